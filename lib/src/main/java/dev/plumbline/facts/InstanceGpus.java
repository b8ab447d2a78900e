package dev.plumbline.facts;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How many GPUs, and which, an instance type has: {@code facts/instance-gpus.csv}, looked up by
 * provider and type. Spelling of case is ignored, and the names bills use for a provider are taken
 * for the one the file uses. Where the file lacks a provider, its types are unknown, not free of
 * GPUs.
 */
public final class InstanceGpus {
  private static final Map<String, String> SPELLINGS =
      Map.ofEntries(
          Map.entry("amazon", "aws"),
          Map.entry("amazon web services", "aws"),
          Map.entry("amazon web services, inc.", "aws"),
          Map.entry("google", "gcp"),
          Map.entry("google cloud", "gcp"),
          Map.entry("google cloud platform", "gcp"),
          Map.entry("microsoft", "azure"),
          Map.entry("microsoft azure", "azure"),
          Map.entry("oracle", "oci"),
          Map.entry("oracle cloud", "oci"),
          Map.entry("oracle cloud infrastructure", "oci"),
          Map.entry("lambda labs", "lambda"),
          Map.entry("coreweave, inc.", "coreweave"));

  private static final String MANAGED = "ml.";

  // after the spellings, which reading the file uses
  /** The figures that ship. */
  public static final InstanceGpus SHIPPED = new InstanceGpus(FactFile.read("instance-gpus"));

  private final Map<String, Gpus> byType = new HashMap<>();
  private final Set<String> providers = new HashSet<>();

  /**
   * The GPUs of an instance type.
   *
   * @param count how many; below 1 for a share of one GPU
   * @param model the GPU as its driver names it ({@code gpu-peaks.csv}), so that billed and
   *     observed time of one model meet; where that is not known, as {@code instance-gpus.csv}
   *     names it
   */
  public record Gpus(BigDecimal count, String model) {}

  private InstanceGpus(FactFile file) {
    Map<String, String> driverNames = driverNames(FactFile.read("gpu-peaks"));
    for (NamedCsvRecord row : file.rows()) {
      providers.add(provider(row.getField("provider")));
      Optional<String> count = file.text(row, "gpu_count");
      if (count.isPresent()) {
        String key = key(row.getField("provider"), row.getField("instance_type"));
        String model =
            file.text(row, "peaks_gpu")
                .map(driverNames::get)
                .or(() -> file.text(row, "gpu_model"))
                .orElse(null);
        byType.put(key, new Gpus(new BigDecimal(count.get()), model));
      }
    }
  }

  private static Map<String, String> driverNames(FactFile peaks) {
    Map<String, String> names = new HashMap<>();
    for (NamedCsvRecord row : peaks.rows()) {
      names.put(row.getField("gpu"), row.getField("match"));
    }
    return names;
  }

  /** The GPUs of the type, or empty when it, or either argument, is unknown. */
  public Optional<Gpus> of(String provider, String instanceType) {
    if (provider == null || instanceType == null) {
      return Optional.empty();
    }
    Gpus exact = byType.get(key(provider, instanceType));
    return exact != null
        ? Optional.of(exact)
        : Optional.ofNullable(byType.get(key(provider, attached(instanceType))));
  }

  /** True when the file lists the provider's GPU types, so that a type it lacks has no GPUs. */
  public boolean lists(String provider) {
    return provider != null && providers.contains(provider(provider));
  }

  /** The file's word for a provider that a bill or a configuration may spell otherwise. */
  public static String provider(String spelled) {
    String lower = spelled.strip().toLowerCase(Locale.ROOT);
    return SPELLINGS.getOrDefault(lower, lower);
  }

  /** One text for provider and type, equal for all spellings that mean the same. */
  public static String key(String provider, String instanceType) {
    return provider(provider) + "|" + instanceType.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * {@code n1-standard-8+nvidia-tesla-t4:1} is written {@code n1-*+nvidia-tesla-t4:1}, and a type
   * of a managed service of AWS, {@code ml.p5.48xlarge}, is the machine it runs on.
   */
  private static String attached(String instanceType) {
    if (instanceType.regionMatches(true, 0, MANAGED, 0, MANAGED.length())) {
      return instanceType.substring(MANAGED.length());
    }
    int plus = instanceType.indexOf('+');
    int dash = instanceType.indexOf('-');
    return plus > dash && dash > 0
        ? instanceType.substring(0, dash + 1) + "*" + instanceType.substring(plus)
        : instanceType;
  }
}

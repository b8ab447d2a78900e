package dev.plumbline.facts;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * MIG profiles by device name and profile name ({@code facts/mig-profiles.csv}). The file names
 * models as {@code A100-40GB}; a device name belongs to the model with which it shares the family
 * word and then most words, among those that have the profile.
 */
public final class MigProfiles {
  private static final Pattern COMPUTE_INSTANCE = Pattern.compile("(\\d+)c\\.(\\d+g\\..+)");
  private static final String BUS = "PCIe";

  /** What ships. */
  public static final MigProfiles SHIPPED = new MigProfiles(FactFile.read("mig-profiles"));

  private final Map<String, Map<String, MigProfile>> models = new LinkedHashMap<>();
  private final Map<List<String>, Optional<MigProfile>> known = new ConcurrentHashMap<>();

  private MigProfiles(FactFile file) {
    for (NamedCsvRecord row : file.rows()) {
      String model = row.getField("gpu_model");
      int compute = slices(file, row, "compute_slices");
      models
          .computeIfAbsent(model, name -> new LinkedHashMap<>())
          .put(
              row.getField("profile"),
              new MigProfile(
                  model,
                  compute,
                  compute,
                  slices(file, row, "device_slices"),
                  slices(file, row, "memory_slices"),
                  slices(file, row, "device_memory_slices")));
    }
  }

  private static int slices(FactFile file, NamedCsvRecord row, String column) {
    return file.number(row, column).orElseThrow().intValue();
  }

  /** The profile of a model as the facts name it; empty where they do not know it. */
  Optional<MigProfile> ofModel(String gpuModel, String profile) {
    return Optional.ofNullable(models.getOrDefault(gpuModel, Map.of()).get(profile));
  }

  /**
   * The profile of an instance on a device that nobody named: its slices where every model that has
   * such a profile agrees on the compute slices, without a model; else empty.
   */
  public Optional<MigProfile> ofAnyModel(String profile) {
    if (profile == null) {
      return Optional.empty();
    }
    List<MigProfile> candidates =
        models.keySet().stream()
            .flatMap(model -> of(model, profile).stream())
            .map(MigProfile::withoutModel)
            .distinct()
            .toList();
    return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
  }

  /**
   * The profile of an instance, such as {@code 3g.20gb} on {@code NVIDIA A100-SXM4-40GB}, or {@code
   * 1c.3g.20gb} for a compute instance in it; empty where the facts do not know it.
   */
  public Optional<MigProfile> of(String deviceName, String profile) {
    if (deviceName == null || profile == null) {
      return Optional.empty();
    }
    return known.computeIfAbsent(List.of(deviceName, profile), key -> search(deviceName, profile));
  }

  /** Every profile of a whole instance that a device of this name can have, by its name. */
  public Map<String, MigProfile> of(String deviceName) {
    Map<String, MigProfile> profiles = new TreeMap<>();
    models.values().stream()
        .flatMap(known -> known.keySet().stream())
        .filter(profile -> !profile.contains("+"))
        .forEach(
            profile -> of(deviceName, profile).ifPresent(found -> profiles.put(profile, found)));
    return profiles;
  }

  /** True when a further instance with some profile of the model fits what is left of a GPU. */
  public boolean fits(String gpuModel, int computeSlicesLeft, int memorySlicesLeft) {
    return models.getOrDefault(gpuModel, Map.of()).values().stream()
        .anyMatch(
            profile ->
                profile.computeSlices() <= computeSlicesLeft
                    && profile.memorySlices() <= memorySlicesLeft);
  }

  private Optional<MigProfile> search(String deviceName, String profile) {
    Matcher compute = COMPUTE_INSTANCE.matcher(profile);
    if (compute.matches()) {
      int own = Integer.parseInt(compute.group(1));
      return search(deviceName, compute.group(2)).map(instance -> part(instance, own));
    }
    String name = profile.replace(".me", "+me");
    Set<String> words = words(deviceName);
    return models.keySet().stream()
        .filter(model -> models.get(model).containsKey(name) && sharesFamily(model, words))
        .max(Comparator.comparingLong((String model) -> shared(model, words).size()))
        .map(model -> models.get(model).get(name));
  }

  private static MigProfile part(MigProfile instance, int own) {
    return new MigProfile(
        instance.gpuModel(),
        own,
        instance.instanceSlices(),
        instance.deviceSlices(),
        instance.memorySlices(),
        instance.deviceMemorySlices());
  }

  private static boolean sharesFamily(String model, Set<String> deviceWords) {
    return shared(model, deviceWords).stream()
        .anyMatch(word -> !word.endsWith("GB") && !word.equals(BUS));
  }

  private static Set<String> shared(String model, Set<String> deviceWords) {
    Set<String> shared = new HashSet<>(words(model));
    shared.retainAll(deviceWords);
    return shared;
  }

  private static Set<String> words(String name) {
    return Arrays.stream(name.split("[^A-Za-z0-9]+"))
        .filter(word -> word.chars().anyMatch(Character::isDigit) || word.equals(BUS))
        .collect(Collectors.toSet());
  }
}

package dev.plumbline.cost.charge;

import dev.plumbline.cost.inventory.GpuTypes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The instance type that a charge line names, which no FOCUS column is for. */
public final class NamedInstanceType {
  /** The extra column in which AWS says what is metered, where the report has no SkuMeter. */
  public static final String AWS_USAGE_TYPE = "x_UsageType";

  private static final Pattern NAMED =
      Pattern.compile("\"(?:x_)?InstanceType\"\\s*:\\s*\"([^\"]+)\"");

  private NamedInstanceType() {}

  /**
   * The type that the price's details name, else the first word that the facts know as a GPU type,
   * else null.
   *
   * @param types the types that have GPUs
   * @param provider who provides the resource, or null
   * @param priceDetails SkuPriceDetails, or null
   * @param texts where else a type may be named; each may be null
   */
  public static String of(GpuTypes types, String provider, String priceDetails, String... texts) {
    Matcher named = priceDetails == null ? null : NAMED.matcher(priceDetails);
    if (named != null && named.find()) {
      return named.group(1);
    }
    for (String text : texts) {
      for (String word : text == null ? new String[0] : text.split("[\\s:/,]+")) {
        if (types.of(provider, word).isPresent()) {
          return word;
        }
      }
    }
    return null;
  }
}

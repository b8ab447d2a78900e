package dev.plumbline.facts;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What electricity emits by provider and region: {@code facts/carbon-intensity.csv}, of which each
 * row names its source and its year. Averages of the grid where it is used, not what a provider
 * bought elsewhere; the second opinion of a row is not read.
 */
public final class CarbonIntensities {
  /** The figures that ship. */
  public static final CarbonIntensities SHIPPED =
      new CarbonIntensities(FactFile.read("carbon-intensity"));

  private final Map<String, CarbonIntensity> byRegion = new HashMap<>();

  private CarbonIntensities(FactFile file) {
    for (NamedCsvRecord row : file.rows()) {
      byRegion.put(
          key(row.getField("provider"), row.getField("region")),
          new CarbonIntensity(
              row.getField("provider") + " " + row.getField("region"),
              file.number(row, "grams_co2e_per_kwh").orElse(null),
              file.number(row, "year").map(Double::longValue).orElse(null),
              file.text(row, "basis").orElse(null),
              file.number(row, "pue").orElse(null)));
    }
  }

  private static String key(String provider, String region) {
    return InstanceGpus.provider(provider) + "|" + region.strip().toLowerCase(Locale.ROOT);
  }

  /** The figures of a region, or empty where the file has none. */
  public Optional<CarbonIntensity> of(String provider, String region) {
    return Optional.ofNullable(byRegion.get(key(provider, region)));
  }
}

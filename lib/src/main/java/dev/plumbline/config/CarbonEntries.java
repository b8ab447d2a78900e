package dev.plumbline.config;

import dev.plumbline.metrics.carbon.Electricity;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** Reads the entries under {@code carbon:}, each where a cluster gets its electricity. */
final class CarbonEntries {
  private CarbonEntries() {}

  static Function<YamlSection, Electricity> read() {
    Once once = new Once("keep one of them, or say from: when each of them holds");
    return section -> {
      Electricity entry = entry(section);
      String cluster = entry.cluster() == null ? "every cluster" : "cluster " + entry.cluster();
      return once.checked(section, entry, cluster, entry.cluster(), entry.from());
    };
  }

  private static Electricity entry(YamlSection s) {
    s.knows("cluster", "from", "provider", "region", "grams_per_kwh", "pue");
    String cluster = s.text("cluster").orElse(null);
    LocalDate from = s.date("from").orElse(null);
    Optional<String> provider = s.text("provider");
    Optional<String> region = s.text("region");
    Double grams = s.number("grams_per_kwh").orElse(null);
    Double overhead = s.number("pue").orElse(null);
    if (provider.isPresent() != region.isPresent()) {
      throw s.error(
          "provider: and region: are said together, or neither",
          "name both, as in {provider: GCP, region: europe-west4}, or say grams_per_kwh: and pue:");
    }
    if (region.isEmpty() && grams == null) {
      throw s.error(
          "nothing is said of what a kilowatt-hour emits",
          "name provider: and region:, or say grams_per_kwh: and pue:");
    }
    return s.checked(
        () ->
            region.isPresent()
                ? Electricity.of(cluster, from, provider.get(), region.get(), grams, overhead)
                : Electricity.own(cluster, from, grams, overhead));
  }
}

package dev.plumbline.run.answers;

import dev.plumbline.lineage.graph.RunParts;
import dev.plumbline.lineage.graph.Upstream;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegistryFacts.Consent;
import dev.plumbline.lineage.known.RegistryFacts.Result;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One of two model versions that are compared, as it was known at the end of a date.
 *
 * @param line of the inventory
 * @param ruling the row of {@link LineageCompleteness} that stood
 * @param training its training run; empty where none is known that is the registry's to name
 * @param said what was said of it
 * @param end the end of the date, exclusive
 * @param digestBits a digest of fewer bits identified nothing for certain on it
 */
public record ComparedVersion(
    InventoryLine line,
    RowLayout.Cells ruling,
    Optional<Training> training,
    Statements said,
    Instant end,
    int digestBits) {

  /**
   * A training run.
   *
   * @param parts rows of {@link dev.plumbline.tables.LineageRun}, one for each system that saw it
   * @param inputs what it read
   */
  public record Training(List<RowLayout.Cells> parts, List<Upstream.Input> inputs) {
    /** Those that said something by a time, the earliest first, as the walk hears them. */
    public List<RowLayout.Cells> saying(Col since, Instant end) {
      return parts.stream()
          .filter(part -> MakingPart.isBefore(part.instant(since), end))
          .sorted(
              Comparator.comparing((RowLayout.Cells part) -> part.instant(since))
                  .thenComparing(
                      RunParts.order(
                          part -> part.instant(LineageRun.FIRST_EVENT_AT),
                          part -> part.text(LineageRun.RUN_ID))))
          .toList();
    }

    /**
     * The values of each parameter that parts state by a time, the earliest first; empty where none
     * states any, be it that there are none.
     */
    public Optional<SortedMap<String, List<String>>> parameters(Instant end) {
      List<RowLayout.Cells> stating = saying(LineageRun.PARAMETERS_KNOWN_AT, end);
      if (stating.isEmpty()) {
        return Optional.empty();
      }
      SortedMap<String, List<String>> stated = new TreeMap<>();
      for (RowLayout.Cells part : stating) {
        Map<String, Instant> later = part.map(LineageRun.PARAMETERS_LATER);
        part.<String, String>map(LineageRun.PARAMETERS)
            .forEach(
                (name, value) -> {
                  Instant since = later.get(name);
                  if (since == null || since.isBefore(end)) {
                    add(value, stated.computeIfAbsent(name, n -> new ArrayList<>()));
                  }
                });
      }
      return Optional.of(stated);
    }

    private static void add(String value, List<String> values) {
      if (!values.contains(value)) {
        values.add(value);
      }
    }
  }

  /**
   * What registries say of a version.
   *
   * @param environmentDigest as registered, or null
   * @param results of evaluations
   * @param consents approvals
   */
  public record Statements(
      String environmentDigest, List<Result> results, List<Consent> consents) {}

  /** Which version it is. */
  public ModelKey key() {
    return line.key();
  }
}

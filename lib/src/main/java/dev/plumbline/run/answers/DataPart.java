package dev.plumbline.run.answers;

import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.graph.Upstream;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.tables.LineageRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The inputs of two training runs, dataset by dataset.
 *
 * <ol>
 *   <li>A run that names no input read none only where that is declared.
 *   <li>A version that nobody named, or whose name means another every day, is not told.
 *   <li>A dataset goes by one of its names.
 * </ol>
 */
final class DataPart {
  private static final Told NO_INPUT = new Told("no input", true);

  private DataPart() {}

  static ComparedPart of(ComparedVersion first, ComparedVersion second) {
    Optional<SortedMap<DatasetName, Told>> one = inputs(first);
    Optional<SortedMap<DatasetName, Told>> other = inputs(second);
    if (one.isEmpty() || other.isEmpty()) {
      return new ComparedPart(
          "data", List.of(Compared.of("inputs", all(first, one), all(second, other))));
    }
    TreeSet<DatasetName> datasets = new TreeSet<>(one.get().keySet());
    datasets.addAll(other.get().keySet());
    List<Compared> things = new ArrayList<>();
    for (DatasetName dataset : datasets) {
      things.add(
          compared(
              dataset,
              one.get().getOrDefault(dataset, NO_INPUT),
              other.get().getOrDefault(dataset, NO_INPUT)));
    }
    return new ComparedPart(
        "data", things.isEmpty() ? List.of(Compared.of("inputs", NO_INPUT, NO_INPUT)) : things);
  }

  private static Compared compared(DatasetName dataset, Told first, Told second) {
    String change = first == NO_INPUT ? "added" : second == NO_INPUT ? "removed" : null;
    return new Compared(dataset.toString(), first, second, change);
  }

  /** Empty where it is not told what was read. */
  private static Optional<SortedMap<DatasetName, Told>> inputs(ComparedVersion version) {
    if (version.training().isEmpty()) {
      return Optional.empty();
    }
    List<Upstream.Input> inputs = version.training().get().inputs();
    boolean isUnsaid =
        version.training().get().saying(LineageRun.NO_INPUTS_DECLARED_AT, version.end()).isEmpty();
    if (inputs.isEmpty() && isUnsaid) {
      return Optional.empty();
    }
    SortedMap<DatasetName, List<Upstream.Input>> byDataset =
        inputs.stream()
            .collect(
                Collectors.groupingBy(
                    input -> input.stated().dataset(), TreeMap::new, Collectors.toList()));
    SortedMap<DatasetName, Told> told = new TreeMap<>();
    byDataset.forEach((dataset, of) -> told.put(dataset, versions(of)));
    return Optional.of(told);
  }

  private static Told versions(List<Upstream.Input> inputs) {
    Optional<Upstream.Input> inferred =
        inputs.stream().filter(Upstream.Input::isInferred).findFirst();
    if (inferred.isPresent()) {
      String resolved = inferred.get().resolved().version();
      return Told.unknown(
          "read without a version"
              + (resolved == null ? "" : "; the latest complete one was " + resolved));
    }
    String versions =
        inputs.stream().map(input -> input.stated().version()).collect(Collectors.joining(", "));
    boolean isMoving =
        inputs.stream().anyMatch(input -> DatasetNode.isMoving(input.stated().version()));
    return isMoving ? Told.vague(versions, "which is no fixed version") : Told.of(versions);
  }

  private static Told all(ComparedVersion version, Optional<SortedMap<DatasetName, Told>> inputs) {
    return inputs
        .map(
            told ->
                told.isEmpty()
                    ? NO_INPUT
                    : Told.of(
                        told.keySet().stream()
                            .map(Objects::toString)
                            .collect(Collectors.joining(", "))))
        .orElseGet(
            () ->
                Told.unknown(
                    version.training().isEmpty()
                        ? "no training run of it is known that its registry may name"
                        : "its training run names no input"));
  }
}

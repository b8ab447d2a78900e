package dev.plumbline.report;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.terms.LinkState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A model version, and how far it could be traced.
 *
 * @param isShared true when another registry has a version of this name
 */
record Model(Cells row, boolean isShared) {
  /** The model versions that were registered by the shown date. */
  static List<Model> of(Figures figures) {
    List<Cells> rows = figures.of(LineageSection.ROWS).shown();
    Map<List<String>, Long> names =
        rows.stream().collect(Collectors.groupingBy(Model::bareName, Collectors.counting()));
    return rows.stream().map(row -> new Model(row, names.get(bareName(row)) > 1)).toList();
  }

  private static List<String> bareName(Cells row) {
    return List.of(row.text(LineageCompleteness.MODEL), row.text(LineageCompleteness.VERSION));
  }

  String registry() {
    return row.text(LineageCompleteness.REGISTRY);
  }

  String model() {
    return row.text(LineageCompleteness.MODEL);
  }

  String version() {
    return row.text(LineageCompleteness.VERSION);
  }

  /** Model and version; the registry too where two registries have a version of this name. */
  String name() {
    String name = model() + " " + version();
    return isShared ? name + " of " + registry() : name;
  }

  /** Null when it could not be judged. */
  Boolean isTraceable() {
    return row.flag(LineageCompleteness.IS_TRACEABLE);
  }

  /** The state of a link, one of the table's state columns. */
  String state(Col link) {
    String state = row.text(link);
    return state == null ? LinkState.NOT_MEASURED.text() : state;
  }

  /** Why a link is not present. */
  String reason(Col link, String otherwise) {
    return reason(LinkSign.link(link), otherwise);
  }

  /** Why the link of this id is not present. */
  String reason(String link, String otherwise) {
    return row.<String, String>map(LineageCompleteness.LINK_REASONS).getOrDefault(link, otherwise);
  }

  /** GPU-seconds of the runs behind it; runs are shared, so this is never added up. */
  BigDecimal gpuSecondsBehind() {
    return row.decimal(LineageCompleteness.GPU_SECONDS_BEHIND);
  }

  /** Currency to cost of the runs behind it; none where nothing is known. */
  Map<String, BigDecimal> costsBehind() {
    return row.map(LineageCompleteness.COSTS_BEHIND);
  }

  /** Sources behind it that lack a licence or a legal basis; empty too where none is known. */
  List<String> withoutRights() {
    return row.has(LineageCompleteness.SOURCES_WITHOUT_RIGHTS)
        ? row.list(LineageCompleteness.SOURCES_WITHOUT_RIGHTS)
        : List.of();
  }

  /** False where nobody knows which sources lie behind it. */
  boolean areSourcesKnown() {
    return row.has(LineageCompleteness.SOURCES_WITHOUT_LICENCE);
  }
}

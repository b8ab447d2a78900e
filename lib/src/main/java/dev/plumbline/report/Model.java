package dev.plumbline.report;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.terms.LinkState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A model version, and how far it could be traced. */
record Model(Cells row) {

  /** The model versions of the shown date. */
  static List<Model> of(Figures figures) {
    return figures.ofShownDate(LineageSection.ROWS).stream().map(Model::new).toList();
  }

  String model() {
    return row.text(LineageCompleteness.MODEL);
  }

  String version() {
    return row.text(LineageCompleteness.VERSION);
  }

  String name() {
    return model() + " " + version();
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
}

package dev.plumbline.report;

import dev.plumbline.lineage.evidence.DatasetNames;
import dev.plumbline.lineage.evidence.KnownModels;
import dev.plumbline.lineage.evidence.RawRecords;
import dev.plumbline.lineage.evidence.VersionEvidence;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.LineageCompleteness;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rulings on model versions, and sheets without any record. */
final class MadeUpRulings {
  static final LocalDate DAY = Nights.DAY;
  private static final RowLayout LAYOUT = RowLayout.of(LineageCompleteness.TABLE);

  private MadeUpRulings() {}

  /** All links present, or the approval missing. */
  static Cells ruling(String model, String version, LocalDate since, boolean isTraceable) {
    RowLayout.Draft row = LAYOUT.draft();
    for (Col link : LineageCompleteness.LINK_STATES) {
      row.set(link, "PRESENT");
    }
    if (!isTraceable) {
      row.set(LineageCompleteness.APPROVAL, "MISSING");
    }
    row.set(LineageCompleteness.AS_OF_DATE, since)
        .set(LineageCompleteness.REGISTRY, "models")
        .set(LineageCompleteness.MODEL, model)
        .set(LineageCompleteness.VERSION, version)
        .set(LineageCompleteness.RISK_TIER, "high")
        .set(
            LineageCompleteness.LINK_REASONS,
            isTraceable ? Map.of() : Map.of("approval", "nobody approved " + model))
        .set(LineageCompleteness.IS_TRACEABLE, isTraceable)
        .set(LineageCompleteness.FIRST_BROKEN_LINK, isTraceable ? null : "approval")
        .set(LineageCompleteness.WITNESS_PATH, List.of("model " + model))
        .set(LineageCompleteness.UPSTREAM_DATASETS, 0L)
        .set(LineageCompleteness.UPSTREAM_CLOSED, 0L)
        .set(LineageCompleteness.COSTS_BEHIND, Map.of())
        .set(LineageCompleteness.POLICY_ID, "lineage")
        .set(LineageCompleteness.POLICY_VERSION, "1");
    return LAYOUT.read(row.row());
  }

  static ModelSheet sheet(Cells ruling) {
    return new ModelSheet(
        ruling,
        new VersionEvidence(
            ruling,
            new RawRecords(List.of(), List.of(), List.of(), List.of(), Set::of),
            new KnownModels(List.of(), Instant.parse("2026-07-15T00:00:00Z")),
            new DatasetNames(List.of())),
        Optional.empty(),
        null,
        128);
  }

  static SheetBook book(SheetChoice choice) {
    return new SheetBook(
        DAY,
        new SheetBook.Edition(7, "2026-07-14-a1", "0.1.0"),
        choice.chosen().stream().map(MadeUpRulings::sheet).toList(),
        choice.left(),
        null);
  }

  /** Without a sheet, for this reason. */
  static SheetBook without(List<Cells> rulings, String remark) {
    return new SheetBook(
        DAY, new SheetBook.Edition(7, "2026-07-14-a1", "0.1.0"), List.of(), rulings, remark);
  }
}

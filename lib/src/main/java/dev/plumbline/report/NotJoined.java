package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.terms.Stage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * GPU time of the shown date that may stand twice: once as seen on nodes without a bill, once as
 * billed for machines that nobody saw. Sums over both are not said, their parts are.
 *
 * @param billed time with a billing resource
 * @param unbilled time seen on nodes without one
 * @param twice how much of both may be the same at most, in GPU-seconds
 */
record NotJoined(Accounts billed, Accounts unbilled, BigDecimal twice) {
  /** What stands in the place of a sum. */
  static final String WORDS = "not joined";

  /** Nothing where telemetry and bills of the date are joined. */
  static Optional<NotJoined> of(Figures figures) {
    List<Cells> rows = figures.ofShownDate(WaterfallSection.ROWS);
    return figures.ofShownDate(AttentionSection.ROWS).stream()
        .filter(
            row ->
                AttentionKind.UNJOINED_TIME.text().equals(row.text(AttentionDaily.KIND))
                    && row.has(AttentionDaily.GPU_SECONDS_AT_STAKE))
        .findFirst()
        .map(
            row ->
                new NotJoined(
                    new Accounts(
                        rows.stream().filter(one -> one.has(GpuWaterfallDaily.PROVIDER)).toList()),
                    new Accounts(
                        rows.stream().filter(one -> !one.has(GpuWaterfallDaily.PROVIDER)).toList()),
                    row.decimal(AttentionDaily.GPU_SECONDS_AT_STAKE)));
  }

  /** Both parts of the accounted time. */
  String accounted() {
    return "%s with a bill, and %s seen on nodes without one; up to %s of them are the same hours"
        .formatted(
            Numbers.gpuHours(billed.seconds().value()),
            Numbers.gpuHours(unbilled.seconds().value()),
            Numbers.gpuHours(twice));
  }

  /** Both parts of the idle waste. */
  String waste() {
    return ("%s measured on nodes with a bill, and %s on nodes without one; %s are billed and not"
            + " seen")
        .formatted(
            Numbers.gpuHours(billed.wasteSeconds().measured().valueOrZero()),
            Numbers.gpuHours(unbilled.wasteSeconds().measured().valueOrZero()),
            Numbers.gpuHours(billed.seconds(Stage.Group.UNMEASURED).valueOrZero()));
  }

  /** The sentence for sections whose totals would sum both, or nothing. */
  static Html note(Figures figures) {
    return of(figures)
        .map(
            apart ->
                Notes.small(
                    "Telemetry and bill are not joined on this date, so that GPU-hours of both are"
                        + " not added up: there are "
                        + apart.accounted()
                        + "."))
        .orElse(Html.nothing());
  }
}

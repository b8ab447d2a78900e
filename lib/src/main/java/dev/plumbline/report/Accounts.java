package dev.plumbline.report;

import dev.plumbline.metrics.Quotient;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.terms.Stage;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Sums over waterfall rows of one date. */
final class Accounts {
  private final List<Cells> rows;

  Accounts(List<Cells> rows) {
    this.rows = rows;
  }

  /**
   * An interval of money or time.
   *
   * @param measured what is known to be waste
   * @param highest with everything that was not measured added
   */
  record Interval(Sum measured, Sum highest) {
    /** What was measured ÷ this sum; null when either is unknown. */
    Double shareOf(Sum all) {
      return Quotient.exact(measured.valueOrZero(), all.value());
    }
  }

  private static DrawnStage stage(Cells row) {
    return DrawnStage.of(row.text(GpuWaterfallDaily.STAGE));
  }

  private static PriceBasis basis(Cells row) {
    return PriceBasis.of(
        row,
        GpuWaterfallDaily.CURRENCY,
        GpuWaterfallDaily.PRICE_SOURCE,
        GpuWaterfallDaily.PRICE_STATE);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** All stages that occur or are known, in order. */
  List<DrawnStage> stages() {
    Stream<DrawnStage> unlisted =
        rows.stream()
            .map(Accounts::stage)
            .distinct()
            .filter(stage -> !DrawnStage.ALL.contains(stage));
    List<DrawnStage> listed = DrawnStage.ALL;
    int last = listed.size() - 1;
    return Stream.concat(
            Stream.concat(listed.subList(0, last).stream(), unlisted), Stream.of(listed.get(last)))
        .toList();
  }

  /** What the costs are priced by; those without a price come last. */
  SortedSet<PriceBasis> bases() {
    TreeSet<PriceBasis> bases = new TreeSet<>();
    rows.forEach(row -> bases.add(basis(row)));
    return bases;
  }

  /** The bases that carry money. */
  List<PriceBasis> pricedBases() {
    return bases().stream().filter(PriceBasis::isPriced).toList();
  }

  /** GPU-seconds of all stages. */
  Sum seconds() {
    return rows.stream().collect(Sum.of(GpuWaterfallDaily.GPU_SECONDS));
  }

  /** GPU-seconds of the stages. */
  Sum seconds(Predicate<DrawnStage> stages) {
    return rows.stream()
        .filter(row -> stages.test(stage(row)))
        .collect(Sum.of(GpuWaterfallDaily.GPU_SECONDS));
  }

  /** GPU-seconds of a group of stages. */
  Sum seconds(Stage.Group group) {
    return seconds(stage -> stage.group() == group);
  }

  /** GPU-seconds that nothing prices. */
  Sum unpricedSeconds() {
    return rows.stream()
        .filter(row -> !row.has(GpuWaterfallDaily.COST))
        .collect(Sum.of(GpuWaterfallDaily.GPU_SECONDS));
  }

  /** Cost of all stages under one basis. */
  Sum cost(PriceBasis basis) {
    return cost(basis, stage -> true);
  }

  /** Cost of the stages under one basis. */
  Sum cost(PriceBasis basis, Predicate<DrawnStage> stages) {
    return rows.stream()
        .filter(row -> basis(row).equals(basis) && stages.test(stage(row)))
        .collect(Sum.of(GpuWaterfallDaily.COST));
  }

  /** Idle waste under one basis: [measured, measured + unobserved + unknown]. */
  Interval waste(PriceBasis basis) {
    Sum measured = cost(basis, DrawnStage::isWaste);
    return new Interval(
        measured, measured.plus(cost(basis, stage -> stage.group() == Stage.Group.UNMEASURED)));
  }

  /** Idle waste in GPU-seconds: [measured, measured + unobserved + unknown]. */
  Interval wasteSeconds() {
    Sum measured = seconds(Stage.Group.WASTE);
    return new Interval(measured, measured.plus(seconds(Stage.Group.UNMEASURED)));
  }

  /** Part ÷ all accounted GPU-seconds; null when either is unknown. */
  Double share(BigDecimal part) {
    return Quotient.exact(part, seconds().value());
  }

  /** Delivered share of the accounted GPU-seconds. */
  Double delivered() {
    return isEmpty() ? null : share(seconds(Stage.Group.DELIVERED).valueOrZero());
  }

  /** Delivered share of the cost under one basis; null when either is unknown. */
  Double delivered(PriceBasis basis) {
    Sum delivered = cost(basis, stage -> stage.group() == Stage.Group.DELIVERED);
    return Quotient.exact(delivered.valueOrZero(), cost(basis).value());
  }

  /** Unobserved and unknown share of the cost under one basis; null when either is unknown. */
  Double unmeasured(PriceBasis basis) {
    Sum unmeasured = cost(basis, stage -> stage.group() == Stage.Group.UNMEASURED);
    return Quotient.exact(unmeasured.valueOrZero(), cost(basis).value());
  }

  /** Delivered share if all that was not measured or not resolved had been delivered. */
  Double deliveredAtMost() {
    Sum most =
        seconds(Stage.Group.DELIVERED)
            .plus(seconds(Stage.Group.UNMEASURED))
            .plus(seconds(Stage.Group.UNRESOLVED));
    return isEmpty() ? null : share(most.valueOrZero());
  }
}

package dev.plumbline.run;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LakeVersions;
import dev.plumbline.tables.ClosedPeriod;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Billing periods that silver as it stands has closed, and no publication has: gold of the run that
 * closed them is still to come. Their rows are dated its night.
 *
 * <ol>
 *   <li>Gold of silver as it stands is made by that night alone. By another one the period would be
 *       neither closed tonight nor published as closed, and all of its invoices would pass for
 *       corrections.
 *   <li>A bounded run of silver may close them by its own night instead, where it computes all
 *       dates of theirs that silver knows. Else some rows would stay of the other night, and be
 *       published with it.
 *   <li>A run without bounds computes all of them again. One job of gold reads silver as it is
 *       published.
 * </ol>
 */
record ClosedAhead(Lake lake, Computation.Known known) {
  private static final RowLayout COLUMNS =
      RowLayout.of(
          ClosedPeriod.PERIOD,
          ClosedPeriod.ISSUER,
          ClosedPeriod.BILLING_ACCOUNT,
          ClosedPeriod.CLOSED_DATE);

  /** A billing period of an account, and the night that closed it. */
  record Closed(LocalDate period, String issuer, String account, LocalDate night) {
    private static Closed of(Cells row) {
      return new Closed(
          row.date(ClosedPeriod.PERIOD),
          row.text(ClosedPeriod.ISSUER),
          row.text(ClosedPeriod.BILLING_ACCOUNT),
          row.date(ClosedPeriod.CLOSED_DATE));
    }
  }

  /** Refuses a run that another night than its own has closed billing periods for. */
  void assertNone(Bound.Part part) {
    boolean isSilver = part == Bound.Part.SILVER;
    if (part == Bound.Part.ONE_JOB || isSilver && !known.bound().isBounded()) {
      return;
    }
    Set<Closed> others = inTheWay(unpublished(), isSilver);
    if (!others.isEmpty()) {
      throw refused(others, isSilver);
    }
  }

  /** Those of other nights that the run does not close itself. */
  Set<Closed> inTheWay(Set<Closed> unpublished, boolean isSilver) {
    Landed.Closing closing = known.landed().closing();
    Set<Closed> others = new HashSet<>(unpublished);
    others.removeIf(
        closed ->
            closing.isNewNight() && closed.night().equals(closing.tonight())
                || isSilver && isComputed(closed.period()));
    return others;
  }

  /** True where the run computes every date of a billing period that silver knows. */
  private boolean isComputed(LocalDate period) {
    NavigableSet<LocalDate> dates = known.all().cascade().datesOf(new TreeSet<>(List.of(period)));
    dates.retainAll(known.bound().nights());
    NavigableSet<LocalDate> computed = known.reviewed();
    computed.addAll(known.bound().own());
    return isOld(period) && computed.containsAll(dates);
  }

  private boolean isOld(LocalDate period) {
    Landed.Closing closing = known.landed().closing();
    return closing.isNewNight() && closing.oldPeriods().contains(period);
  }

  private Set<Closed> unpublished() {
    LakeVersions published = new LakeVersions(lake, known.published().versions());
    if (!published.isPassed(ClosedPeriod.TABLE)) {
      return new HashSet<>();
    }
    Set<Closed> closed = closed(lake.read(ClosedPeriod.TABLE));
    closed.removeAll(closed(published.read(ClosedPeriod.TABLE)));
    return closed;
  }

  /** Few: one per issuer, account and period. */
  private static Set<Closed> closed(Frame rows) {
    Set<Closed> closed = new HashSet<>();
    rows.select(COLUMNS.columns())
        .rows()
        .collectAsList()
        .forEach(row -> closed.add(Closed.of(COLUMNS.read(row))));
    return closed;
  }

  private Failure refused(Set<Closed> others, boolean isSilver) {
    NavigableSet<LocalDate> nights = new TreeSet<>();
    NavigableSet<LocalDate> periods = new TreeSet<>();
    others.forEach(
        closed -> {
          nights.add(closed.night());
          periods.add(closed.period());
        });
    LocalDate tonight = known.landed().closing().tonight();
    String again =
        !isSilver && periods.stream().allMatch(this::isOld)
            ? ", or plumbline run build --date " + tonight
            : "";
    return new Failure(
        Category.INPUT,
        ("silver stands closed by the night of %s, not by that of %s: "
                + "the billing periods that begin %s")
            .formatted(Words.dates(nights), tonight, Words.dates(periods)),
        "a run closed them whose gold is not published; beside rows of two nights all of an invoice"
            + " would pass for a correction",
        "plumbline run assess --date "
            + nights.last()
            + " and plumbline run publish"
            + again
            + ", then run it again; plumbline nightly computes and publishes all of it");
  }
}

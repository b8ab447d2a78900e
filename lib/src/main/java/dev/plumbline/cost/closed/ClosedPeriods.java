package dev.plumbline.cost.closed;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.ClosedPeriod;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * Which billing periods are closed: those that were, and those that a new night finds ended so many
 * days ago, after charges of theirs were published once. Rows are few: one per issuer, account and
 * period.
 *
 * @param closeAfterDays days after a billing period's end at which it is closed
 * @param closing which nights there are
 */
public record ClosedPeriods(int closeAfterDays, Closing closing) {
  private static final Col START = Col.temporary("closed_start", DataTypes.DateType);
  private static final Col ISSUER = Col.temporary("closed_issuer", DataTypes.StringType);
  private static final Col ACCOUNT = Col.temporary("closed_account", DataTypes.StringType);

  /**
   * The closed periods among those that are old enough.
   *
   * @param before what was closed when the newest night was published; empty where nothing can be
   * @param lines what charge lines said then
   */
  public Optional<Frame> of(Optional<Frame> before, Optional<Frame> lines) {
    if (before.isEmpty() || lines.isEmpty() || !closing.isNewNight()) {
      return before;
    }
    Column end = functions.to_date(ChargeLine.PERIOD_END_AT.of());
    Frame ended =
        lines
            .orElseThrow()
            .where(functions.date_add(end, closeAfterDays).leq(closing.tonight()))
            .select(
                ClosedPeriod.PERIOD.is(ChargeLine.PERIOD.of()),
                ClosedPeriod.ISSUER.is(ChargeLine.ISSUER.of()),
                ClosedPeriod.BILLING_ACCOUNT.is(ChargeLine.BILLING_ACCOUNT.of()),
                ClosedPeriod.PERIOD_END.is(end),
                ClosedPeriod.CLOSED_DATE.is(functions.lit(closing.tonight())));
    return Optional.of(
        before
            .orElseThrow()
            .union(ended)
            .groupBy(ClosedPeriod.PERIOD, ClosedPeriod.ISSUER, ClosedPeriod.BILLING_ACCOUNT)
            .values(
                ClosedPeriod.PERIOD_END.is(functions.max(ClosedPeriod.PERIOD_END.of())),
                ClosedPeriod.CLOSED_DATE.is(functions.min(ClosedPeriod.CLOSED_DATE.of()))));
  }

  /** Charge lines, with the night that closed their period. */
  public static Frame marked(Frame lines, Optional<Frame> closed) {
    if (closed.isEmpty()) {
      return lines;
    }
    Frame periods =
        closed
            .orElseThrow()
            .select(
                START.is(ClosedPeriod.PERIOD.of()),
                ISSUER.is(ClosedPeriod.ISSUER.of()),
                ACCOUNT.is(ClosedPeriod.BILLING_ACCOUNT.of()),
                ChargeLine.CLOSED_DATE.is(ClosedPeriod.CLOSED_DATE.of()));
    Column same =
        START
            .of()
            .equalTo(ChargeLine.PERIOD.of())
            .and(ISSUER.of().eqNullSafe(ChargeLine.ISSUER.of()))
            .and(ACCOUNT.of().eqNullSafe(ChargeLine.BILLING_ACCOUNT.of()));
    return lines
        .drop(ChargeLine.CLOSED_DATE)
        .leftJoin(Frame.of(functions.broadcast(periods.rows())), same);
  }
}

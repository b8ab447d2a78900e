package dev.plumbline.ingest.invoice;

import dev.plumbline.ingest.billing.Amounts;
import dev.plumbline.ingest.billing.ChargeDraft;
import dev.plumbline.ingest.mapping.DeclaredTime;
import dev.plumbline.ingest.mapping.WrittenTime;
import dev.plumbline.ingest.tabular.Records;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.terms.reject.ChargeReject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Puts one kind of period of each line into its draft. */
final class Periods {
  private static final BigDecimal MILLISECONDS = BigDecimal.valueOf(3_600_000);
  private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(100_000);

  private final PeriodRule rule;
  private final DeclaredTime time;
  private final int first;
  private final int second;
  private final Col start;
  private final Col end;

  /**
   * Periods of one file.
   *
   * @param first position of the rule's first column, or -1
   * @param second position of its second, or -1
   */
  Periods(PeriodRule rule, DeclaredTime time, int first, int second, Col start, Col end) {
    this.rule = rule;
    this.time = time;
    this.first = first;
    this.second = second;
    this.start = start;
    this.end = end;
  }

  /** Reads the line's period; what cannot be read is refused. */
  void read(Records record, ChargeDraft draft) {
    String text = first < 0 ? null : record.text(first);
    boolean isBlank = text == null || text.isBlank();
    if (rule.way() == PeriodRule.Way.BILLING_PERIOD || isBlank && rule.isBillingWhenBlank()) {
      draft.put(start, draft.value(FocusCharge.BILLING_PERIOD_START));
      draft.put(end, draft.value(FocusCharge.BILLING_PERIOD_END));
      return;
    }
    if (isBlank) {
      draft.read(start, null);
      return;
    }
    WrittenTime from = moment(text, start, draft);
    if (from == null) {
      return;
    }
    switch (rule.way()) {
      case MONTH_OF -> month(from.date(), draft);
      case DAY -> put(draft, from.instant(), from.nextDay());
      default -> span(start(from), second < 0 ? null : record.text(second), draft);
    }
  }

  /** Billing months are months in UTC, as FOCUS has them, whatever the zone of the dates. */
  private void month(LocalDate date, ChargeDraft draft) {
    LocalDate begin = date.withDayOfMonth(1);
    put(
        draft,
        begin.atStartOfDay(ZoneOffset.UTC).toInstant(),
        begin.plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private void span(Instant from, String text, ChargeDraft draft) {
    draft.put(start, from);
    if (text == null || text.isBlank()) {
      return;
    }
    if (rule.way() == PeriodRule.Way.HOURS) {
      draft.put(end, afterHours(from, text, draft));
      return;
    }
    WrittenTime until = moment(text, end, draft);
    if (until != null) {
      boolean isLastDay = rule.way() == PeriodRule.Way.THROUGH;
      draft.put(end, isLastDay ? nextDay(until) : start(until));
    }
  }

  /**
   * Billing periods of dates are those dates in UTC too: midnight of the first of a month is still
   * the month before east of it, in which no invoice would look for its charges.
   */
  private Instant start(WrittenTime day) {
    return isOfDates(day) ? day.date().atStartOfDay(ZoneOffset.UTC).toInstant() : day.instant();
  }

  private Instant nextDay(WrittenTime day) {
    return isOfDates(day)
        ? day.date().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()
        : day.nextDay();
  }

  private boolean isOfDates(WrittenTime day) {
    return start == FocusCharge.BILLING_PERIOD_START && day.isMidnight();
  }

  private Instant afterHours(Instant from, String text, ChargeDraft draft) {
    String plain = rule.hours().plain(text);
    BigDecimal hours = plain == null ? null : Amounts.of(plain).amount();
    if (hours == null || hours.abs().compareTo(MOST_HOURS) > 0) {
      refuse(draft, ChargeReject.IS_NO_NUMBER_OF_HOURS.of(end.name()), text);
      return null;
    }
    return from.plusMillis(
        hours.multiply(MILLISECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  private WrittenTime moment(String text, Col column, ChargeDraft draft) {
    WrittenTime moment = time.read(text);
    if (moment.problem() != null) {
      String why = ChargeReject.IS_NO_DECLARED_TIME.of(column.name(), moment.problem());
      refuse(draft, why, text);
      return null;
    }
    if (moment.isAmbiguous()) {
      refuse(draft, ChargeReject.IS_ONE_OF_TWO_TIMES.of(column.name()), text);
      return null;
    }
    return moment;
  }

  private static void refuse(ChargeDraft draft, String why, String text) {
    String shown = text.length() <= 80 ? text : text.substring(0, 80) + "…";
    draft.refuse(why + ": " + shown);
  }

  private void put(ChargeDraft draft, Instant from, Instant until) {
    draft.put(start, from);
    draft.put(end, until);
  }
}

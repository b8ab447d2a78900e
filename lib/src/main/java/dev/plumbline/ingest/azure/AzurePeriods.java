package dev.plumbline.ingest.azure;

import dev.plumbline.ingest.billing.ChargeDraft;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.terms.reject.ChargeReject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** The charge's day and its billing period: half open, in UTC. */
final class AzurePeriods {
  private final AzureDates dates;

  AzurePeriods(AzureDates dates) {
    this.dates = dates;
  }

  /** Reads the days of a line. */
  void read(Map<AzureColumn, String> line, ChargeDraft draft) {
    LocalDate day = day(line, AzureColumn.DATE, draft);
    LocalDate first = day(line, AzureColumn.PERIOD_START, draft);
    LocalDate last = day(line, AzureColumn.PERIOD_END, draft);
    if (day == null) {
      draft.read(FocusCharge.CHARGE_PERIOD_START, null);
      return;
    }
    put(FocusCharge.CHARGE_PERIOD_START, day, draft);
    put(FocusCharge.CHARGE_PERIOD_END, day.plusDays(1), draft);
    LocalDate month = (first == null ? day : first).withDayOfMonth(1);
    put(FocusCharge.BILLING_PERIOD_START, first == null ? month : first, draft);
    put(
        FocusCharge.BILLING_PERIOD_END,
        last == null ? month.plusMonths(1) : last.plusDays(1),
        draft);
  }

  private LocalDate day(Map<AzureColumn, String> line, AzureColumn column, ChargeDraft draft) {
    String text = line.get(column);
    LocalDate day = text == null ? null : dates.day(text);
    if (text != null && day == null) {
      String shown = text.length() > 80 ? text.substring(0, 80) : text;
      draft.refuse(
          ChargeReject.IS_NO_DATE.of(column.focus().name(), dates.expected()) + ": " + shown);
    }
    return day;
  }

  private static void put(Col column, LocalDate day, ChargeDraft draft) {
    draft.put(column, day.atStartOfDay().toInstant(ZoneOffset.UTC));
  }
}

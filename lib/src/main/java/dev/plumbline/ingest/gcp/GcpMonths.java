package dev.plumbline.ingest.gcp;

import dev.plumbline.ingest.billing.ChargeDraft;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.terms.reject.ChargeReject;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Google's invoice months, {@code 202607}: they begin and end at midnight in Pacific time. */
final class GcpMonths {
  private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
  private static final Pattern MONTH = Pattern.compile("(2[01]\\d\\d)-?(0[1-9]|1[0-2])");

  private final Map<String, YearMonth> known = new HashMap<>();

  /** Reads the billing period. */
  void read(String text, ChargeDraft draft) {
    if (text == null) {
      draft.read(FocusCharge.BILLING_PERIOD_START, null);
      return;
    }
    YearMonth month = known.get(text);
    if (month == null) {
      Matcher written = MONTH.matcher(text.trim());
      if (!written.matches()) {
        String shown = text.length() > 80 ? text.substring(0, 80) : text;
        draft.refuse(ChargeReject.IS_NO_MONTH.of("BillingPeriodStart") + ": " + shown);
        return;
      }
      month = YearMonth.of(Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2)));
      known.put(text, month);
    }
    draft.put(FocusCharge.BILLING_PERIOD_START, month.atDay(1).atStartOfDay(PACIFIC).toInstant());
    draft.put(
        FocusCharge.BILLING_PERIOD_END,
        month.plusMonths(1).atDay(1).atStartOfDay(PACIFIC).toInstant());
  }
}

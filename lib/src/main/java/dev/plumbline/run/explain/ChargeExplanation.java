package dev.plumbline.run.explain;

import dev.plumbline.failure.Failure;
import dev.plumbline.job.Published;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.CostAllocation;
import dev.plumbline.tables.FocusCharge;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * A figure of a month's sheet with what it is made of: rows of the sheet, and the parts of charges
 * that those are sums of, each with the file and line of its charge. What was seen of a closed
 * period later is in neither, as in the sheet.
 *
 * @param sheet the rows that {@code plumbline month} sums
 * @param parts the parts of charges
 */
public record ChargeExplanation(
    AskedCharge asked, SummedRows<ChargedAmount> sheet, SummedRows<ChargedAmount> parts) {

  /**
   * Explains a figure out of what is published.
   *
   * @param shown how many rows and parts are told one by one
   * @throws Failure {@code CONFIGURATION} for a month without a published billing period, or a
   *     figure without any row
   */
  public static ChargeExplanation of(Published published, AskedCharge asked, int shown) {
    List<LocalDate> periods =
        asked.periods(published.slices(ChargebackMonthly.TABLE), ChargebackMonthly.TABLE);
    RowSums sums = new RowSums(published, shown);
    SummedRows<ChargedAmount> sheet =
        sums.of(
            asked.sheet(periods),
            sums(
                ChargebackMonthly.SHARE_KIND,
                ChargebackMonthly.CURRENCY,
                ChargebackMonthly.BILLED_COST,
                ChargebackMonthly.EFFECTIVE_COST));
    if (sheet.count() == 0) {
      throw new Failure(
          Failure.Category.CONFIGURATION,
          asked.id() + " has no rows",
          "there are none like " + sheet.sql(),
          "leave the currency or the team out, or ask for " + asked.month() + "/charged");
    }
    return new ChargeExplanation(
        asked,
        sheet,
        sums.of(
            asked.parts(periods),
            sums(
                CostAllocation.SHARE_KIND,
                CostAllocation.of(FocusCharge.BILLING_CURRENCY),
                CostAllocation.BILLED_COST,
                CostAllocation.EFFECTIVE_COST)));
  }

  private static Sums<ChargedAmount> sums(Col kind, Col currency, Col billed, Col effective) {
    return new Sums<>(
        List.of(kind, currency),
        List.of(billed, effective),
        effective,
        row ->
            new ChargedAmount(
                row.text(kind), row.text(currency), row.decimal(billed), row.decimal(effective)),
        Comparator.comparing(ChargedAmount::currency).thenComparing(ChargedAmount::kind));
  }
}

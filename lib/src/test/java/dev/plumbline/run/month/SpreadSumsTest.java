package dev.plumbline.run.month;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cost.statement.Amounts;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.SharedCostMonthly;
import dev.plumbline.terms.BridgeStep;
import dev.plumbline.terms.ShareKind;
import dev.plumbline.terms.SharedCostRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A spread that does not close shows as a difference: what is left is never what remains. */
class SpreadSumsTest {
  private static final RowLayout CHARGED = RowLayout.of(ChargebackMonthly.TABLE);
  private static final RowLayout SPREAD = RowLayout.of(SharedCostMonthly.TABLE);
  private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
  private static final LocalDate CLOSED = LocalDate.of(2026, 8, 6);

  private static Cells charged(String invoice, ShareKind kind, String team, String cost) {
    return charged(invoice, kind, team, cost, null);
  }

  private static Cells charged(
      String invoice, ShareKind kind, String team, String cost, LocalDate seen) {
    RowLayout.Draft draft =
        CHARGED
            .draft()
            .set(ChargebackMonthly.PERIOD, JULY)
            .set(ChargebackMonthly.INVOICE, invoice)
            .set(ChargebackMonthly.CURRENCY, "USD")
            .set(ChargebackMonthly.SHARE_KIND, kind)
            .set(ChargebackMonthly.TEAM, team)
            .set(ChargebackMonthly.CLOSED_DATE, seen == null ? null : CLOSED)
            .set(ChargebackMonthly.SEEN_DATE, seen);
    return cells(CHARGED, draft, ChargebackMonthly.BILLED_COST, cost);
  }

  private static Cells spread(String invoice, String team, String cost, LocalDate seen) {
    RowLayout.Draft draft =
        SPREAD
            .draft()
            .set(SharedCostMonthly.PERIOD, JULY)
            .set(SharedCostMonthly.INVOICE, invoice)
            .set(SharedCostMonthly.CURRENCY, "USD")
            .set(SharedCostMonthly.SHARE_KIND, ShareKind.TAX)
            .set(SharedCostMonthly.RULE, SharedCostRule.EVEN)
            .set(SharedCostMonthly.TEAM, team)
            .set(SharedCostMonthly.CLOSED_DATE, seen == null ? null : CLOSED)
            .set(SharedCostMonthly.SEEN_DATE, seen);
    return cells(SPREAD, draft, SharedCostMonthly.BILLED_COST, cost);
  }

  private static Cells cells(RowLayout layout, RowLayout.Draft draft, Col billed, String cost) {
    Col effective =
        layout == SPREAD ? SharedCostMonthly.EFFECTIVE_COST : ChargebackMonthly.EFFECTIVE_COST;
    BigDecimal amount = new BigDecimal(cost);
    return layout.read(draft.set(billed, amount).set(effective, amount).row());
  }

  private static MonthInvoice invoice(String name, String amount) {
    BigDecimal cost = new BigDecimal(amount);
    List<MonthInvoice.Step> steps =
        List.of(
            new MonthInvoice.Step(BridgeStep.BILLED_COST.text(), cost, true),
            new MonthInvoice.Step(BridgeStep.EFFECTIVE_COST.text(), cost, true));
    return new MonthInvoice(name, null, steps, null, Amounts.NOTHING, null, 0);
  }

  private static SpreadSheet sheet(List<MonthInvoice> invoices, List<Cells> rows, Cells... spread) {
    CurrencySheet direct =
        new CurrencySheet("USD", new TreeMap<>(), new TreeMap<>(), invoices, Amounts.NOTHING);
    return new SpreadSums(direct, rows, List.of(spread)).sheet();
  }

  private static Cost cost(String amount) {
    return new Cost(new BigDecimal(amount), new BigDecimal(amount));
  }

  private static final List<Cells> JULYS =
      List.of(
          charged("one", ShareKind.HELD, "a", "50"),
          charged("one", ShareKind.HELD, "a", "10"),
          charged("one", ShareKind.HELD, null, "5"),
          charged("one", ShareKind.TAX, null, "12"),
          charged("one", ShareKind.CREDIT, null, "-3"),
          charged("two", ShareKind.TAX, null, "4"));

  // one: 50 + 10 + 5 + 12 - 3 = 74; two: 4
  private static final List<MonthInvoice> INVOICES =
      List.of(invoice("one", "74"), invoice("two", "4"));

  @Test
  void whatIsSpreadReplacesWhatNobodyWasChargedWithAndTheRestIsLeft() {
    SpreadSheet sheet =
        sheet(INVOICES, JULYS, spread("one", "a", "7", null), spread("one", "b", "5", null));
    assertThat(sheet.teams()).extracting(SpreadTeam::team).containsExactly("a", "b", null);
    assertThat(sheet.teams())
        .extracting(SpreadTeam::total)
        .containsExactly(cost("67"), cost("5"), cost("5"));
    // the tax of the other invoice has no spread rows
    assertThat(sheet.left())
        .containsExactlyEntriesOf(
            new TreeMap<>(Map.of(ShareKind.TAX, cost("4"), ShareKind.CREDIT, cost("-3"))));
    assertThat(sheet.total()).isEqualTo(cost("78"));
    assertThat(sheet.difference().isNothing()).isTrue();
    assertThat(sheet.differences()).isEmpty();
  }

  @Test
  void aSpreadThatDoesNotCloseIsADifferenceOfItsInvoice() {
    SpreadSheet sheet = sheet(INVOICES, JULYS, spread("one", "a", "11", null));
    assertThat(sheet.difference()).isEqualTo(cost("-1"));
    assertThat(sheet.differences()).containsOnlyKeys("one").containsValue(cost("-1"));
  }

  @Test
  void invoicesWhoseDifferencesCancelAreNamed() {
    SpreadSheet sheet =
        sheet(INVOICES, JULYS, spread("one", "a", "11", null), spread("two", "a", "5", null));
    assertThat(sheet.difference().isNothing()).isTrue();
    assertThat(sheet.differences()).containsOnlyKeys("one", "two");
  }

  @Test
  void whatWasSeenOfAClosedPeriodIsInNoSum() {
    LocalDate seen = LocalDate.of(2026, 8, 10);
    List<Cells> rows =
        List.of(
            charged("two", ShareKind.TAX, null, "4"),
            charged("two", ShareKind.TAX, null, "6", seen));
    SpreadSheet sheet = sheet(List.of(invoice("two", "4")), rows, spread("two", "a", "6", seen));
    assertThat(sheet.later()).isEqualTo(cost("6"));
    assertThat(sheet.left()).containsEntry(ShareKind.TAX, cost("4"));
    assertThat(sheet.total()).isEqualTo(cost("4"));
    assertThat(sheet.differences()).isEmpty();
  }
}

package dev.plumbline.cost.spread;

import dev.plumbline.cost.closed.Closing;
import dev.plumbline.schema.Apportionment;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Frame.Side;
import dev.plumbline.schema.PairKernel;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.SharedCostMonthly;
import dev.plumbline.terms.ShareKind;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * Spreads what nobody is charged with directly over teams:
 *
 * <ol>
 *   <li>what is spread at once is the sum of an invoice, currency, share kind, closing and seeing
 *       night; without a rule for the kind in the billing period, or where both costs of it are 0
 *       or not known, it has no rows;
 *   <li>{@code by_use}: weights are the EffectiveCost that teams are charged with directly on the
 *       same invoice, over all their projects. A team whose sum is 0 or less (its credits are more
 *       than its use) has no weight and gets no row: a negative weight would charge others with
 *       more than there is. Where no team of the invoice has weight, that of all invoices of the
 *       billing period and currency counts; where none has any there either, the cost is left;
 *   <li>{@code even}: every team that is charged directly on the invoice, whatever its sum, else on
 *       one of the billing period and currency, counts 1;
 *   <li>{@code team}: the named team has all of it, whether or not it is charged with anything;
 *   <li>direct cost of holders whom no team owns is no weight: nobody could be charged by it;
 *   <li>direct cost counts as the bill had it at first: what was seen of a closed period later is
 *       spread by the weights of the closed period, and by the rule that holds for it that night;
 *   <li>BilledCost and EffectiveCost are divided by the same weights, each by largest remainder,
 *       ties in the order of teams' names; a credit is divided like a charge, with its sign; an
 *       amount that is not known has no known parts;
 *   <li>of a closed billing period what was published stands, rows or none, whatever the rules say
 *       by now; so does what earlier nights saw of it.
 * </ol>
 *
 * @param rules the configured rules
 * @param closing which nights there are
 * @param hasStanding true where what is published of the periods may stand
 */
public record SpreadCosts(SharedCosts rules, Closing closing, boolean hasStanding)
    implements PairKernel {
  private static final RowLayout SUMS =
      RowLayout.of(
          ChargebackMonthly.PERIOD,
          ChargebackMonthly.INVOICE,
          ChargebackMonthly.CURRENCY,
          ChargebackMonthly.SHARE_KIND,
          ChargebackMonthly.TEAM,
          ChargebackMonthly.CLOSED_DATE,
          ChargebackMonthly.SEEN_DATE,
          ChargebackMonthly.BILLED_COST,
          ChargebackMonthly.EFFECTIVE_COST);
  private static final RowLayout SPREAD = RowLayout.of(SharedCostMonthly.TABLE);
  private static final Side OF_SUMS =
      new Side(List.of(ChargebackMonthly.PERIOD, ChargebackMonthly.CURRENCY), List.of());
  private static final Side OF_SPREAD =
      new Side(List.of(SharedCostMonthly.PERIOD, SharedCostMonthly.CURRENCY), List.of());

  /**
   * One row per sum that is spread and team.
   *
   * @param sums {@code gold.chargeback_monthly} of the billing periods
   * @param standing what is published of them; empty where nothing can be closed
   * @param none no row
   */
  public static Frame of(
      Frame sums, List<SharedCost> rules, Closing closing, Optional<Frame> standing, Frame none) {
    Frame published = standing.orElse(none).conform(SharedCostMonthly.TABLE);
    if (rules.isEmpty() && published.isKnownEmpty()) {
      return none;
    }
    return sums.select(SUMS.columns())
        .eachGroup(
            OF_SUMS,
            published,
            OF_SPREAD,
            SharedCostMonthly.TABLE.schema(),
            new SpreadCosts(new SharedCosts(rules), closing, standing.isPresent()));
  }

  @Override
  public Iterator<Row> rows(Iterator<Row> sums, Iterator<Row> standing) {
    DirectCost direct = new DirectCost();
    SortedMap<SharedSum.About, SharedSum> shared = new TreeMap<>();
    while (sums.hasNext()) {
      add(SUMS.read(sums.next()), direct, shared);
    }
    Map<SharedSum.About, List<Row>> published = new TreeMap<>();
    while (standing.hasNext()) {
      Row row = standing.next();
      published.computeIfAbsent(about(row), about -> new ArrayList<>()).add(row);
    }
    return shared.entrySet().stream()
        .flatMap(each -> rows(each.getKey(), each.getValue(), published, direct).stream())
        .iterator();
  }

  private List<Row> rows(
      SharedSum.About about,
      SharedSum sum,
      Map<SharedSum.About, List<Row>> published,
      DirectCost direct) {
    return isStanding(about)
        ? published.getOrDefault(about, List.of())
        : spread(about, sum, direct);
  }

  private static void add(
      Cells row, DirectCost direct, SortedMap<SharedSum.About, SharedSum> shared) {
    ShareKind kind = Term.of(ShareKind.class, row.text(ChargebackMonthly.SHARE_KIND));
    BigDecimal effective = row.decimal(ChargebackMonthly.EFFECTIVE_COST);
    if (!kind.isAllocated()) {
      SharedSum.About about =
          new SharedSum.About(
              row.date(ChargebackMonthly.PERIOD),
              row.text(ChargebackMonthly.INVOICE),
              row.text(ChargebackMonthly.CURRENCY),
              kind,
              row.date(ChargebackMonthly.CLOSED_DATE),
              row.date(ChargebackMonthly.SEEN_DATE));
      SharedSum sum = new SharedSum(row.decimal(ChargebackMonthly.BILLED_COST), effective);
      shared.merge(about, sum, SharedSum::plus);
    } else if (row.has(ChargebackMonthly.TEAM) && !row.has(ChargebackMonthly.SEEN_DATE)) {
      direct.add(row.text(ChargebackMonthly.INVOICE), row.text(ChargebackMonthly.TEAM), effective);
    }
  }

  private static SharedSum.About about(Row row) {
    return new SharedSum.About(
        SPREAD.date(row, SharedCostMonthly.PERIOD),
        SPREAD.text(row, SharedCostMonthly.INVOICE),
        SPREAD.text(row, SharedCostMonthly.CURRENCY),
        Term.of(ShareKind.class, SPREAD.text(row, SharedCostMonthly.SHARE_KIND)),
        SPREAD.date(row, SharedCostMonthly.CLOSED_DATE),
        SPREAD.date(row, SharedCostMonthly.SEEN_DATE));
  }

  /** True of what an earlier night closed or saw, and of what this night did before. */
  private boolean isStanding(SharedSum.About about) {
    LocalDate tonight = closing.tonight();
    if (!hasStanding || about.closed() == null && about.seen() == null) {
      return false;
    }
    return about.seen() != null
        ? !about.seen().equals(tonight)
        : !(closing.isNewNight() && about.closed().equals(tonight));
  }

  private List<Row> spread(SharedSum.About about, SharedSum sum, DirectCost direct) {
    Optional<SharedCost> rule = rules.of(about.kind(), about.period());
    if (rule.isEmpty() || sum.isNothing()) {
      return List.of();
    }
    return direct
        .weights(rule.get(), about.invoice())
        .map(weights -> rows(about, sum, rule.get(), weights))
        .orElse(List.of());
  }

  private static List<Row> rows(
      SharedSum.About about, SharedSum sum, SharedCost rule, DirectCost.Weights weights) {
    List<String> teams = List.copyOf(weights.teams().keySet());
    List<BigDecimal> shares = List.copyOf(weights.teams().values());
    BigDecimal all = weights.sum();
    List<BigDecimal> billed = parts(sum.billed(), shares);
    List<BigDecimal> effective = parts(sum.effective(), shares);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < teams.size(); i++) {
      rows.add(
          about
              .draft(SPREAD)
              .set(SharedCostMonthly.RULE, rule.rule())
              .set(SharedCostMonthly.TEAM, teams.get(i))
              .set(SharedCostMonthly.BILLED_COST, billed.get(i))
              .set(SharedCostMonthly.EFFECTIVE_COST, effective.get(i))
              .set(SharedCostMonthly.WEIGHT, shares.get(i))
              .set(SharedCostMonthly.WEIGHT_SUM, all)
              .set(SharedCostMonthly.WEIGHT_SCOPE, weights.scope())
              .row());
    }
    return rows;
  }

  private static List<BigDecimal> parts(BigDecimal amount, List<BigDecimal> shares) {
    return amount == null
        ? Collections.nCopies(shares.size(), null)
        : Apportionment.divide(amount, shares);
  }
}

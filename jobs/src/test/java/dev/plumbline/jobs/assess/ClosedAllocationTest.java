package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.bill;
import static dev.plumbline.jobs.MoneyGiven.capacity;
import static dev.plumbline.testing.Expect.expect;

import dev.plumbline.config.Configuration;
import dev.plumbline.cost.closed.Closing;
import dev.plumbline.cost.spread.SharedCost;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.jobs.OneJob;
import dev.plumbline.jobs.build.ChargeLineJob;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.CostAllocation;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.tables.SharedCostMonthly;
import dev.plumbline.terms.ShareKind;
import dev.plumbline.terms.SharedCostRule;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import dev.plumbline.testing.TestContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a closed month said stands; what its bill says since is rows of the night that sees it. */
@ExtendWith(SharedSpark.class)
class ClosedAllocationTest {
  private static final LocalDate CLOSED = LocalDate.of(2026, 8, 6);
  private static final LocalDate TONIGHT = LocalDate.of(2026, 8, 10);

  private static Map<TableSpec, Frame> run(
      RunContext context, Given bill, Map<TableSpec, Frame> standing) {
    Frame lines =
        OneJob.run(new ChargeLineJob(), MoneyGiven.context(DAY), bill)
            .with(ChargeLine.CLOSED_DATE.is(CLOSED));
    Map<TableSpec, Frame> frames =
        Map.of(
            FocusCharge.TABLE,
            bill.frame(),
            ChargeLine.TABLE,
            lines,
            PaidCapacity.TABLE,
            capacity().frame(),
            GpuHourCost.TABLE,
            CostAllocationJobTest.oneHour().frame());
    return new CostAllocationJob().apply(new Inputs(frames, standing), context).frames();
  }

  private static RunContext laterNight() {
    TestContext usual = (TestContext) MoneyGiven.context(DAY);
    Closing closing =
        new Closing(
            new TreeSet<>(List.of(DAY, TONIGHT)), TONIGHT, new TreeSet<>(List.of(DAY)), true);
    return new TestContext(usual.slice(), usual.configuration(), usual.policies(), closing);
  }

  private static Given export(String file, String lines) {
    return bill()
        .every(FocusCharge.SOURCE_FILE, file)
        .rows("resource | cost | quantity | unit\n" + lines);
  }

  @Test
  void aLateLineIsADifferenceAndAnExportThatComesAgainIsNone() {
    Frame published =
        run(MoneyGiven.context(DAY), export("a.csv", "i-p5 | 8 | 1 | Hours\n"), Map.of())
            .get(CostAllocation.TABLE);
    Map<TableSpec, Frame> since =
        run(
            laterNight(),
            export("b.csv", "i-p5 | 8 | 1 | Hours\ni-p5 | 4 | 1 | Hours\n"),
            Map.of(CostAllocation.TABLE, published));
    // a and b have an eighth of 8, and of the 4 that came late; nobody the rest
    expect(since.get(CostAllocation.TABLE))
        .rows(
            """
            x_source_file | AllocatedResourceId | x_share_kind | EffectiveCost | x_seen_date
            a.csv         | llm/a               | held         | 1             |
            a.csv         | llm/b               | held         | 1             |
            a.csv         |                     | unobserved   | 6             |
            b.csv         | llm/a               | held         | 0.5           | 2026-08-10
            b.csv         | llm/b               | held         | 0.5           | 2026-08-10
            b.csv         |                     | unobserved   | 3             | 2026-08-10
            """);
    expect(since.get(ChargebackMonthly.TABLE))
        .including(
            """
            team   | share_kind | effective_cost | seen_date
            speech | held       | 1              |
            speech | held       | 0.5            | 2026-08-10
            """);
  }

  /** The same context, in which what is billed and never seen is spread by a rule. */
  private static RunContext spreading(RunContext context, SharedCostRule rule) {
    Configuration usual = context.configuration();
    SharedCost unseen = new SharedCost(ShareKind.UNOBSERVED, rule, null, null);
    Configuration configuration =
        new Configuration(
            usual.lake(),
            usual.limits(),
            usual.sources(),
            usual.nodes(),
            new Configuration.People(
                List.of(), List.of(), List.of(), "job", List.of(unseen), List.of()),
            usual.prices(),
            usual.instanceTypes());
    return new TestContext(context.slice(), configuration, context.policies(), context.closing());
  }

  @Test
  void sharedCostOfAClosedMonthStandsAndADifferenceIsSpreadByTheRuleOfTheNight() {
    Map<TableSpec, Frame> published =
        run(
            spreading(MoneyGiven.context(DAY), SharedCostRule.BY_USE),
            export("a.csv", "i-p5 | 8 | 1 | Hours\n"),
            Map.of());
    Map<TableSpec, Frame> since =
        run(
            spreading(laterNight(), SharedCostRule.EVEN),
            export("b.csv", "i-p5 | 8 | 1 | Hours\ni-p5 | 4 | 1 | Hours\n"),
            Map.of(
                CostAllocation.TABLE,
                published.get(CostAllocation.TABLE),
                SharedCostMonthly.TABLE,
                published.get(SharedCostMonthly.TABLE)));
    // of 8 the teams hold 1 each and 6 were never seen: 6 × 1 ÷ 2; of the 4 that came late 3 were
    expect(since.get(SharedCostMonthly.TABLE))
        .rows(
            """
            share_kind | rule   | team   | effective_cost | weight | closed_date | seen_date
            unobserved | by_use | speech | 3              | 1      | 2026-08-06  |
            unobserved | by_use | vision | 3              | 1      | 2026-08-06  |
            unobserved | even   | speech | 1.5            | 1      | 2026-08-06  | 2026-08-10
            unobserved | even   | vision | 1.5            | 1      | 2026-08-06  | 2026-08-10
            """);
  }
}

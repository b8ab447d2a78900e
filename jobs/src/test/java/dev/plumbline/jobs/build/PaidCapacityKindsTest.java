package dev.plumbline.jobs.build;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.bill;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.build.CapacityGiven.paid;
import static dev.plumbline.testing.Expect.expect;

import dev.plumbline.cost.closed.Closing;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.jobs.OneJob;
import dev.plumbline.policies.Policies;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.ClosedPeriod;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import dev.plumbline.testing.TestContext;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which charges are GPU time, and when. */
@ExtendWith(SharedSpark.class)
class PaidCapacityKindsTest {
  @Test
  void refundsAndCorrectionsStandOutsideThePriceAndSayWhatTheyCorrect() {
    Given bill =
        bill()
            .rows(
                """
                resource | start            | category | class      | cost   | quantity | unit
                i-p5     | 00:00            | Usage    |            | 55.04  | 1        | Hours
                i-p5     | 00:00            | Credit   |            | -8     |          |
                i-p5     | 00:00            | Usage    |            | -3     | -0.1     | Hours
                i-p5     | 2026-06-28 00:00 | Usage    | Correction | -27.52 | -0.5     | Hours
                """);
    expect(paid(context(LocalDate.of(2026, 7, 1), DAY), bill))
        .rows(
            """
            hour_at          | charge_kind | corrects_date | effective_cost | paid_gpu_seconds
            // June is another bill's period: dated where the bill that carries it begins
            2026-07-01 00:00 | correction  | 2026-06-28    | -27.52         |
            // a tenth of the hour is taken back: 55.04 − 3, and 28,800 − 0.1 × 3,600 × 8
            2026-07-14 00:00 | compute     |               | 52.04          | 25920
            2026-07-14 00:00 | credit      |               | -8             |
            """);
  }

  @Test
  void trafficDisksAndAddressesOnAnInstanceAreNotItsTime() {
    expect(
            paid(
                """
                resource | service_category | cost | quantity | unit
                i-p5     | Networking       | 1    | 24       | Hours
                i-p5     | Compute          | 2    | 200      | GB
                i-p5     | Storage          | 4    |          |
                """))
        .rows(
            """
            charge_kind | effective_cost | paid_gpu_seconds
            network     | 3              |
            storage     | 4              |
            """);
  }

  @Test
  void currenciesAndInvoicesAreNeverAdded() {
    expect(
            paid(
                """
                resource | start | currency | invoice | cost | quantity | unit
                i-p5     | 07:00 | USD      | inv-1   | 50   | 0.5      | Hours
                i-p5     | 07:00 | EUR      |         | 40   | 0.5      | Hours
                """))
        .rows(
            """
            billing_currency | invoice                   | effective_cost | paid_gpu_seconds
            EUR              | Issuer/111/2026-07-01/EUR | 40             | 14400
            USD              | inv-1                     | 50             | 14400
            """);
  }

  @Test
  void aMachineNobodyConfiguredIsKnownByTheTypeTheBillNames() {
    Given bill =
        bill()
            .rows(
                """
                provider | resource | details                            | cost | quantity | unit
                GCP      | vm-g9    | {"InstanceType":"g2-standard-48"}  | 4.32 | 3600     | Seconds
                """)
            .rows(
                """
                resource | sku | RegionId  | meter                 | cost | quantity | unit
                i-c7     |     |           | BoxUsage:c7i.24xlarge | 4.25 | 1        | Hours
                         | p5  | us-east-1 | BoxUsage:p5.48xlarge  | 9    | 2        | Hours
                """);
    // g2-standard-48 has 4 GPUs; two p5 hours without an instance id are a pool of 2 × 8 × 3,600
    expect(paid(context(DAY), bill))
        .rows(
            """
            billing_resource_id       | charge_kind     | paid_gpu_seconds
            i-c7                      | non_gpu_compute |
            pool:AWS/222/p5/us-east-1 | compute         | 57600
            vm-g9                     | compute         | 14400
            """);
  }

  @ParameterizedTest
  @CsvSource({
    // July ends on 1 August; 5 days later is the 6th
    "2026-08-05, billed",
    "2026-08-06, closed"
  })
  void aPublishedPeriodClosesItsDaysAfterItsEnd(LocalDate night, String state) {
    Given july =
        bill()
            .rows(
                """
                resource | cost  | quantity | unit
                i-p5     | 55.04 | 1        | Hours
                """);
    Frame published = OneJob.run(new ChargeLineJob(), context(DAY), july);
    Closing closing =
        new Closing(new TreeSet<>(Set.of(DAY, night)), new TreeSet<>(Set.of(DAY)), true);
    RunContext context =
        new TestContext(
            context(DAY).slice(), context(DAY).configuration(), Policies.DEFAULT, closing);
    Map<TableSpec, Frame> charges = Map.of(FocusCharge.TABLE, july.frame());
    Map<TableSpec, Frame> standing =
        Map.of(
            ChargeLine.TABLE,
            published,
            ClosedPeriod.TABLE,
            Given.table(ClosedPeriod.TABLE).frame());
    Frame lines =
        new ChargeLineJob()
            .apply(new Inputs(charges, standing), context)
            .frames()
            .get(ChargeLine.TABLE)
            .conform(ChargeLine.TABLE);
    Map<TableSpec, Frame> paying =
        Map.of(ChargeLine.TABLE, lines, GpuSegment.TABLE, MoneyGiven.segments().frame());
    expect(OneJob.run(new PaidCapacityJob(), context, paying))
        .rows(
            """
            price_source | price_state
            billed       | %s
            """
                .formatted(state));
  }

  @Test
  void gpuTimeIsOnTheDayItRanWhateverBillCarriesIt() {
    Given late =
        bill()
            .rows(
                """
                resource | start | period_start     | period_end       | cost
                i-p5     | 00:00 | 2026-08-01 00:00 | 2026-09-01 00:00 | 55.04
                """);
    RunContext both = context(DAY, LocalDate.of(2026, 8, 1));
    expect(paid(both, late))
        .rows(
            """
            hour_at          | billing_period_start | corrects_date | paid_gpu_seconds
            2026-07-14 00:00 | 2026-08-01           |               | 28800
            """);
  }
}

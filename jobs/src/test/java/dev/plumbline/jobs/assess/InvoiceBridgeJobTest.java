package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.bill;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.jobs.OneJob;
import dev.plumbline.jobs.build.ChargeLineJob;
import dev.plumbline.jobs.build.PaidCapacityJob;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.CommitmentDaily;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class InvoiceBridgeJobTest {
  private static Given stages() {
    return Given.table(GpuHourCost.TABLE)
        .every(GpuHourCost.COST_DATE, "2026-07-14")
        .every(GpuHourCost.BILLING_PERIOD_START, "2026-07-01")
        .every(GpuHourCost.INVOICE, "inv-1")
        .every(GpuHourCost.CURRENCY, "USD");
  }

  private static Frame bridge(Given bill, Given costs) {
    Frame bridge = bridge(bill, costs.frame());
    assertThat(OneJob.plan(bridge)).doesNotContain("SortAggregate");
    return bridge;
  }

  private static Frame bridge(Given bill, Frame costs) {
    Frame lines = OneJob.run(new ChargeLineJob(), context(DAY), bill);
    Frame segments = MoneyGiven.segments().frame();
    Map<TableSpec, Frame> paying = Map.of(ChargeLine.TABLE, lines, GpuSegment.TABLE, segments);
    Frame paid = OneJob.run(new PaidCapacityJob(), context(DAY), paying);
    return OneJob.run(
        new InvoiceBridgeJob(),
        context(DAY),
        Map.of(
            ChargeLine.TABLE,
            lines,
            GpuSegment.TABLE,
            segments,
            PaidCapacity.TABLE,
            paid,
            GpuHourCost.TABLE,
            costs,
            CommitmentDaily.TABLE,
            Given.table(CommitmentDaily.TABLE).frame()));
  }

  private static Frame of(String invoice, Frame bridge) {
    return bridge.where(InvoiceBridge.INVOICE.of().equalTo(invoice));
  }

  private static Given july() {
    return bill()
        .rows(
            """
            resource | cost  | quantity | unit
            i-p5     | 55.04 | 1        | Hours
            """)
        // a covered hour, and the hour of the commitment that nothing used
        .rows(
            """
            resource | commitment | use    | category | billed | effective
            i-p4     | ri-1       | Used   | Usage    | 0      | 22.40
                     | ri-1       | Unused | Usage    | 0      | 11.20
                     | ri-1       |        | Purchase | 1000   | 0
            """)
        .rows(
            """
            resource | service_category | service                | billed | effective
            i-p5     | Networking       |                        | 18.43  | 18.432
                     | Storage          |                        | 25.60  | 25.60
                     | Other            | AWS Support (Business) | 100    | 100
                     | Analytics        |                        | 6.30   | 6.30
            """)
        .rows(
            """
            meter                 | category | class      | cost
            BoxUsage:c7i.24xlarge | Usage    |            | 4.25
                                  | Tax      |            | 312.50
                                  | Credit   |            | -150
                                  | Usage    | Correction | -27.52
            """);
  }

  @Test
  void anInvoiceBecomesItsStagesWithoutRemainder() {
    Given costs =
        stages()
            .rows(
                """
                billing_period_start | invoice | stage             | cost
                2026-07-01           | inv-1   | delivered         | 40
                2026-07-01           | inv-1   | delivered         | 15.04
                2026-07-01           | inv-1   | unused_commitment | 11.20
                2026-07-01           | inv-9   | delivered         | 7
                                     |         | delivered         | 7
                """);
    // billed: 55.04 + 1000 + 18.43 + 4.25 + 25.60 + 100 + 6.30 + 312.50 − 150 − 27.52 = 1344.60
    // effective: 55.04 + 22.40 + 11.20 + 18.432 + 4.25 + 25.60 + 100 + 6.30 + 312.50 − 150
    //   − 27.52 = 378.202; prepaid bought 1000, consumed 22.40 + 11.20 = 33.60;
    // 1344.60 − 1000 + 33.60 = 378.20, so the provider rounded 0.002
    // compute: 55.04 + 22.40 + 11.20 = 88.64; stages 55.04 + 11.20, no night covers 22.40
    expect(of("inv-1", bridge(july(), costs)))
        .rows(
            """
            step_number | step                    | step_kind | amount
            1           | billed_cost             | balance   | 1344.60
            2           | prepaid_bought          | movement  | -1000
            3           | prepaid_consumed        | movement  | 33.60
            4           | provider_rounding       | movement  | 0.002
            5           | unexplained             | movement  | 0
            6           | effective_cost          | balance   | 378.202
            7           | not_yet_due             | movement  | 0
            8           | tax                     | movement  | -312.50
            9           | credit                  | movement  | 150
            10          | correction              | movement  | 27.52
            11          | support                 | movement  | -100
            12          | storage                 | movement  | -25.60
            13          | network                 | movement  | -18.432
            14          | other_non_compute       | movement  | -6.30
            15          | non_gpu_compute         | movement  | -4.25
            16          | unused_commitment_other | movement  | 0
            17          | gpu_compute             | balance   | 88.64
            18          | stage:unused_commitment | stage     | 11.20
            19          | stage:delivered         | stage     | 55.04
            20          | stage:outside_nights    | stage     | 22.40
            21          | paid_capacity           | check     | 378.202
            22          | unaccounted             | check     | 0
            """);
  }

  @Test
  void aCommitmentPaidInPartIsPrepaidInPart() {
    Given bill =
        bill()
            .rows(
                """
                resource | commitment | use  | category | billed | effective
                         | ri-1       |      | Purchase | 1000   | 40
                i-p4     | ri-1       | Used | Usage    | 10     | 22.40
                """)
            .rows(
                """
                resource | service_category | billed | effective | quantity | unit
                i-p5     | Compute          | 55.04  | 55.04     | 1        | Hours
                         | Networking       | 18.43  | 18.432    |          |
                """);
    // billed 1000 + 10 + 55.04 + 18.43 = 1083.47; bought 1000 − 40 = 960;
    // consumed 22.40 − 10 = 12.40; effective 40 + 22.40 + 55.04 + 18.432 = 135.872;
    // 1083.47 − 960 + 12.40 = 135.87, so the provider rounded 0.002
    expect(of("inv-1", bridge(bill, stages())).where(InvoiceBridge.STEP_NUMBER.of().leq(6)))
        .rows(
            """
            step_number | step              | step_kind | amount
            1           | billed_cost       | balance   | 1083.47
            2           | prepaid_bought    | movement  | -960
            3           | prepaid_consumed  | movement  | 12.40
            4           | provider_rounding | movement  | 0.002
            5           | unexplained       | movement  | 0
            6           | effective_cost    | balance   | 135.872
            """);
  }

  @Test
  void movementsAddUpToBalancesAndStagesToTheLastOfThem() {
    Given costs = stages().rows("stage | cost\n delivered | 88.64");
    List<List<Object>> steps =
        Given.values(
                of("inv-1", bridge(july(), costs)),
                InvoiceBridge.STEP_NUMBER,
                InvoiceBridge.STEP,
                InvoiceBridge.STEP_KIND,
                InvoiceBridge.AMOUNT)
            .stream()
            .sorted(java.util.Comparator.comparing(step -> (Long) step.get(0)))
            .toList();
    BigDecimal running = BigDecimal.ZERO;
    BigDecimal stages = BigDecimal.ZERO;
    for (List<Object> step : steps) {
      BigDecimal amount = (BigDecimal) step.get(3);
      switch ((String) step.get(2)) {
        case "movement" -> running = running.add(amount);
        case "stage" -> stages = stages.add(amount);
        case "check" -> {}
        default -> {
          if (!step.get(1).equals("billed_cost")) {
            assertThat(amount).isEqualByComparingTo(running);
          }
          running = amount;
        }
      }
    }
    assertThat(stages).isEqualByComparingTo(running);
  }

  @Test
  void currenciesHaveBridgesOfTheirOwnAndAnInvoiceWithoutIdIsNamed() {
    Given bill =
        bill()
            .rows(
                """
                resource | currency | invoice | category | cost  | quantity | unit
                i-p5     | USD      | inv-1   | Usage    | 55.04 | 1        | Hours
                         | EUR      |         | Tax      | 3     |          |
                """);
    Frame bridge = bridge(bill, stages());
    expect(bridge.groupBy(InvoiceBridge.INVOICE, InvoiceBridge.CURRENCY).sums(InvoiceBridge.AMOUNT))
        .rows(
            """
            invoice                   | billing_currency
            inv-1                     | USD
            Issuer/111/2026-07-01/EUR | EUR
            """);
    expect(of("Issuer/111/2026-07-01/EUR", bridge))
        .including(
            """
            step        | step_kind | amount
            billed_cost | balance   | 3
            gpu_compute | balance   | 0
            """);
  }
}

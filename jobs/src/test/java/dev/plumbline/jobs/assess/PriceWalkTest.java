package dev.plumbline.jobs.assess;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cost.bridge.PriceWalks;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.PriceWalkMonthly;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.CommitmentUse;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.math.BigDecimal;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedSpark.class)
class PriceWalkTest {
  private static Given lines() {
    return Given.table(ChargeLine.TABLE)
        .as("kind", ChargeLine.CHARGE_KIND)
        .as("use", ChargeLine.COMMITMENT_USE)
        .as("list", ChargeLine.LIST_COST)
        .as("contracted", ChargeLine.CONTRACTED_COST)
        .as("effective", ChargeLine.EFFECTIVE_COST)
        .as("seconds", ChargeLine.GPU_SECONDS)
        .every(ChargeLine.PERIOD, "2026-07-01")
        .every(ChargeLine.PROVIDER, "AWS")
        .every(ChargeLine.SUB_ACCOUNT, "1")
        .every(ChargeLine.BILLED_COST, "0")
        .every(ChargeLine.CURRENCY, "USD");
  }

  @Test
  void listPriceLessBothSavingsIsTheCostAndWhatCannotBeWalkedStandsBeside() {
    Frame walk =
        PriceWalks.of(
            lines()
                .rows(
                    """
                    kind                | use    | list | contracted | effective | seconds
                    compute             |        | 100  | 90         | 90        | 3600
                    compute             | used   | 200  | 180        | 120       | 10800
                    compute             |        |      | 7          | 7         |
                    commitment_unused   | unused | 0    | 0          | 30        | 7200
                    commitment_purchase | bought | 500  | 500        | 0         |
                    tax                 |        |      |            | 11        |
                    """)
                .frame());
    // 100 + 200 = 300 at list; 10 + 20 = 30 negotiated.
    expect(
            walk.select(
                PriceWalkMonthly.CHARGE_KIND,
                PriceWalkMonthly.LIST_COST,
                PriceWalkMonthly.NEGOTIATED_SAVING,
                PriceWalkMonthly.CONTRACTED_COST))
        .rows(
            """
            charge_kind         | list_cost | negotiated_saving | contracted_cost
            compute             | 300       | 30                | 270
            commitment_unused   |           |                   |
            commitment_purchase |           |                   |
            tax                 |           |                   |
            """);
    // 0 + 60 by commitments; 90 + 120 = 210 is left.
    expect(
            walk.select(
                PriceWalkMonthly.CHARGE_KIND,
                PriceWalkMonthly.COMMITMENT_SAVING,
                PriceWalkMonthly.PRICED_COST,
                PriceWalkMonthly.GPU_SECONDS,
                PriceWalkMonthly.COVERED_GPU_SECONDS))
        .rows(
            """
            charge_kind         | commitment_saving | priced_effective_cost | gpu_seconds
            compute             | 60                | 210                   | 14400
            commitment_unused   |                   |                       |
            commitment_purchase |                   |                       |
            tax                 |                   |                       |
            """);
    expect(
            walk.select(
                PriceWalkMonthly.CHARGE_KIND,
                PriceWalkMonthly.UNUSED_COST,
                PriceWalkMonthly.BOUGHT_COST))
        .rows(
            """
            charge_kind         | unused_commitment_cost | bought_effective_cost
            compute             |                        |
            commitment_unused   | 30                     |
            commitment_purchase |                        | 0
            tax                 |                        |
            """);
    expect(
            walk.select(
                PriceWalkMonthly.CHARGE_KIND,
                PriceWalkMonthly.UNPRICED_COST,
                PriceWalkMonthly.UNPRICED_LINES,
                PriceWalkMonthly.COVERED_GPU_SECONDS))
        .rows(
            """
            charge_kind         | unpriced_effective_cost | unpriced_lines | covered_gpu_seconds
            compute             | 7                       | 1              | 10800
            commitment_unused   |                         | 0              |
            commitment_purchase |                         | 0              |
            tax                 | 11                      | 1              |
            """);
  }

  /** Whatever the charges are, nothing of their cost is lost or counted twice. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyChargeIsInExactlyOnePart(long seed) {
    Random dice = new Random(seed);
    StringBuilder rows =
        new StringBuilder("kind | use | list | contracted | effective | seconds\n");
    BigDecimal total = BigDecimal.ZERO;
    for (int i = 0; i < 120; i++) {
      ChargeKind kind = ChargeKind.values()[dice.nextInt(ChargeKind.values().length)];
      String use = dice.nextBoolean() ? "" : CommitmentUse.values()[dice.nextInt(3)].text();
      BigDecimal effective = BigDecimal.valueOf(dice.nextLong() >> 4, 12);
      total = total.add(effective);
      rows.append(
          "%s | %s | %s | %s | %s | %s%n"
              .formatted(
                  kind.text(),
                  use,
                  dice.nextInt(4) == 0 ? "" : BigDecimal.valueOf(dice.nextLong() >>> 4, 12),
                  dice.nextInt(4) == 0 ? "" : BigDecimal.valueOf(dice.nextLong() >>> 4, 12),
                  effective,
                  dice.nextBoolean() ? "" : dice.nextInt(7200)));
    }
    Frame walk = PriceWalks.of(lines().rows(rows.toString()).frame());
    BigDecimal parts = BigDecimal.ZERO;
    for (Row row :
        walk.select(
                PriceWalkMonthly.PRICED_COST,
                PriceWalkMonthly.UNUSED_COST,
                PriceWalkMonthly.BOUGHT_COST,
                PriceWalkMonthly.UNPRICED_COST)
            .rows()
            .collectAsList()) {
      for (int i = 0; i < 4; i++) {
        parts = row.isNullAt(i) ? parts : parts.add(row.getDecimal(i));
      }
    }
    assertThat(parts).isEqualByComparingTo(total);
    for (Row row :
        walk.where(PriceWalkMonthly.LIST_COST.of().isNotNull())
            .select(
                PriceWalkMonthly.LIST_COST,
                PriceWalkMonthly.NEGOTIATED_SAVING,
                PriceWalkMonthly.CONTRACTED_COST,
                PriceWalkMonthly.COMMITMENT_SAVING,
                PriceWalkMonthly.PRICED_COST)
            .rows()
            .collectAsList()) {
      assertThat(row.getDecimal(0).subtract(row.getDecimal(1)))
          .isEqualByComparingTo(row.getDecimal(2));
      assertThat(row.getDecimal(2).subtract(row.getDecimal(3)))
          .isEqualByComparingTo(row.getDecimal(4));
    }
    assertThat(
            walk.where(
                    PriceWalkMonthly.COVERED_GPU_SECONDS.of().gt(PriceWalkMonthly.GPU_SECONDS.of()))
                .rows()
                .count())
        .isZero();
  }
}

package dev.plumbline.cost.shares;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.CostAllocation;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.ChargeMeter;
import dev.plumbline.terms.ShareKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.spark.sql.Row;

/** Whatever is charged and whoever held it: the parts of each charge are the charge. */
class SplitChargePropertiesTest {
  private static final RowLayout LINE = RowLayout.of(ChargeLine.TABLE);
  private static final RowLayout CHARGE = RowLayout.of(FocusCharge.TABLE);
  private static final RowLayout HELD = HeldHours.COLUMNS;
  private static final RowLayout OUT = RowLayout.of(CostAllocation.TABLE);
  private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
  private static final Instant START = Instant.parse("2026-07-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-08-01T00:00:00Z");
  private static final Map<Col, Col> METRICS =
      Map.of(
          FocusCharge.BILLED_COST,
          CostAllocation.BILLED_COST,
          FocusCharge.EFFECTIVE_COST,
          CostAllocation.EFFECTIVE_COST,
          FocusCharge.LIST_COST,
          CostAllocation.LIST_COST,
          FocusCharge.CONTRACTED_COST,
          CostAllocation.CONTRACTED_COST,
          FocusCharge.CONSUMED_QUANTITY,
          CostAllocation.CONSUMED_QUANTITY,
          FocusCharge.PRICING_QUANTITY,
          CostAllocation.PRICING_QUANTITY);

  /** A charge: when it begins and how long it is in half hours, and what it comes to. */
  record Charged(int start, int halves, boolean isTimed, long nano, int number) {
    Row line() {
      return LINE.draft()
          .set(ChargeLine.PERIOD, JULY)
          .set(ChargeLine.SOURCE, "bills")
          .set(ChargeLine.SOURCE_FILE, "a.csv")
          .set(ChargeLine.LINE_NUMBER, (long) number)
          .set(ChargeLine.INVOICE, "inv-1")
          .set(ChargeLine.CURRENCY, "EUR")
          .set(ChargeLine.BILLING_RESOURCE_ID, "vm-1")
          .set(ChargeLine.CHARGE_KIND, ChargeKind.COMPUTE)
          .set(ChargeLine.PERIOD_START_AT, START)
          .set(ChargeLine.PERIOD_END_AT, END)
          .set(ChargeLine.START_AT, START.plusSeconds(start * 1800L))
          .set(ChargeLine.END_AT, START.plusSeconds((start + halves) * 1800L))
          .set(ChargeLine.METER, ChargeMeter.INSTANCE)
          .set(ChargeLine.IS_TIMED, isTimed)
          .set(ChargeLine.GPUS, new BigDecimal("2.000000000000"))
          .set(ChargeLine.IS_ONE_MACHINE, true)
          .set(ChargeLine.GPU_SECONDS, new BigDecimal(halves * 1800L).setScale(12))
          .set(ChargeLine.BILLED_COST, exact(nano))
          .set(ChargeLine.EFFECTIVE_COST, exact(nano))
          .row();
    }

    Row charge() {
      return CHARGE
          .draft()
          .set(FocusCharge.PERIOD, JULY)
          .set(FocusCharge.SOURCE_FILE, "a.csv")
          .set(FocusCharge.LINE_NUMBER, (long) number)
          .set(FocusCharge.BILLED_COST, exact(nano))
          .set(FocusCharge.EFFECTIVE_COST, exact(nano / 3))
          .set(FocusCharge.LIST_COST, exact(nano * 2))
          .set(FocusCharge.CONTRACTED_COST, null)
          .set(FocusCharge.CONSUMED_QUANTITY, exact(halves))
          .set(FocusCharge.PRICING_QUANTITY, exact(halves * 500_000_000L))
          .row();
    }
  }

  /** Who held the resource in an hour: a number below 4 is a holder, others are nobody. */
  record Held(int hour, int who, boolean isWaste, Integer millis) {
    Row row() {
      ShareKind kind =
          who < 4 ? ShareKind.HELD : List.of(ShareKind.EMPTY, ShareKind.UNOBSERVED).get(who - 4);
      return HELD.draft()
          .set(GpuHourCost.BILLING_RESOURCE_ID, "vm-1")
          .set(GpuHourCost.HOUR_AT, START.plusSeconds(hour * 3600L))
          .set(HeldHours.KIND, kind)
          .set(HeldHours.HOLDER, who < 4 ? "ns/pod-" + who : null)
          .set(GpuHourCost.TEAM, who < 3 ? "team-" + who % 2 : null)
          .set(HeldHours.IS_WASTE, isWaste)
          .set(GpuHourCost.GPU_SECONDS, millis == null ? null : BigDecimal.valueOf(millis, 3))
          .row();
    }
  }

  private static BigDecimal exact(long nano) {
    return BigDecimal.valueOf(nano, 9).setScale(12);
  }

  @Provide
  Arbitrary<List<Charged>> charges() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 190),
            Arbitraries.integers().between(0, 150),
            Arbitraries.of(true, false),
            Arbitraries.longs().between(-9_000_000_000L, 90_000_000_000L),
            Arbitraries.just(0))
        .as(Charged::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<Held>> holders() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 100),
            Arbitraries.integers().between(0, 5),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 7_200_000).injectNull(0.05))
        .as(Held::new)
        .list()
        .ofMaxSize(60);
  }

  @Property(tries = 300)
  void thePartsOfEachChargeAreTheCharge(
      @ForAll("charges") List<Charged> charges, @ForAll("holders") List<Held> holders) {
    for (int i = 0; i < charges.size(); i++) {
      Charged charge = charges.get(i);
      List<Row> parts = parts(charges, holders, i);

      assertThat(sum(parts, CostAllocation.RATIO)).isEqualByComparingTo("1");
      METRICS.forEach(
          (whole, part) -> {
            BigDecimal amount = CHARGE.decimal(charge.charge(), whole);
            if (amount == null) {
              assertThat(parts).allMatch(row -> OUT.decimal(row, part) == null);
            } else {
              assertThat(sum(parts, part)).as(part.name()).isEqualByComparingTo(amount);
            }
          });
      assertThat(parts)
          .allSatisfy(
              row -> {
                boolean isHeld = "held".equals(OUT.text(row, CostAllocation.SHARE_KIND));
                assertThat(OUT.text(row, CostAllocation.RESOURCE_ID) != null).isEqualTo(isHeld);
                BigDecimal cost = OUT.decimal(row, CostAllocation.EFFECTIVE_COST).abs();
                assertThat(OUT.decimal(row, CostAllocation.WASTE_COST).abs())
                    .isLessThanOrEqualTo(cost);
              });
    }
  }

  @Property(tries = 100)
  void theOrderInWhichHoldersComeChangesNothing(
      @ForAll("charges") List<Charged> charges,
      @ForAll("holders") List<Held> holders,
      @ForAll long seed) {
    List<Held> mixed = new ArrayList<>(holders);
    Collections.shuffle(mixed, new Random(seed));
    assertThat(parts(charges, mixed, 0).toString())
        .isEqualTo(parts(charges, holders, 0).toString());
  }

  private static List<Row> parts(List<Charged> charges, List<Held> holders, int which) {
    List<Row> lines = new ArrayList<>();
    for (int i = 0; i < charges.size(); i++) {
      Charged one = charges.get(i);
      lines.add(new Charged(one.start(), one.halves(), one.isTimed(), one.nano(), i).line());
    }
    TreeSet<LocalDate> nights = new TreeSet<>(List.of(JULY, JULY.plusDays(1), JULY.plusDays(3)));
    Iterator<Row> shares =
        new ChargeShares(nights).rows(lines.iterator(), holders.stream().map(Held::row).iterator());
    List<Row> own = new ArrayList<>();
    shares.forEachRemaining(
        row -> {
          if (ChargeShares.COLUMNS.whole(row, ChargeLine.LINE_NUMBER) == which) {
            own.add(row);
          }
        });
    own.sort(java.util.Comparator.comparing(Row::toString));
    return new SplitCharge(charges.get(which).charge(), own).rows();
  }

  private static BigDecimal sum(List<Row> rows, Col column) {
    return rows.stream()
        .map(row -> OUT.decimal(row, column))
        .collect(Collectors.reducing(BigDecimal.ZERO, BigDecimal::add));
  }
}

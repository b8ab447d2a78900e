package dev.plumbline.cost.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.terms.BridgeStep;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.Prepaid;
import dev.plumbline.terms.Stage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.spark.sql.Row;

/**
 * Each balance of a bridge is the balance before it and the movements between, to the last digit.
 */
class BridgePropertiesTest {
  private static final RowLayout OUT = RowLayout.of(InvoiceBridge.TABLE);
  private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

  record Sums(ChargeKind kind, Prepaid prepaid, long billed, long effective, long other) {
    Row row() {
      return BridgeInvoices.CHARGED
          .draft()
          .set(ChargeLine.PERIOD, JULY)
          .set(ChargeLine.INVOICE, "A")
          .set(ChargeLine.CURRENCY, "EUR")
          .set(ChargeLine.CHARGE_KIND, kind)
          .set(ChargeLine.PREPAID, prepaid)
          .set(ChargeLine.BILLED_COST, exact(billed))
          .set(ChargeLine.EFFECTIVE_COST, exact(effective))
          .set(ChargeLine.UNUSED_OTHER_COST, exact(other % 1000))
          .set(BridgeInvoices.UNEXPLAINED, exact(other))
          .row();
    }
  }

  record Staged(Stage stage, ChargeKind kind, long cost) {
    Row row() {
      return BridgeInvoices.STAGED
          .draft()
          .set(GpuHourCost.BILLING_PERIOD_START, JULY)
          .set(GpuHourCost.INVOICE, "A")
          .set(GpuHourCost.CURRENCY, "EUR")
          .set(GpuHourCost.STAGE, stage)
          .set(PaidCapacity.CHARGE_KIND, stage == null ? kind : null)
          .set(GpuHourCost.COST, exact(cost))
          .row();
    }
  }

  private static BigDecimal exact(long nano) {
    return new BigDecimal(nano).movePointLeft(9).setScale(12);
  }

  @Provide
  Arbitrary<List<Sums>> charges() {
    Arbitrary<Long> money = Arbitraries.longs().between(-9_000_000_000L, 90_000_000_000L);
    return Combinators.combine(
            Arbitraries.of(ChargeKind.class), Arbitraries.of(Prepaid.class), money, money, money)
        .as(Sums::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(15);
  }

  @Provide
  Arbitrary<List<Staged>> staged() {
    return Combinators.combine(
            Arbitraries.of(Stage.class).injectNull(0.3),
            Arbitraries.of(ChargeKind.class).injectNull(0.3),
            Arbitraries.longs().between(-9_000_000_000L, 90_000_000_000L))
        .as(Staged::new)
        .list()
        .ofMaxSize(12);
  }

  @Property
  void everyBalanceIsReachedByItsSteps(
      @ForAll("charges") List<Sums> charges, @ForAll("staged") List<Staged> staged) {
    BigDecimal running = BigDecimal.ZERO;
    BigDecimal stages = BigDecimal.ZERO;
    Map<String, BigDecimal> steps = steps(charges, staged);
    for (Map.Entry<String, BigDecimal> step : steps.entrySet()) {
      String[] parts = step.getKey().split(" ");
      switch (parts[0]) {
        case "balance" -> {
          running =
              running.signum() == 0 && step.getKey().contains("billed") ? step.getValue() : running;
          assertThat(step.getValue()).as(steps.toString()).isEqualByComparingTo(running);
        }
        case "movement" -> running = running.add(step.getValue());
        case "stage" -> stages = stages.add(step.getValue());
        default -> assertThat(parts[0]).isEqualTo("check");
      }
    }
    assertThat(stages).isEqualByComparingTo(running);
    BigDecimal effective = steps.get("balance " + BridgeStep.EFFECTIVE_COST.text());
    BigDecimal notYetDue = steps.get("movement " + BridgeStep.NOT_YET_DUE.text());
    BigDecimal paid = steps.get("check " + BridgeStep.PAID_CAPACITY.text());
    BigDecimal unaccounted = steps.get("check " + BridgeStep.UNACCOUNTED.text());
    assertThat(paid.subtract(notYetDue).add(unaccounted)).isEqualByComparingTo(effective);
  }

  @Property
  void theOrderOfSumsChangesNothing(
      @ForAll("charges") List<Sums> charges,
      @ForAll("staged") List<Staged> staged,
      @ForAll long seed) {
    List<Sums> mixed = new ArrayList<>(charges);
    List<Staged> mixedStages = new ArrayList<>(staged);
    Collections.shuffle(mixed, new Random(seed));
    Collections.shuffle(mixedStages, new Random(seed));
    assertThat(steps(mixed, mixedStages).toString()).isEqualTo(steps(charges, staged).toString());
  }

  private static Map<String, BigDecimal> steps(List<Sums> charges, List<Staged> staged) {
    Bridge bridge = new Bridge();
    charges.forEach(charge -> bridge.charge(charge.row()));
    staged.forEach(stage -> bridge.stage(stage.row()));
    Map<String, BigDecimal> steps = new LinkedHashMap<>();
    for (Row row : bridge.rows()) {
      steps.put(
          OUT.text(row, InvoiceBridge.STEP_KIND) + " " + OUT.text(row, InvoiceBridge.STEP),
          OUT.decimal(row, InvoiceBridge.AMOUNT));
    }
    return steps;
  }
}

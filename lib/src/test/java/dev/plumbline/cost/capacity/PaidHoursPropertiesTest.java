package dev.plumbline.cost.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.ChargeMeter;
import dev.plumbline.terms.Prepaid;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.spark.sql.Row;

/** What holds of any charges of a resource, whatever they are for and however they come. */
class PaidHoursPropertiesTest {
  private static final RowLayout LINE = RowLayout.of(ChargeLine.TABLE);
  private static final RowLayout PAID = RowLayout.of(PaidCapacity.TABLE);
  private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
  private static final List<ChargeMeter> METERS = List.of(ChargeMeter.INSTANCE, ChargeMeter.PART);
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);

  /** A charge: when it begins and how long it lasts in half hours, and what it is. */
  record Charge(int start, int halves, int what, long millionths, int number) {
    Row row() {
      ChargeKind kind = KINDS.get(what % KINDS.size());
      BigDecimal cost = new BigDecimal(millionths).movePointLeft(6).setScale(12);
      boolean isCompute = kind == ChargeKind.COMPUTE;
      BigDecimal seconds = new BigDecimal(halves * 1800L).setScale(12);
      return LINE.draft()
          .set(ChargeLine.PERIOD, FIRST)
          .set(ChargeLine.SOURCE, "bills")
          .set(ChargeLine.SOURCE_FILE, "a.csv")
          .set(ChargeLine.LINE_NUMBER, (long) number)
          .set(ChargeLine.CHARGE_KIND, kind)
          .set(ChargeLine.PREPAID, Prepaid.NONE)
          .set(ChargeLine.BILLING_RESOURCE_ID, "vm-1")
          .set(ChargeLine.INVOICE, "invoice-" + what % 2)
          .set(ChargeLine.CURRENCY, "EUR")
          .set(ChargeLine.PERIOD_START_AT, JULY)
          .set(ChargeLine.PERIOD_END_AT, Instant.parse("2026-08-01T00:00:00Z"))
          .set(ChargeLine.START_AT, JULY.plusSeconds(start * 1800L))
          .set(ChargeLine.END_AT, JULY.plusSeconds((start + halves) * 1800L))
          .set(ChargeLine.NODE, number % 3 == 0 ? null : "node-" + number % 3)
          .set(ChargeLine.METER, isCompute ? METERS.get(what % 2) : null)
          .set(ChargeLine.SKU, isCompute ? "sku-" + what % 3 : null)
          .set(ChargeLine.GPU_SECONDS, isCompute ? seconds : null)
          .set(ChargeLine.IS_TIMED, isCompute && what % 5 != 0)
          .set(ChargeLine.GPUS, isCompute ? BigDecimal.ONE.setScale(12) : null)
          .set(ChargeLine.IS_ONE_MACHINE, isCompute)
          .set(ChargeLine.BILLED_COST, cost)
          .set(ChargeLine.EFFECTIVE_COST, cost)
          .row();
    }
  }

  private static final List<ChargeKind> KINDS =
      List.of(
          ChargeKind.COMPUTE,
          ChargeKind.COMPUTE,
          ChargeKind.COMPUTE,
          ChargeKind.TAX,
          ChargeKind.CREDIT,
          ChargeKind.STORAGE,
          ChargeKind.CORRECTION);

  @Provide
  Arbitrary<List<Charge>> charges() {
    return Combinators.combine(
            Arbitraries.integers().between(-100, 31 * 48 + 100),
            Arbitraries.integers().between(1, 31 * 48),
            Arbitraries.integers().between(0, 209),
            Arbitraries.longs().between(-2_000_000_000L, 20_000_000_000L),
            Arbitraries.integers().between(1, 1000))
        .as(Charge::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  /** Which dates of July and around have been nights, at least one. */
  @Provide
  Arbitrary<NavigableSet<LocalDate>> nights() {
    return Arbitraries.integers()
        .between(-3, 34)
        .set()
        .ofMinSize(1)
        .ofMaxSize(20)
        .map(
            days -> {
              NavigableSet<LocalDate> nights = new TreeSet<>();
              days.forEach(day -> nights.add(FIRST.plusDays(day)));
              return nights;
            });
  }

  @Property
  void whatIsChargedIsPaidOrNotYetDue(
      @ForAll("charges") List<Charge> charges, @ForAll("nights") NavigableSet<LocalDate> nights) {
    NavigableSet<LocalDate> later = new TreeSet<>();
    nights.last().plusDays(1).datesUntil(FIRST.plusDays(100)).forEach(later::add);
    NavigableSet<LocalDate> all = new TreeSet<>(nights);
    all.addAll(later);
    Map<String, BigDecimal> charged = new TreeMap<>();
    for (Charge charge : charges) {
      Row row = charge.row();
      charged.merge(
          LINE.text(row, ChargeLine.INVOICE) + " " + LINE.text(row, ChargeLine.CHARGE_KIND),
          LINE.decimal(row, ChargeLine.EFFECTIVE_COST),
          BigDecimal::add);
    }
    Map<String, BigDecimal> paid = new TreeMap<>();
    for (Row row : rows(new PaidHours(nights, nights), charges, List.of())) {
      paid.merge(of(row), PAID.decimal(row, PaidCapacity.EFFECTIVE_COST), BigDecimal::add);
    }
    for (Row row : rows(new PaidHours(later, all), charges, List.of())) {
      paid.merge(of(row), PAID.decimal(row, PaidCapacity.EFFECTIVE_COST), BigDecimal::add);
    }
    assertThat(paid).isEqualTo(charged);
  }

  @Property
  void nightByNightGivesWhatAllNightsGive(
      @ForAll("charges") List<Charge> charges,
      @ForAll("nights") NavigableSet<LocalDate> nights,
      @ForAll("lives") List<Row> lives) {
    List<String> each = new ArrayList<>();
    for (LocalDate night : nights) {
      NavigableSet<LocalDate> one = new TreeSet<>(List.of(night));
      rows(new PaidHours(one, nights), charges, lives).forEach(row -> each.add(row.toString()));
    }
    assertThat(each)
        .containsExactlyInAnyOrderElementsOf(
            rows(new PaidHours(nights, nights), charges, lives).stream()
                .map(Row::toString)
                .toList());
  }

  @Property
  void theOrderOfLinesChangesNothing(
      @ForAll("charges") List<Charge> charges,
      @ForAll("nights") NavigableSet<LocalDate> nights,
      @ForAll("lives") List<Row> lives,
      @ForAll long seed) {
    PaidHours hours = new PaidHours(nights, nights);
    List<Charge> mixed = new ArrayList<>(charges);
    Collections.shuffle(mixed, new Random(seed));
    assertThat(rows(hours, mixed, lives)).isEqualTo(rows(hours, charges, lives));
  }

  /** When the machine was seen up, if at all. */
  @Provide
  Arbitrary<List<Row>> lives() {
    return Arbitraries.integers()
        .between(0, 700)
        .list()
        .ofMaxSize(6)
        .map(
            hours -> {
              List<Row> lives = new ArrayList<>();
              for (int hour : new TreeSet<>(hours)) {
                lives.add(
                    PaidObserved.COLUMNS
                        .draft()
                        .set(PaidCapacity.BILLING_RESOURCE_ID, "vm-1")
                        .set(PaidObserved.START, JULY.plusSeconds(hour * 3600L + 600))
                        .set(PaidObserved.END, JULY.plusSeconds(hour * 3600L + 3000))
                        .row());
              }
              return lives;
            });
  }

  private static String of(Row row) {
    return PAID.text(row, PaidCapacity.INVOICE) + " " + PAID.text(row, PaidCapacity.CHARGE_KIND);
  }

  private static List<Row> rows(PaidHours hours, List<Charge> charges, List<Row> lives) {
    List<Row> rows = new ArrayList<>();
    hours
        .rows(charges.stream().map(Charge::row).iterator(), lives.iterator())
        .forEachRemaining(rows::add);
    return rows;
  }
}

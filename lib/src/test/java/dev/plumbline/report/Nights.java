package dev.plumbline.report;

import dev.plumbline.report.ReportData.Idle;
import dev.plumbline.report.ReportData.Night;
import dev.plumbline.report.ReportData.Outcome;
import dev.plumbline.report.ReportData.Waterfall;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Nights to report about: one like a real one, one without anything, and their parts. */
final class Nights {
  static final LocalDate DAY = LocalDate.of(2026, 7, 14);
  static final Instant BEGAN = Instant.parse("2026-07-15T02:05:00Z");

  private Nights() {}

  static Night published() {
    return new Night("2026-07-14-a1", DAY, Outcome.PUBLISHED, null, DAY, BEGAN, "0.1.0");
  }

  /** A night in which every section is empty and says nothing about why. */
  static ReportData empty(Night night) {
    return new ReportData(
        night,
        Rows.all(List.of()),
        Rows.all(List.of()),
        Rows.all(List.of()),
        Rows.all(List.of()),
        Rows.all(List.of()),
        Rows.all(List.of()),
        Rows.all(List.of()),
        Rows.all(List.of()),
        Rows.all(List.of()),
        Rows.all(List.of()));
  }

  static ReportData with(Rows<Waterfall> waterfall, Rows<Idle> idle) {
    ReportData none = empty(published());
    return new ReportData(
        none.night(),
        waterfall,
        idle,
        none.bridge(),
        none.efficiency(),
        none.lineage(),
        none.quality(),
        none.files(),
        none.rejects(),
        none.jobs(),
        none.publications());
  }

  static Waterfall stage(String stage, String seconds, String cost, PriceBasis basis) {
    return new Waterfall(
        DAY,
        "AWS",
        "222222222222",
        "train-east",
        "foundation",
        "atlas",
        "NVIDIA H100 80GB HBM3",
        stage,
        decimal(seconds),
        decimal(cost),
        basis.currency(),
        basis.priceSource(),
        basis.priceState());
  }

  static Idle idle(String owner, String cause, String seconds, String cost, PriceBasis basis) {
    return new Idle(
        DAY,
        "i-0aa",
        "GPU-1",
        owner,
        cause,
        "AWS",
        "train-east",
        "ip-10-0-1-11",
        "NVIDIA H100 80GB HBM3",
        "foundation",
        "atlas",
        decimal(seconds),
        decimal(cost),
        basis.currency(),
        basis.priceSource(),
        basis.priceState(),
        decimal("18720"),
        LocalDate.of(2026, 7, 9));
  }

  static BigDecimal decimal(String number) {
    return number == null ? null : new BigDecimal(number);
  }

  static final PriceBasis CHARGED = new PriceBasis("USD", "billed", "billed");
  static final PriceBasis LISTED = new PriceBasis("EUR", "catalog", "provisional");
  static final PriceBasis UNPRICED = new PriceBasis("none", "none", "provisional");

  /** A night as it might be: two providers, seven dates, models in every state of disarray. */
  static ReportData realistic() {
    return new ReportData(
        published(),
        Rows.all(MadeUpMoney.waterfall()),
        Rows.firstOf(MadeUpMoney.idles(), 341),
        Rows.all(MadeUpMoney.bridge()),
        Rows.all(MadeUpGpus.efficiency()),
        Rows.all(MadeUpGpus.models()),
        Rows.all(MadeUpJournals.quality("warn")),
        Rows.all(MadeUpJournals.files()),
        Rows.all(MadeUpJournals.rejects()),
        Rows.all(MadeUpJournals.jobs()),
        Rows.all(MadeUpJournals.publications()));
  }

  /** The same, stopped by its gate: the figures are those of the night before. */
  static ReportData stopped() {
    ReportData night = realistic();
    return new ReportData(
        new Night("2026-07-15-b7", DAY.plusDays(1), Outcome.GATE_FAILED, null, DAY, BEGAN, "0.1.0"),
        night.waterfall(),
        night.idle(),
        night.bridge(),
        night.efficiency(),
        night.lineage(),
        Rows.all(MadeUpJournals.quality("fail")),
        night.files(),
        night.rejects(),
        night.jobs(),
        night.publications());
  }

  static BigDecimal fixed(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
  }
}

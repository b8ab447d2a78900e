package dev.plumbline.report;

import dev.plumbline.report.ReportData.Bridge;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One invoice's bridge in one currency. */
record Invoice(LocalDate period, String name, String issuer, String currency, List<Bridge> steps) {
  private static final String STAGE = "stage:";

  private record Key(LocalDate period, String invoice, String currency) {}

  /** The invoices, the greatest billed cost first. */
  static List<Invoice> of(List<Bridge> rows) {
    Map<Key, List<Bridge>> groups =
        rows.stream()
            .sorted(Comparator.comparingLong(Bridge::stepNumber))
            .collect(
                Collectors.groupingBy(
                    row -> new Key(row.billingPeriodStart(), row.invoice(), row.currency()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return groups.entrySet().stream()
        .map(
            group ->
                new Invoice(
                    group.getKey().period(),
                    group.getKey().invoice(),
                    group.getValue().get(0).issuer(),
                    group.getKey().currency(),
                    group.getValue()))
        .sorted(
            Comparator.comparing(Invoice::currency)
                .thenComparing(Invoice::billed, Comparator.reverseOrder())
                .thenComparing(Invoice::name)
                .thenComparing(Invoice::period))
        .toList();
  }

  private BigDecimal billed() {
    return amountOf("billed_cost").orElse(BigDecimal.ZERO);
  }

  /** Name, period and currency. */
  String title() {
    return name + ", from " + Numbers.date(period) + ", " + currency;
  }

  /** The amount of a step, empty when the invoice has no such step. */
  Optional<BigDecimal> amountOf(String step) {
    return steps.stream().filter(row -> row.step().equals(step)).map(Bridge::amount).findFirst();
  }

  /**
   * What is left when each balance is compared with the movements before it, and the stages with
   * the last balance: zero when the bridge closes. Differences are added by size, so that two of
   * them cannot hide each other.
   */
  BigDecimal closure() {
    BigDecimal difference = BigDecimal.ZERO;
    BigDecimal running = null;
    BigDecimal stages = null;
    for (Bridge step : steps) {
      switch (step.stepKind()) {
        case "balance" -> {
          if (running != null) {
            difference = difference.add(step.amount().subtract(running).abs());
          }
          running = step.amount();
        }
        case "stage" -> stages = stages == null ? step.amount() : stages.add(step.amount());
        default -> running = running == null ? step.amount() : running.add(step.amount());
      }
    }
    return stages == null || running == null
        ? difference
        : difference.add(running.subtract(stages).abs());
  }

  /** The step in words. */
  static String label(Bridge step) {
    if (step.step().startsWith(STAGE)) {
      return Stage.of(stageOf(step)).label();
    }
    return switch (step.step()) {
      case "billed_cost" -> "Billed cost (the invoice)";
      case "prepaid_bought" -> "Prepaid bought";
      case "prepaid_consumed" -> "Prepaid consumed";
      case "effective_cost" -> "Effective cost";
      case "non_gpu_compute" -> "Compute without GPUs";
      case "gpu_compute" -> "GPU compute";
      default -> {
        String words = Numbers.words(step.step());
        yield words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
      }
    };
  }

  /** The stage a stage step is about. */
  static String stageOf(Bridge step) {
    return step.step().startsWith(STAGE) ? step.step().substring(STAGE.length()) : step.step();
  }
}

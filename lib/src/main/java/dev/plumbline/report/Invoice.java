package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.terms.BridgeStep;
import dev.plumbline.terms.ChargeKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One invoice's bridge in one currency. */
record Invoice(LocalDate period, String name, String issuer, String currency, List<Cells> steps) {
  private static final Map<String, String> LABELS =
      Map.of(
          BridgeStep.BILLED_COST.text(), "Billed cost (the invoice)",
          BridgeStep.GPU_COMPUTE.text(), "GPU compute",
          ChargeKind.NON_GPU_COMPUTE.text(), "Compute without GPUs",
          ChargeKind.UNUSED_COMMITMENT_OTHER.text(), "Unused commitments, not of GPUs",
          BridgeStep.NOT_YET_DUE.text(), "Not yet due: days to come",
          BridgeStep.PAID_CAPACITY.text(), "Check: effective cost of the days so far",
          BridgeStep.UNACCOUNTED.text(), "Check: effective cost that is in no day",
          BridgeStep.UNEXPLAINED.text(), "Unexplained: two costs differ, nothing was prepaid");

  /** Movements from the billed to the effective cost. */
  private static final Set<String> BEFORE_EFFECTIVE =
      Set.of(
          BridgeStep.PREPAID_BOUGHT.text(),
          BridgeStep.PREPAID_CONSUMED.text(),
          BridgeStep.PROVIDER_ROUNDING.text(),
          BridgeStep.UNEXPLAINED.text());

  private record Key(LocalDate period, String invoice, String currency) {}

  /** The invoices, the greatest billed cost first. */
  static List<Invoice> of(List<Cells> rows) {
    Map<Key, List<Cells>> groups =
        rows.stream()
            .sorted(Comparator.comparing(row -> row.whole(InvoiceBridge.STEP_NUMBER)))
            .collect(Collectors.groupingBy(Invoice::key, LinkedHashMap::new, Collectors.toList()));
    return groups.entrySet().stream()
        .map(
            group ->
                new Invoice(
                    group.getKey().period(),
                    group.getKey().invoice(),
                    group.getValue().get(0).text(InvoiceBridge.ISSUER),
                    group.getKey().currency(),
                    group.getValue()))
        .sorted(
            Comparator.comparing(Invoice::currency)
                .thenComparing(Invoice::billed, Comparator.reverseOrder())
                .thenComparing(Invoice::name)
                .thenComparing(Invoice::period))
        .toList();
  }

  private static Key key(Cells row) {
    return new Key(
        row.date(InvoiceBridge.PERIOD),
        row.text(InvoiceBridge.INVOICE),
        row.text(InvoiceBridge.CURRENCY));
  }

  private BigDecimal billed() {
    return amountOf(BridgeStep.BILLED_COST).orElse(BigDecimal.ZERO);
  }

  /** Name, month and currency. */
  String title() {
    return name + ", " + Numbers.month(period) + ", " + currency;
  }

  /** The billing account; null when it is not known. */
  String account() {
    return steps.get(0).text(InvoiceBridge.BILLING_ACCOUNT);
  }

  /** The night that closed its billing period; null while it is open. */
  LocalDate closedOn() {
    return steps.get(0).date(InvoiceBridge.CLOSED_DATE);
  }

  /**
   * What of the effective cost is no GPU compute, by its label. The bridge takes it off on the way
   * to GPU compute; here it is the cost that it is.
   */
  Map<String, BigDecimal> others() {
    Map<String, BigDecimal> others = new LinkedHashMap<>();
    for (Cells step : steps) {
      boolean isBefore = BEFORE_EFFECTIVE.contains(step.text(InvoiceBridge.STEP));
      if (!isBefore && is(step, BridgeStep.Kind.MOVEMENT)) {
        others.put(label(step), step.decimal(InvoiceBridge.AMOUNT).negate());
      }
    }
    others.values().removeIf(amount -> amount.signum() == 0);
    return others;
  }

  /** The amount of a step, empty when the invoice has no such step. */
  Optional<BigDecimal> amountOf(BridgeStep step) {
    return steps.stream()
        .filter(row -> step.text().equals(row.text(InvoiceBridge.STEP)))
        .map(row -> row.decimal(InvoiceBridge.AMOUNT))
        .findFirst();
  }

  /**
   * What is left when each balance is compared with the movements before it, the stages with the
   * last balance, and paid capacity with the effective cost: zero when the bridge closes.
   * Differences are added by size, so that two of them cannot hide each other. A difference that no
   * rounding explains is a step and still no closing.
   */
  BigDecimal closure() {
    BigDecimal difference = unexplained().abs();
    BigDecimal running = null;
    BigDecimal stages = null;
    for (Cells step : steps) {
      BigDecimal amount = step.decimal(InvoiceBridge.AMOUNT);
      if (is(step, BridgeStep.Kind.CHECK)) {
        boolean isPaid = BridgeStep.PAID_CAPACITY.text().equals(step.text(InvoiceBridge.STEP));
        difference = isPaid ? difference : difference.add(amount.abs());
      } else if (is(step, BridgeStep.Kind.BALANCE)) {
        if (running != null) {
          difference = difference.add(amount.subtract(running).abs());
        }
        running = amount;
      } else if (is(step, BridgeStep.Kind.STAGE)) {
        stages = stages == null ? amount : stages.add(amount);
      } else {
        running = running == null ? amount : running.add(amount);
      }
    }
    return stages == null || running == null
        ? difference
        : difference.add(running.subtract(stages).abs());
  }

  /** What differs between billed and effective cost although nothing was prepaid. */
  BigDecimal unexplained() {
    return amountOf(BridgeStep.UNEXPLAINED).orElse(BigDecimal.ZERO);
  }

  /** The step in words. */
  static String label(Cells step) {
    String id = step.text(InvoiceBridge.STEP);
    if (id.startsWith(BridgeStep.STAGE_PREFIX)) {
      return DrawnStage.of(stageOf(step)).label();
    }
    String words = Numbers.words(id);
    return LABELS.getOrDefault(
        id, words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
  }

  /** Whether a step is of this kind. */
  static boolean is(Cells step, BridgeStep.Kind kind) {
    return kind.text().equals(step.text(InvoiceBridge.STEP_KIND));
  }

  /** The stage a stage step is about. */
  static String stageOf(Cells step) {
    String id = step.text(InvoiceBridge.STEP);
    return id.startsWith(BridgeStep.STAGE_PREFIX)
        ? id.substring(BridgeStep.STAGE_PREFIX.length())
        : id;
  }
}

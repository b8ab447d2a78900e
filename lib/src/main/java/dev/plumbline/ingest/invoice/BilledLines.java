package dev.plumbline.ingest.invoice;

import dev.plumbline.ingest.mapping.SourceColumn;
import dev.plumbline.ingest.tabular.Records;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The lines of an invoice that are charges. Totals and other lines that the mapping skips are left
 * out and counted, and so is usage without an amount where the mapping leaves it to the price list:
 * observed time without a charge is priced from the dated list, and a charge of nothing would say
 * that it cost nothing.
 */
final class BilledLines implements Records {
  private final Records all;
  private final List<Skip> skips = new ArrayList<>();
  private final int amount;
  private final Supplier<String> category;
  private final boolean isPricedByList;
  private long skipped;
  private long unpriced;

  /** Words in a column that mark lines to leave out. */
  private record Skip(int position, Set<String> words) {}

  BilledLines(Records all, InvoiceMapping mapping) {
    this.all = all;
    for (Map.Entry<SourceColumn, Set<String>> skip : mapping.known().skipped().entrySet()) {
      skips.add(new Skip(all.columns().indexOf(skip.getKey().name()), skip.getValue()));
    }
    this.isPricedByList = mapping.costs().isPricedByList();
    this.amount = rule(mapping, FocusCharge.BILLED_COST).map(this::position).orElse(-1);
    Optional<ColumnRule> kind = rule(mapping, FocusCharge.CHARGE_CATEGORY);
    String constant = mapping.constants().get(FocusCharge.CHARGE_CATEGORY);
    int at = kind.map(this::position).orElse(-1);
    this.category = () -> kind.map(rule -> rule.meaning(all.text(at))).orElse(constant);
  }

  private static Optional<ColumnRule> rule(InvoiceMapping mapping, Col column) {
    return mapping.columns().stream().filter(rule -> rule.to() == column).findFirst();
  }

  private int position(ColumnRule rule) {
    return all.columns().indexOf(rule.from().name());
  }

  @Override
  public boolean next() throws IOException {
    while (all.next()) {
      if (all.problem() != null) {
        return true;
      }
      if (skips.stream().anyMatch(this::isSkipped)) {
        skipped++;
      } else if (isPricedByList && isBlank(amount) && isUsage()) {
        unpriced++;
      } else {
        return true;
      }
    }
    return false;
  }

  private boolean isSkipped(Skip skip) {
    return !isBlank(skip.position())
        && skip.words().contains(all.text(skip.position()).trim().toLowerCase(Locale.ROOT));
  }

  /** A price list knows what hours cost, not what the tax on them is. */
  private boolean isUsage() {
    return "Usage".equalsIgnoreCase(category.get());
  }

  private boolean isBlank(int position) {
    String text = position < 0 ? null : all.text(position);
    return text == null || text.isBlank() || text.trim().equalsIgnoreCase("null");
  }

  /** Lines skipped since this was asked last. */
  long takeSkipped() {
    long count = skipped;
    skipped = 0;
    return count;
  }

  /** Lines left to the price list since this was asked last. */
  long takeUnpriced() {
    long count = unpriced;
    unpriced = 0;
    return count;
  }

  @Override
  public List<String> columns() {
    return all.columns();
  }

  @Override
  public long headerLine() {
    return all.headerLine();
  }

  @Override
  public long line() {
    return all.line();
  }

  @Override
  public String problem() {
    return all.problem();
  }

  @Override
  public String text(int column) {
    return all.text(column);
  }

  @Override
  public String raw() {
    return all.raw();
  }
}

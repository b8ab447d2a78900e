package dev.plumbline.cost.statement;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * What a line of a document is about.
 *
 * @param kind why it is there
 * @param project null where it has none
 * @param period start of the billing period
 * @param invoice InvoiceId, else issuer, account, period and currency
 */
public record LineKey(LineKind kind, String project, LocalDate period, String invoice)
    implements Comparable<LineKey> {
  private static final Comparator<LineKey> ORDER =
      Comparator.comparing((LineKey key) -> key.kind().isShared())
          .thenComparing(key -> key.kind().share())
          .thenComparing(LineKey::project, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(LineKey::period)
          .thenComparing(LineKey::invoice);

  @Override
  public int compareTo(LineKey other) {
    return ORDER.compare(this, other);
  }
}

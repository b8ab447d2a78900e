package dev.plumbline.report;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.terms.PriceSource;
import dev.plumbline.terms.PriceState;
import dev.plumbline.terms.Term;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What makes two amounts of money summable: the same currency, priced by the same kind of source,
 * equally final. Amounts of different bases are never added.
 */
public record PriceBasis(String currency, String priceSource, String priceState)
    implements Comparable<PriceBasis> {
  private static final List<String> SOURCES = Term.texts(PriceSource.class);

  /** The most final one first. */
  private static final List<String> STATES =
      Stream.of(PriceState.CLOSED, PriceState.BILLED, PriceState.PROVISIONAL)
          .map(Term::text)
          .toList();

  private static final Map<String, String> LABELS =
      Map.of(
          PriceSource.BILLED.text(), "charged",
          PriceSource.LAST_RECONCILED.text(), "at the last reconciled price",
          PriceSource.CATALOG.text(), "at list price");
  private static final Comparator<PriceBasis> ORDER =
      Comparator.<PriceBasis>comparingInt(basis -> rank(SOURCES, basis.priceSource))
          .thenComparingInt(basis -> rank(STATES, basis.priceState))
          .thenComparing(basis -> String.valueOf(basis.currency))
          .thenComparing(basis -> String.valueOf(basis.priceSource))
          .thenComparing(basis -> String.valueOf(basis.priceState));

  /** What prices the money of a row. */
  public static PriceBasis of(Cells row, Col currency, Col priceSource, Col priceState) {
    return new PriceBasis(row.text(currency), row.text(priceSource), row.text(priceState));
  }

  private static int rank(List<String> order, String value) {
    int position = order.indexOf(String.valueOf(value));
    return position < 0 ? order.size() : position;
  }

  /** False where nothing prices the time. */
  public boolean isPriced() {
    return priceSource != null && !PriceSource.NONE.text().equals(priceSource);
  }

  /** What it means, in words. */
  public String label() {
    if (!isPriced()) {
      return "no price known";
    }
    String source = LABELS.getOrDefault(priceSource, priceSource);
    if (PriceState.CLOSED.text().equals(priceState)) {
      return source + ", period closed";
    }
    if (PriceState.BILLED.text().equals(priceState)) {
      return source + ", period still open";
    }
    return PriceState.PROVISIONAL.text().equals(priceState)
        ? "provisional, " + source
        : source + ", " + priceState;
  }

  /** The label behind the currency. */
  public String title() {
    return isPriced() ? currency + ", " + label() : label();
  }

  @Override
  public int compareTo(PriceBasis other) {
    return ORDER.compare(this, other);
  }
}

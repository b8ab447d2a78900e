package dev.plumbline.report;

import java.util.Comparator;
import java.util.List;

/**
 * What makes two amounts of money summable: the same currency, priced by the same kind of source,
 * equally final. Amounts of different bases are never added.
 */
record PriceBasis(String currency, String priceSource, String priceState)
    implements Comparable<PriceBasis> {
  private static final List<String> STATES = List.of("closed", "billed", "provisional");
  private static final List<String> SOURCES = List.of("billed", "last_reconciled", "catalog");
  private static final Comparator<PriceBasis> ORDER =
      Comparator.<PriceBasis>comparingInt(basis -> rank(SOURCES, basis.priceSource))
          .thenComparingInt(basis -> rank(STATES, basis.priceState))
          .thenComparing(basis -> String.valueOf(basis.currency))
          .thenComparing(basis -> String.valueOf(basis.priceSource))
          .thenComparing(basis -> String.valueOf(basis.priceState));

  private static int rank(List<String> order, String value) {
    int position = order.indexOf(String.valueOf(value));
    return position < 0 ? order.size() : position;
  }

  /** False where nothing prices the time. */
  boolean isPriced() {
    return priceSource != null && !"none".equals(priceSource);
  }

  /** What it means, in words. */
  String label() {
    if (!isPriced()) {
      return "no price known";
    }
    String source =
        switch (priceSource) {
          case "billed" -> "charged";
          case "last_reconciled" -> "at the last reconciled price";
          case "catalog" -> "at list price";
          default -> priceSource;
        };
    return switch (String.valueOf(priceState)) {
      case "closed" -> source + ", period closed";
      case "billed" -> source + ", period still open";
      case "provisional" -> "provisional, " + source;
      default -> source + ", " + priceState;
    };
  }

  /** The label behind the currency. */
  String title() {
    return isPriced() ? currency + ", " + label() : label();
  }

  @Override
  public int compareTo(PriceBasis other) {
    return ORDER.compare(this, other);
  }
}

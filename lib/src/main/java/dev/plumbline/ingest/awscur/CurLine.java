package dev.plumbline.ingest.awscur;

import dev.plumbline.ingest.SourceDialect.DecimalMark;
import dev.plumbline.ingest.billing.Amounts;
import dev.plumbline.ingest.billing.Tags;
import dev.plumbline.ingest.tabular.Records;
import dev.plumbline.terms.reject.ChargeReject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The current line of a report: its texts by column, and what follows from them. */
final class CurLine {
  private static final int REMEMBERED = 5_000;
  private static final int LONGEST = 4_000;
  private static final String PRODUCT = "product/";

  private final CurHeader header;
  private final Map<String, Map<String, String>> products = new HashMap<>();
  private final Map<String, String> productKeys = new HashMap<>();
  private final DecimalMark mark;
  private Records record;
  private LineItemType type;
  private UsageType usageType;
  private boolean isSplit;
  private boolean isReservationItself;

  /**
   * Lines of a report.
   *
   * @param mark the declared decimal mark of the source, or null
   */
  CurLine(CurHeader header, DecimalMark mark) {
    this.header = header;
    this.mark = mark;
  }

  /** Turns to the current record. */
  void begin(Records current) {
    record = current;
    type = LineItemType.of(text(CurColumns.TYPE)).orElse(null);
    usageType = UsageType.of(text(CurColumns.USAGE_TYPE));
    boolean isFree =
        text(CurColumns.UNBLENDED) == null
            || amount(CurColumns.UNBLENDED).map(a -> a.signum() == 0).orElse(false);
    isSplit = isFree && text(CurColumns.SPLIT_PARENT) != null;
    isReservationItself = isFree && usageType.isReservationItself() && is(LineItemType.USAGE);
  }

  /** True for no value: nothing, blanks, the word NULL. */
  static boolean isBlank(String text) {
    return text == null || text.isBlank() || text.trim().equalsIgnoreCase("null");
  }

  /** The text under a column, also from the map of product attributes; null when it has none. */
  String text(String source) {
    for (int position : header.positions(source)) {
      if (!isBlank(record.text(position))) {
        return record.text(position);
      }
    }
    return source.startsWith(PRODUCT) ? product(source) : null;
  }

  private String product(String source) {
    if (header.productMap().isEmpty()) {
      return null;
    }
    String key =
        productKeys.computeIfAbsent(source, s -> CurHeader.key(s.substring(PRODUCT.length())));
    for (int position : header.productMap()) {
      String map = record.text(position);
      String value = isBlank(map) ? null : attributes(map).get(key);
      if (!isBlank(value)) {
        return value;
      }
    }
    return null;
  }

  private Map<String, String> attributes(String map) {
    if (map.length() > LONGEST) {
      return parsed(map);
    }
    if (products.size() >= REMEMBERED) {
      products.clear();
    }
    return products.computeIfAbsent(map, CurLine::parsed);
  }

  private static Map<String, String> parsed(String map) {
    Map<String, String> read = Tags.of(map);
    Map<String, String> attributes = new HashMap<>();
    if (read != null) {
      read.forEach((name, value) -> attributes.putIfAbsent(CurHeader.key(name), value));
    }
    return attributes;
  }

  /** The decimal under a column; empty when it has no value or is no decimal. */
  Optional<BigDecimal> amount(String source) {
    String text = text(source);
    return text == null ? Optional.empty() : Optional.ofNullable(amountOf(text));
  }

  /** What a text comes to in the currency of the line; null when that is not known. */
  BigDecimal amountOf(String text) {
    return Amounts.written(text, mark, text(CurColumns.CURRENCY)).amount();
  }

  /** An amount that was worked out, as the report would write it. */
  String written(BigDecimal amount) {
    return Amounts.write(amount, mark);
  }

  /** What the line is; null when AWS has a type that is not known here. */
  LineItemType type() {
    return type;
  }

  /** Why the line cannot be used, if its type is a new one. */
  Optional<String> unknownType() {
    String text = text(CurColumns.TYPE);
    return type != null || text == null
        ? Optional.empty()
        : Optional.of(
            ChargeReject.TYPE_IS_UNKNOWN.of(CurColumns.TYPE)
                + ": "
                + text.substring(0, Math.min(80, text.length())));
  }

  /** True for a line of one of these types. */
  boolean is(LineItemType... types) {
    return type != null && List.of(types).contains(type);
  }

  /** What is metered. */
  UsageType usageType() {
    return usageType;
  }

  /** True for a row that splits the cost of another row's machine. */
  boolean isSplit() {
    return isSplit;
  }

  /** True for a capacity reservation's own row, whose time stands on other rows. */
  boolean isReservationItself() {
    return isReservationItself;
  }

  /** True for a row that repeats what other rows carry: it has no cost and no quantity. */
  boolean isCompanion() {
    return isSplit || isReservationItself || is(LineItemType.SAVINGS_PLAN_NEGATION);
  }

  /** True for usage with a quantity of its own. */
  boolean isMetered() {
    return type != null && type.isUsage() && !isCompanion();
  }
}

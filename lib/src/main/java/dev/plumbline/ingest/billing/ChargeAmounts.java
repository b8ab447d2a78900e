package dev.plumbline.ingest.billing;

import dev.plumbline.ingest.SourceDialect.DecimalMark;
import dev.plumbline.schema.Col;
import dev.plumbline.terms.reject.ChargeReject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the amounts of one charge line, and remembers the currencies that stand beside them. */
final class ChargeAmounts {
  private static final String NO_DECIMAL = ChargeReject.IS_NO_DECIMAL.predicate();

  private final DecimalMark mark;
  private final Map<Col, String> stated = new LinkedHashMap<>();

  /**
   * Amounts of a file.
   *
   * @param mark the declared decimal mark, or null
   */
  ChargeAmounts(DecimalMark mark) {
    this.mark = mark;
  }

  /** Forgets the line before. */
  void begin() {
    stated.clear();
  }

  /**
   * Reads a text.
   *
   * @param problems what stands against the line
   * @param counted what is counted of it
   */
  Amounts.Read of(Col column, String text, List<String> problems, List<String> counted) {
    Amounts.Read read = mark == DecimalMark.COMMA ? Amounts.NONE : Amounts.of(text);
    String problem = NO_DECIMAL;
    if (read.amount() == null) {
      MoneyText written = MoneyText.of(text, mark);
      if (written.problem() != null) {
        problem = written.problem().equals(MoneyText.NONE) ? NO_DECIMAL : written.problem();
      } else {
        read = Amounts.of(written.plain());
        if (written.currency() != null) {
          stated.put(column, written.currency());
        }
        if (!written.plain().equals(text.trim())) {
          counted.add("amount_spelling");
        }
      }
    }
    if (read.amount() == null) {
      problems.add(column.name() + " " + problem + ": " + shortened(text));
    }
    if (read.isRounded()) {
      counted.add("rounded");
    }
    return read;
  }

  /** An amount that names its currency must be of the line's. */
  void compare(String currency, List<String> problems) {
    stated.forEach(
        (column, code) -> {
          if (currency != null && !code.equalsIgnoreCase(currency)) {
            problems.add(ChargeReject.IS_OF_ANOTHER_CURRENCY.of(column.name(), code, currency));
          }
        });
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}

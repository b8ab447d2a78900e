package dev.plumbline.ingest.billing;

import dev.plumbline.ingest.SourceDialect.DecimalMark;
import dev.plumbline.terms.reject.ChargeReject;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount as people write it, made into one as FOCUS writes it, where it can mean only one thing.
 *
 * <ol>
 *   <li>A currency beside the number ({@code USD 5.00}, {@code 5.00 EUR}, {@code $5.00}) is taken
 *       off; a code is kept, to be compared with the line's.
 *   <li>{@code (5.00)}, {@code 5.00-} and {@code 5.00 CR} are less than zero, {@code 5.00 DR} is
 *       not; a second sign is a contradiction.
 *   <li>Without a declared decimal mark it is the point. {@code 1,250,000.00} and {@code 1,250,000}
 *       have separators of thousands; {@code 1,250} may be either and is refused; {@code 1.250,00}
 *       and {@code 12,5} have a decimal comma and are refused as well, since a neighbour {@code
 *       1.250} would be read a thousand times too small.
 *   <li>With a declared mark the other one separates thousands, and stands before three digits.
 * </ol>
 *
 * @param plain the number as FOCUS writes it; null when there is a problem
 * @param currency the code beside it, or null
 * @param problem why it is none, or null
 */
record MoneyText(String plain, String currency, String problem) {
  private static final Pattern CURRENCY =
      Pattern.compile(
          "(?<before>[A-Z]{3}|[$€£¥])?\\s*(?<number>[^A-Z$€£¥]*?)\\s*(?<after>[A-Z]{2,3}|[$€£¥])?");
  private static final Set<String> SIGNS = Set.of("CR", "DR");
  private static final Pattern THOUSANDS_COMMA =
      Pattern.compile("\\d{1,3}(,\\d{3})+\\.\\d*|\\d{1,3}(,\\d{3}){2,}");
  private static final Pattern ONE_COMMA = Pattern.compile("[1-9]\\d{0,2},\\d{3}");
  private static final Pattern DECIMAL_COMMA =
      Pattern.compile("\\d{1,3}(\\.\\d{3})+,\\d*|\\d{1,3}(\\.\\d{3}){2,}|\\d*,\\d*");
  private static final int LONGEST = 200;

  /** The problem of a text that is nothing like an amount. */
  static final String NONE = "is no amount";

  /**
   * Reads a text that is no plain decimal.
   *
   * @param mark the declared decimal mark, or null
   */
  static MoneyText of(String text, DecimalMark mark) {
    String trimmed =
        text.trim().replace('\u00a0', ' ').replace('\u202f', ' ').replace('\u2212', '-');
    if (trimmed.length() > LONGEST) {
      return refused(NONE);
    }
    Matcher around = CURRENCY.matcher(trimmed.toUpperCase(Locale.ROOT));
    if (!around.matches()) {
      return refused(NONE);
    }
    String after = around.group("after");
    boolean isSigned = after != null && SIGNS.contains(after);
    if (after != null && after.length() == 2 && !isSigned) {
      return refused(NONE);
    }
    String code = code(around.group("before"));
    if (after != null && !isSigned) {
      if (around.group("before") != null) {
        return refused(ChargeReject.NAMES_TWO_CURRENCIES.predicate());
      }
      code = code(after);
    }
    return signed(around.group("number").trim(), isSigned ? after : null, code, mark);
  }

  private static String code(String currency) {
    return currency == null || currency.length() < 3 ? null : currency;
  }

  private static MoneyText signed(String text, String word, String code, DecimalMark mark) {
    String number = text;
    int signs = 0;
    boolean isNegative = false;
    if (number.startsWith("(") && number.endsWith(")") && number.length() > 1) {
      number = number.substring(1, number.length() - 1).trim();
      isNegative = true;
      signs++;
    }
    if (number.endsWith("-")) {
      number = number.substring(0, number.length() - 1).trim();
      isNegative = true;
      signs++;
    }
    if (number.startsWith("-") || number.startsWith("+")) {
      isNegative |= number.startsWith("-");
      number = number.substring(1).trim();
      signs++;
    }
    if (word != null) {
      isNegative |= word.equals("CR");
      signs++;
    }
    if (signs > 1) {
      return refused(ChargeReject.HAS_TWO_SIGNS.predicate());
    }
    MoneyText read = unsigned(number, mark);
    return read.problem() != null
        ? read
        : new MoneyText((isNegative ? "-" : "") + read.plain(), code, null);
  }

  private static MoneyText unsigned(String number, DecimalMark mark) {
    if (mark == DecimalMark.COMMA) {
      return grouped(number, '.', ',');
    }
    if (mark == DecimalMark.POINT) {
      return grouped(number, ',', '.');
    }
    if (number.matches("\\d+\\.?\\d*|\\.\\d+")) {
      return new MoneyText(number, null, null);
    }
    if (THOUSANDS_COMMA.matcher(number).matches()) {
      return new MoneyText(number.replace(",", ""), null, null);
    }
    if (ONE_COMMA.matcher(number).matches()) {
      return refused(
          ChargeReject.MAY_BE_EITHER.predicate(number.replace(",", ""), number.replace(',', '.')));
    }
    return DECIMAL_COMMA.matcher(number).matches() && number.length() > 1
        ? refused(ChargeReject.HAS_A_DECIMAL_COMMA.predicate())
        : refused(NONE);
  }

  private static MoneyText grouped(String number, char grouping, char point) {
    String group = Pattern.quote(String.valueOf(grouping));
    String decimal = Pattern.quote(String.valueOf(point));
    String whole = "(?:\\d{1,3}(?:%s\\d{3})+|\\d+)".formatted(group);
    return number.matches(whole + "(?:" + decimal + "\\d*)?") || number.matches(decimal + "\\d+")
        ? new MoneyText(
            number.replace(String.valueOf(grouping), "").replace(point, '.'), null, null)
        : refused(
            ChargeReject.IS_NO_AMOUNT_WITH_MARK.predicate()
                + ": "
                + (point == ',' ? "comma" : "point"));
  }

  private static MoneyText refused(String problem) {
    return new MoneyText(null, null, problem);
  }
}

package dev.plumbline.ingest.invoice;

import java.util.regex.Pattern;

/**
 * How a column writes decimals: which characters are no part of the number, which one stands before
 * the decimals, and whether parentheses mean less than zero.
 *
 * @param removed characters that are left out, such as {@code $,}
 * @param point the decimal character, {@code .} or {@code ,}
 * @param parenthesesAreNegative true when (12.50) is -12.50
 */
record AmountText(String removed, char point, boolean parenthesesAreNegative) {

  /** As FOCUS writes decimals. */
  static final AmountText PLAIN = new AmountText("", '.', false);

  private static final int LONGEST = 200;

  /** What may separate groups of digits, and then only these. */
  private static final String GROUPING = ",.' _\u00a0\u202f";

  /**
   * The number as FOCUS would write it, or null when the text is none. A grouping character must
   * stand before three digits: where it does not, the column writes numbers differently now, and
   * leaving it out would make the amount a hundred times too large. A letter inside the number is
   * its exponent, not the letter of a currency.
   */
  String plain(String text) {
    String number = text.trim();
    if (number.length() > LONGEST) {
      return null;
    }
    boolean isNegative = parenthesesAreNegative && number.startsWith("(") && number.endsWith(")");
    if (isNegative) {
      number = number.substring(1, number.length() - 1).trim();
    }
    for (int i = 0; i < removed.length(); i++) {
      char c = removed.charAt(i);
      if (GROUPING.indexOf(c) >= 0 && !isGrouped(number, c)
          || Character.isLetter(c) && isInside(number, c)) {
        return null;
      }
      number = number.replace(String.valueOf(c), "");
    }
    number = number.trim();
    if (point != '.') {
      if (number.indexOf('.') >= 0) {
        return null;
      }
      number = number.replace(point, '.');
    }
    return isNegative ? negative(number) : number;
  }

  private static String negative(String number) {
    return number.startsWith("-") || number.startsWith("+") ? null : "-" + number;
  }

  private boolean isGrouped(String number, char c) {
    int first = number.indexOf(c);
    if (first < 0 || Character.isWhitespace(c) && isAtEdges(number, c)) {
      return true;
    }
    String sign = Pattern.quote(String.valueOf(c));
    // Groups of two digits are Indian; behind the last group no other may follow.
    String groups = "\\D*\\d{1,3}(%s\\d{2,3})*%s\\d{3}(?!\\d)(?!.*%s\\d).*";
    return Pattern.compile(groups.formatted(sign, sign, sign)).matcher(number).matches();
  }

  private static boolean isInside(String number, char letter) {
    for (int i = 1; i < number.length() - 1; i++) {
      char before = number.charAt(i - 1);
      if (number.charAt(i) == letter
          && (Character.isDigit(before) || before == '.' || before == ',')
          && "+-.,0123456789".indexOf(number.charAt(i + 1)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** A blank between a currency sign and the number groups nothing. */
  private static boolean isAtEdges(String number, char c) {
    for (int i = 1; i < number.length() - 1; i++) {
      if (number.charAt(i) == c
          && Character.isDigit(number.charAt(i - 1))
          && Character.isDigit(number.charAt(i + 1))) {
        return false;
      }
    }
    return true;
  }
}

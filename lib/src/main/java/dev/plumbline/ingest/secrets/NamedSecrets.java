package dev.plumbline.ingest.secrets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what stands under the name of a secret within a text: {@code name=value}, {@code "name":
 * "value"} (also escaped inside another text), {@code --name value}, and pairs of the fields name
 * (or key) and value. What a value is cut off by ends it too.
 */
final class NamedSecrets {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_GAP = 8;

  private static final Pattern PAIR =
      Pattern.compile(
          "(?i)[\"'](?:key|name)\\\\{0,8}[\"']\\s{0,8}:\\s{0,8}\\\\{0,8}"
              + "[\"'](?<name>[^\"'\\\\]{1,200})\\\\{0,8}[\"']\\s{0,8},\\s{0,8}\\\\{0,8}"
              + "[\"']value\\\\{0,8}[\"']\\s{0,8}:\\s{0,8}");
  private static final Pattern SCHEME =
      Pattern.compile("(?i)(?:bearer|basic|token|apikey|digest|negotiate|aws4-hmac-sha256)\\s+");
  private static final String ENDS = ",;&\"'`}])|<>";

  private final String text;
  private final StringBuilder masked = new StringBuilder();
  private int copied;

  private NamedSecrets(String text) {
    this.text = text;
  }

  static String masked(String text) {
    String paired = text.contains("alue") ? new NamedSecrets(text).pairs() : text;
    return new NamedSecrets(paired).names();
  }

  private String pairs() {
    Matcher matcher = PAIR.matcher(text);
    int at = 0;
    while (at < text.length() && matcher.find(at)) {
      String name = matcher.group("name");
      at = Math.max(matcher.end(), isTelling(name) ? mask(name, "\"", matcher.end()) : -1);
    }
    return result();
  }

  private String names() {
    int at = 0;
    while (at < text.length()) {
      int begin = at;
      while (begin < text.length() && !beginsWord(text.charAt(begin))) {
        begin++;
      }
      int end = begin;
      while (end < text.length() && isPartOfName(text.charAt(end))) {
        end++;
      }
      begin += begin > 0 && isEscape(begin - 1) ? 1 : 0;
      boolean isName = begin < end && end - begin <= LONGEST_NAME && !isDigit(text.charAt(begin));
      at = Math.max(end, isName ? value(begin, end) : -1);
    }
    return result();
  }

  private String result() {
    return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
  }

  /** The letter behind the backslash of a line break or a tab is no part of a name. */
  private boolean isEscape(int at) {
    return text.charAt(at) == '\\'
        && at + 1 < text.length()
        && "nrt".indexOf(text.charAt(at + 1)) >= 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean beginsWord(char c) {
    return c != '-' && c != '.' && isPartOfName(c);
  }

  private static boolean isPartOfName(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '.'
        || c == '-'
        || c > 127 && Character.isLetter(c);
  }

  /** Masks what stands under the name between the two places; where it ends, or -1. */
  private int value(int begin, int end) {
    int after = afterCharacters(end, "\\", LONGEST_GAP);
    int closed = afterCharacters(after, "\"']", 3);
    int separator = afterCharacters(closed, " \t\n\r", LONGEST_GAP);
    int value = afterAssignment(separator);
    boolean isAssigned = value > separator;
    value = isAssigned ? value : afterOption(begin, closed, separator);
    if (value < 0) {
      return -1;
    }
    String name = text.substring(begin, end);
    boolean isMeant = isTelling(name) && !(isAssigned && isInResourceName(begin));
    return isMeant ? mask(name, text.substring(end, closed), value) : -1;
  }

  private int afterCharacters(int from, String characters, int most) {
    int at = from;
    while (at < text.length() && at - from < most && characters.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /** Behind {@code =}, {@code ==}, {@code :}, {@code :=} or {@code =>} and blanks. */
  private int afterAssignment(int at) {
    int end = at;
    if (text.startsWith("=>", at) || text.startsWith(":=", at) || text.startsWith("==", at)) {
      end = at + 2;
    } else if (at < text.length() && (text.charAt(at) == '=' || text.charAt(at) == ':')) {
      end = at + 1;
    }
    return end == at ? at : afterCharacters(end, " \t\n\r", LONGEST_GAP);
  }

  /** A blank separates an option from its argument, a comma in an array; -1 for no option. */
  private int afterOption(int begin, int closed, int separator) {
    int dashes = begin;
    while (dashes > 0 && begin - dashes < 2 && text.charAt(dashes - 1) == '-') {
      dashes--;
    }
    boolean isOption = dashes < begin && (dashes == 0 || !isPartOfName(text.charAt(dashes - 1)));
    boolean isQuoted = "\"'".indexOf(text.charAt(closed - 1)) >= 0;
    if (!isOption) {
      return -1;
    }
    if (isQuoted) {
      boolean isListed = separator < text.length() && text.charAt(separator) == ',';
      return isListed ? afterCharacters(separator + 1, " \t\n\r", LONGEST_GAP) : -1;
    }
    return separator > closed && separator < text.length() ? separator : -1;
  }

  private static boolean isTelling(String name) {
    return SecretText.isTelling(name);
  }

  /** The word secret or token in the middle of an ARN names a kind of resource. */
  private boolean isInResourceName(int at) {
    int begin = at;
    while (begin > 0
        && at - begin < 200
        && (Character.isLetterOrDigit(text.charAt(begin - 1))
            || ":-_/.".indexOf(text.charAt(begin - 1)) >= 0)) {
      begin--;
    }
    return begin < at && text.startsWith("arn:", begin);
  }

  /** Masks the value that begins here; where it ends, or -1 when it stays. */
  private int mask(String name, String quote, int start) {
    int from = start;
    if (from < text.length()
        && text.charAt(from) == '['
        && !text.startsWith(SecretText.MASK_BEGINS, from)) {
      from++;
    }
    int quoteAt = from;
    while (quoteAt < text.length() && text.charAt(quoteAt) == '\\') {
      quoteAt++;
    }
    boolean quoted = quoteAt < text.length() && "\"'`".indexOf(text.charAt(quoteAt)) >= 0;
    // In a cell of CSV every quote is doubled.
    boolean doubled =
        quoted
            && text.startsWith("\"\"", quoteAt)
            && (quote.endsWith("\"\"") || isInWord(quoteAt + 2));
    int begins = quoted ? quoteAt + (doubled ? 2 : 1) : from;
    int ends =
        doubled
            ? endOfDoubled(begins)
            : quoted
                ? endOfQuoted(begins, quoteAt - from, text.charAt(quoteAt))
                : endOfWord(begins);
    String value = text.substring(begins, ends);
    boolean isRest =
        value.isEmpty()
            || !quoted
                && (value.charAt(0) == '-' || value.startsWith("//") || value.charAt(0) == '{');
    if (isRest || !SecretNames.isSecret(name, value)) {
      return -1;
    }
    // A number in JSON becomes a text, so that JSON stays JSON.
    String around = quoted ? "" : quote;
    masked.append(text, copied, begins);
    masked.append(around).append(SecretText.mask(SecretText.BY_NAME)).append(around);
    copied = ends;
    return ends;
  }

  private boolean isInWord(int at) {
    return at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }

  private int endOfDoubled(int begins) {
    int end = text.indexOf("\"\"", begins);
    end = end < 0 ? text.length() : end;
    while (end > begins && text.charAt(end - 1) == '\\') {
      end--;
    }
    return end;
  }

  private int endOfQuoted(int begins, int escapes, char quote) {
    for (int i = begins; i < text.length(); i++) {
      if (text.charAt(i) == quote) {
        int slashes = 0;
        while (i - slashes > begins && text.charAt(i - slashes - 1) == '\\') {
          slashes++;
        }
        if (slashes <= escapes || escapes == 0 && slashes % 2 == 0) {
          return i - (escapes == 0 ? 0 : slashes);
        }
      }
    }
    return text.length();
  }

  private int endOfWord(int begins) {
    if (text.startsWith(SecretText.MASK_BEGINS, begins)) {
      return begins;
    }
    if (text.startsWith("${{", begins) && text.indexOf("}}", begins) > 0) {
      return text.indexOf("}}", begins) + 2;
    }
    Matcher scheme = SCHEME.matcher(text).region(begins, text.length());
    int end = scheme.lookingAt() ? scheme.end() : begins;
    if (text.startsWith(SecretText.MASK_BEGINS, end)) {
      return begins;
    }
    while (end < text.length() && !endsWord(end)) {
      end++;
    }
    return end;
  }

  private boolean endsWord(int at) {
    char c = text.charAt(at);
    boolean isEscape =
        c == '\\' && at + 1 < text.length() && "ntr\"'\\".indexOf(text.charAt(at + 1)) >= 0;
    return Character.isWhitespace(c) || ENDS.indexOf(c) >= 0 || isEscape;
  }
}

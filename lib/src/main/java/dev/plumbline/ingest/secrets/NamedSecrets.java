package dev.plumbline.ingest.secrets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what stands under the name of a secret within a text: {@code name=value}, {@code "name":
 * "value"} (also escaped inside another text), {@code --name value}, and pairs of the fields name
 * (or key) and value. What a value is cut off by ends it too.
 */
final class NamedSecrets {
  private static final Pattern NAME =
      Pattern.compile(
          "(?<![A-Za-z0-9_.])(-{0,2})(?<name>[A-Za-z_][A-Za-z0-9_.-]{1,100}+)(?<quote>\\\\{0,8}[\"']{0,2})(?<sep>\\s{0,8}(?:=>|:=|={1,2}|:)\\s{0,8}|["
              + " \\t]{1,8}|(?<=[\"']),\\s{0,8})");
  private static final Pattern PAIR =
      Pattern.compile(
          "(?i)[\"'](?:key|name)\\\\{0,8}[\"']\\s{0,8}:\\s{0,8}\\\\{0,8}[\"'](?<name>[^\"'\\\\]{1,200})"
              + "\\\\{0,8}[\"']\\s{0,8},\\s{0,8}\\\\{0,8}[\"']value\\\\{0,8}[\"']\\s{0,8}:\\s{0,8}");
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
    String paired = text.contains("alue") ? new NamedSecrets(text).all(PAIR, true) : text;
    return new NamedSecrets(paired).all(NAME, false);
  }

  private String all(Pattern pattern, boolean isPair) {
    Matcher matcher = pattern.matcher(text);
    int at = 0;
    while (at < text.length() && matcher.find(at)) {
      at = Math.max(matcher.end(), at + 1);
      if (isPair || separates(matcher)) {
        String quote = isPair ? "\"" : matcher.group("quote");
        int end = mask(matcher.group("name"), quote, matcher.end());
        at = Math.max(end, at - (isPair ? 0 : matcher.group("sep").length()));
      } else {
        at = Math.max(matcher.end("name"), matcher.start() + 1);
      }
    }
    return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
  }

  /** A blank separates only an option from its argument, a comma two elements of an array. */
  private boolean separates(Matcher matcher) {
    String separator = matcher.group("sep");
    boolean isOption = !matcher.group(1).isEmpty();
    boolean assigns = separator.indexOf('=') >= 0 || separator.indexOf(':') >= 0;
    return assigns && !isInResourceName(matcher.start())
        || isOption && separator.contains(",") == !matcher.group("quote").isEmpty();
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
    boolean doubled = quoted && quote.endsWith("\"\"") && text.startsWith("\"\"", quoteAt);
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
    if (isRest || !SecretText.isTelling(name) || !SecretNames.isSecret(name, value)) {
      return -1;
    }
    // A number in JSON becomes a text, so that JSON stays JSON.
    String around = quoted ? "" : quote;
    masked.append(text, copied, begins);
    masked.append(around).append(SecretText.mask(SecretText.BY_NAME)).append(around);
    copied = ends;
    return ends;
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

package dev.plumbline.ingest.secrets;

/** Where words begin and end in a text that may be JSON, a URL or what a terminal showed. */
final class Words {
  private Words() {}

  /** True behind no letter or digit, and behind an escape such as \\n, %20 or ESC[0m. */
  static boolean begins(String text, int at) {
    return at == 0 || !isLetterOrDigit(text.charAt(at - 1)) || endsEscape(text, at);
  }

  /** The end of the letters, digits and low lines from here on. */
  static int end(String text, int at) {
    int end = at;
    while (end < text.length() && (isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return end;
  }

  private static boolean endsEscape(String text, int at) {
    char last = text.charAt(at - 1);
    if (at >= 2 && text.charAt(at - 2) == '\\' && "nrtbf".indexOf(last) >= 0) {
      return true;
    }
    if (!isHexadecimal(last)) {
      return last == 'm' && endsColor(text, at - 2);
    }
    return at >= 3 && text.charAt(at - 3) == '%' && isHexadecimal(text.charAt(at - 2))
        || at >= 6 && text.charAt(at - 6) == '\\' && text.charAt(at - 5) == 'u';
  }

  private static boolean endsColor(String text, int last) {
    int at = last;
    while (at >= 0 && last - at < 10 && (text.charAt(at) == ';' || isDigit(text.charAt(at)))) {
      at--;
    }
    return at >= 0 && text.charAt(at) == '[';
  }

  private static boolean isHexadecimal(char c) {
    return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetterOrDigit(char c) {
    return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}

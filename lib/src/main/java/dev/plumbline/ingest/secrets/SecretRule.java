package dev.plumbline.ingest.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of secret that is known by its own form.
 *
 * @param name what the mask says
 * @param words one of them, in any case, stands in every text that the expression can match
 * @param expression matches the secret, or names the part that is it with the group {@code secret}
 */
record SecretRule(String name, List<String> words, Pattern expression) {
  /** What a caller of a web service sends: the name and the password, encoded. */
  private static final String BASIC = "basic-authorization";

  /** The text without secrets of this kind. */
  String masked(String text) {
    Matcher matcher = expression.matcher(text);
    boolean hasPart = expression.pattern().contains("(?<secret>");
    StringBuilder masked = null;
    int copied = 0;
    while (matcher.find()) {
      int from = hasPart ? matcher.start("secret") : matcher.start();
      int to = hasPart ? matcher.end("secret") : matcher.end();
      if (from < to && (!name.equals(BASIC) || isLogin(text.substring(from, to)))) {
        masked = masked == null ? new StringBuilder() : masked;
        masked.append(text, copied, from).append(SecretText.mask(name));
        copied = to;
      }
    }
    return masked == null ? text : masked.append(text, copied, text.length()).toString();
  }

  private static boolean isLogin(String encoded) {
    try {
      byte[] decoded = Base64.getDecoder().decode(encoded);
      return new String(decoded, StandardCharsets.ISO_8859_1).indexOf(':') >= 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}

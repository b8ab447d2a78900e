package dev.plumbline.ingest.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of secret that is known by its own form.
 *
 * @param origin where the expression comes from: detect-secrets, changed or ours
 * @param name what the mask says
 * @param words one of them, in any case, stands in every text that the expression can match; empty
 *     when there is none
 * @param shortest the length of the shortest text that it can match, where there are no words
 * @param expression matches the secret
 * @param hasPart the expression names the part that is the secret with the group {@code secret}
 * @param isAtBegin the match counts only where a word begins
 */
record SecretRule(
    String origin,
    String name,
    List<String> words,
    int shortest,
    Pattern expression,
    boolean hasPart,
    boolean isAtBegin) {
  /** What a caller of a web service sends: the name and the password, encoded. */
  private static final String BASIC = "basic authorization";

  private static final String PART = "(?<secret>";

  private static final String BEGIN = "<B>";

  /** The rule of a line of the file. */
  static SecretRule of(String[] line) {
    boolean hasWords = !line[2].startsWith("*");
    return new SecretRule(
        line[0],
        line[1],
        hasWords ? Arrays.asList(line[2].split(",")) : List.of(),
        hasWords ? 0 : Integer.parseInt(line[2].substring(1)),
        Pattern.compile(line[3].replace(BEGIN, "")),
        line[3].contains(PART),
        line[3].contains(BEGIN));
  }

  /** The text without secrets of this kind. */
  String masked(String text) {
    Matcher matcher = expression.matcher(text).useTransparentBounds(true);
    StringBuilder masked = null;
    int copied = 0;
    int at = 0;
    while (at < text.length() && finds(matcher, text, at)) {
      int from = hasPart ? matcher.start("secret") : matcher.start();
      int to = hasPart ? matcher.end("secret") : matcher.end();
      at = Math.max(matcher.end(), matcher.start() + 1);
      if (from < to && isMeant(text, from, to)) {
        masked = masked == null ? new StringBuilder() : masked;
        masked.append(text, copied, from).append(SecretText.mask(name));
        copied = Words.end(text, to);
        at = copied;
      }
    }
    return masked == null ? text : masked.append(text, copied, text.length()).toString();
  }

  private boolean finds(Matcher matcher, String text, int from) {
    if (!isAtBegin) {
      return matcher.find(from);
    }
    for (int at = from; at < text.length(); at++) {
      if (Words.begins(text, at) && matcher.region(at, text.length()).lookingAt()) {
        return true;
      }
    }
    return false;
  }

  private boolean isMeant(String text, int from, int to) {
    return !name.equals(BASIC) || isLogin(text.substring(from, to));
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

package dev.plumbline.lineage.graph;

import dev.plumbline.terms.LinkState;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How surely a text identifies content. */
public final class IdentityStrength {
  private static final Pattern DIGEST = Pattern.compile("(?:([a-z][a-z0-9_+-]*)[:=])?([0-9a-f]+)");
  private static final Pattern SNAPSHOT = Pattern.compile("snapshot:\\d+");

  /** How many hexadecimal digits a whole digest has; one that was cut proves nothing. */
  private static final Map<String, Integer> WHOLE =
      Map.of("md5", 32, "sha1", 40, "sha224", 56, "sha256", 64, "sha384", 96, "sha512", 128);

  private IdentityStrength() {}

  /**
   * PRESENT for a whole digest of at least so many bits, MISSING for null, WEAK for any other text.
   */
  public static LinkState ofDigest(String text, int bits) {
    if (text == null) {
      return LinkState.MISSING;
    }
    Matcher digest = DIGEST.matcher(text.toLowerCase(Locale.ROOT));
    if (!digest.matches()) {
      return LinkState.WEAK;
    }
    int digits = digest.group(2).length();
    boolean whole =
        digest.group(1) == null || digits == WHOLE.getOrDefault(digest.group(1), digits);
    return whole && digits * 4 >= bits ? LinkState.PRESENT : LinkState.WEAK;
  }

  /** As for digests; an immutable table snapshot is PRESENT too. */
  public static LinkState ofContent(String version, int bits) {
    boolean snapshot = version != null && SNAPSHOT.matcher(version).matches();
    return snapshot ? LinkState.PRESENT : ofDigest(version, bits);
  }
}

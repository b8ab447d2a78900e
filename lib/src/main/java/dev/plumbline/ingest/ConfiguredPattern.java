package dev.plumbline.ingest;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of the configuration at work on names that others choose. Java's patterns can take ages
 * on a name made for it, such as {@code (a+)+b} on many a's; each look at a character is counted
 * here, and a pattern that needs more than {@value #MOST_LOOKS} of them is the configuration's
 * mistake.
 */
public final class ConfiguredPattern {
  /** A name of 255 characters takes a few thousand under patterns people write. */
  private static final int MOST_LOOKS = 2_000_000;

  private ConfiguredPattern() {}

  /**
   * What the first group finds in a name; empty where the pattern finds nothing.
   *
   * @param key the configuration's key, for the message
   * @param source the source's name
   * @throws Failure {@code CONFIGURATION} when the pattern does not end
   * @throws java.util.regex.PatternSyntaxException when it is no pattern
   */
  public static Optional<String> group(String key, String source, String pattern, String name) {
    try {
      Matcher matcher = Pattern.compile(pattern).matcher(new Counted(name, new int[1]));
      return matcher.find() && matcher.groupCount() > 0
          ? Optional.ofNullable(matcher.group(1))
          : Optional.empty();
    } catch (Endless | StackOverflowError e) {
      throw new Failure(
          Category.CONFIGURATION,
          "%s of source %s does not come to an end".formatted(key, source),
          "%s needs too many steps on the name %s".formatted(pattern, name),
          "write it without a repetition inside a repetition, such as [^_]+ for (.+)+",
          e);
    }
  }

  private static final class Endless extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A text that counts how often it is looked at, its parts included. */
  private record Counted(String text, int[] looks) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (++looks[0] > MOST_LOOKS) {
        throw new Endless();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}

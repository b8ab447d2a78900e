package dev.plumbline.timeline;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * A text of the configuration in which {@code *} stands for any characters. Two are equal where
 * they are written alike.
 */
public final class TextPattern implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final Pattern pattern;

  private TextPattern(String text) {
    this.text = text;
    this.pattern =
        text.indexOf('*') < 0
            ? null
            : Pattern.compile(Pattern.quote(text).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
  }

  /** The pattern; null where nothing is asked for. */
  public static TextPattern of(String text) {
    return text == null ? null : new TextPattern(text);
  }

  /** True where nothing is asked for, or the text is what is asked for; null is no text. */
  static boolean matches(TextPattern asked, String text) {
    return asked == null || asked.matches(text);
  }

  /** True for a text that is written so. */
  public boolean matches(String other) {
    return other != null
        && (pattern == null ? text.equals(other) : pattern.matcher(other).matches());
  }

  /** True where it means every text there is. */
  public boolean isAny() {
    return text.replace("*", "").isBlank();
  }

  /** As it is written. */
  public String text() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextPattern && text.equals(((TextPattern) other).text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}

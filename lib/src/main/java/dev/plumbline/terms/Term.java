package dev.plumbline.terms;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A word of the field, as tables write it: the constant's name in lower case. */
public interface Term {
  /** The constant's name. */
  String name();

  /** As tables write it. */
  default String text() {
    return Texts.of(this);
  }

  /** The word that is written so; an unknown one is a bug. */
  static <E extends Enum<E> & Term> E of(Class<E> words, String text) {
    return Enum.valueOf(words, text.toUpperCase(Locale.ROOT));
  }

  /** Every word, as tables write it, in the order in which they are declared. */
  static <E extends Enum<E> & Term> List<String> texts(Class<E> words) {
    return Stream.of(words.getEnumConstants()).map(Term::text).toList();
  }
}

package dev.plumbline.segment;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What texts stand for, each made once. Mostly a text is the same as the one before: comparing the
 * two is cheaper than hashing a text that was just read.
 */
final class Repeated<T> {
  private final Function<String, T> meaning;
  private final Map<String, T> known = new HashMap<>();
  private String lastText;
  private T last;

  Repeated(Function<String, T> meaning) {
    this.meaning = meaning;
  }

  T of(String text) {
    if (!text.equals(lastText)) {
      last = known.computeIfAbsent(text, meaning);
      lastText = text;
    }
    return last;
  }
}

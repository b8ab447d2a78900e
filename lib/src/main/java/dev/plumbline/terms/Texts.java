package dev.plumbline.terms;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The texts of words, each made once: rows repeat them as the same object. */
final class Texts {
  private static final Map<Term, String> KNOWN = new ConcurrentHashMap<>();

  private Texts() {}

  static String of(Term word) {
    return KNOWN.computeIfAbsent(word, w -> w.name().toLowerCase(Locale.ROOT));
  }
}

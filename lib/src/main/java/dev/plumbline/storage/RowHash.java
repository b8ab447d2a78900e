package dev.plumbline.storage;

import java.io.Serializable;

/**
 * A running 128-bit hash over rows in order: two 64-bit lanes with different multipliers, mixed as
 * in splitmix64. It notices changed content; it is no protection against an adversary, which the
 * file's SHA-256 is.
 */
final class RowHash implements Serializable {
  private static final long serialVersionUID = 1L;
  private long high = 0x9E3779B97F4A7C15L;
  private long low = 0xC2B2AE3D27D4EB4FL;

  void add(Object[] values, TextHashes texts) {
    for (Object value : values) {
      add(value, texts);
    }
    mix(values.length);
  }

  private void add(Object value, TextHashes texts) {
    if (value == null) {
      mix(0x5bd1e995L);
    } else if (value instanceof Double number) {
      mix(Double.doubleToLongBits(number));
    } else if (value instanceof Long number) {
      mix(number);
    } else if (value instanceof Object[] struct) {
      add(struct, texts);
    } else if (value instanceof java.util.Map<?, ?> map) {
      mix(map.size());
      new java.util.TreeMap<>(map).forEach((key, entry) -> addPair(key, entry, texts));
    } else if (value instanceof java.util.List<?> list) {
      mix(list.size());
      list.forEach(element -> add(element, texts));
    } else {
      int place = texts.find(value);
      mix(texts.hash(place));
      mix(texts.other(place));
    }
  }

  private void addPair(Object key, Object entry, TextHashes texts) {
    add(key, texts);
    add(entry, texts);
  }

  private void mix(long value) {
    high = finish(high ^ value * 0xBF58476D1CE4E5B9L);
    low = finish(Long.rotateLeft(low, 23) + value * 0x94D049BB133111EBL);
  }

  private static long finish(long x) {
    long z = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  String text() {
    return String.format("%016x%016x", high, low);
  }
}

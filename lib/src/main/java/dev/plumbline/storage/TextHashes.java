package dev.plumbline.storage;

/**
 * The hashes of texts that were met lately. Rows repeat their devices, sources and instants as the
 * same objects, so most texts are hashed once and not once per row.
 */
final class TextHashes {
  /** How many texts are remembered at once. */
  static final int SIZE = 1 << 10;

  private final Object[] values = new Object[SIZE];
  private final long[] hashes = new long[SIZE];
  private final long[] others = new long[SIZE];

  /** Where the hashes of this immutable value's text are, until the next call. */
  int find(Object value) {
    int place = place(value);
    if (values[place] != value) {
      put(place, value);
    }
    return place;
  }

  /** Where a value is remembered, of {@link #SIZE} places. */
  static int place(Object value) {
    int hash = value.hashCode();
    return (hash ^ hash >>> 10 ^ hash >>> 20) & SIZE - 1;
  }

  private void put(int place, Object value) {
    String text = value.toString();
    long hash = text.length();
    long other = ~hash;
    for (int i = 0; i < text.length(); i++) {
      hash = hash * 0x100000001B3L ^ text.charAt(i);
      other = other * 0x5851F42D4C957F2DL + text.charAt(i);
    }
    values[place] = value;
    hashes[place] = hash;
    others[place] = other;
  }

  long hash(int place) {
    return hashes[place];
  }

  long other(int place) {
    return others[place];
  }
}

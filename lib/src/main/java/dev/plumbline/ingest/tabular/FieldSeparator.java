package dev.plumbline.ingest.tabular;

import java.util.List;

/** Tells the separator of a table by its header: the sign that stands most often outside quotes. */
final class FieldSeparator {
  /** What tables are written with, the usual one first. */
  private static final List<Character> KNOWN = List.of(',', ';', '\t', '|');

  private FieldSeparator() {}

  /** The separator of a header line; a comma where nothing else stands more often. */
  static char of(String header) {
    int[] counts = new int[KNOWN.size()];
    boolean isQuoted = false;
    for (int i = 0; i < header.length(); i++) {
      char c = header.charAt(i);
      isQuoted ^= c == '"';
      int known = isQuoted ? -1 : KNOWN.indexOf(c);
      if (known >= 0) {
        counts[known]++;
      }
    }
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return KNOWN.get(most);
  }
}

package dev.plumbline.ingest.secrets;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many texts of a file did not come into the tables as they were, by kind. A text is a cell, a
 * value of a map, a list or kept JSON, or what stays of a rejected record; which text it was, and
 * where it stood, is not kept.
 */
public final class HiddenTexts implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The kind of texts that have a pseudonym. */
  public static final String PSEUDONYMOUS = "pseudonymous";

  /** The kind of texts that were left out because they are personal data. */
  public static final String DROPPED = "dropped";

  private final TreeMap<String, Long> kinds = new TreeMap<>();
  private long texts;

  /** Counts the masks that stand in a text. */
  void look(String result) {
    boolean isMasked = false;
    int at = result.indexOf(SecretText.MASK_BEGINS);
    while (at >= 0) {
      int begin = at + SecretText.MASK_BEGINS.length();
      int end = result.indexOf(']', begin);
      if (end > begin && SecretText.isKind(result.substring(begin, end))) {
        kinds.merge(result.substring(begin, end), 1L, Long::sum);
        isMasked = true;
      }
      at = result.indexOf(SecretText.MASK_BEGINS, begin);
    }
    texts += isMasked ? 1 : 0;
  }

  void pseudonym() {
    texts++;
    kinds.merge(PSEUDONYMOUS, 1L, Long::sum);
  }

  void drop() {
    texts++;
    kinds.merge(DROPPED, 1L, Long::sum);
  }

  /** All texts that were masked, got a pseudonym or were left out. */
  public long texts() {
    return texts;
  }

  /**
   * Kind of secret, pseudonymous or dropped → how many; a text of two kinds counts for both, and
   * the same secret twice in one text counts twice.
   */
  public Map<String, Long> byKind() {
    return Collections.unmodifiableSortedMap(kinds);
  }

  /** The same of secrets only: what personal data is, was declared. */
  public Map<String, Long> secrets() {
    Map<String, Long> secrets = new TreeMap<>(kinds);
    secrets.keySet().removeAll(Set.of(PSEUDONYMOUS, DROPPED));
    return secrets;
  }
}

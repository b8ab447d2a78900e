package dev.plumbline.terms.reject;

import dev.plumbline.terms.Term;
import java.util.Locale;

/**
 * Why a record was refused. As {@code bronze.reject.reason} stores it, a reason is its code, in
 * which {@value #VARYING} stands for what varies from record to record, and maybe a colon and a
 * detail behind it.
 */
public interface RejectReason extends Term {
  /** Stands in a code for what varies. */
  String VARYING = "\u2026";

  /**
   * What a reason says.
   *
   * @param form its code
   * @param meaning what it means, a sentence
   * @param remedy what to do about it, a sentence
   */
  record Words(String form, String meaning, String remedy) {
    /** Those of a reason whose code is its name. */
    static Words of(Enum<?> reason, String meaning, String remedy) {
      return new Words(reason.name().toLowerCase(Locale.ROOT), meaning, remedy);
    }
  }

  /** What it says. */
  Words words();

  @Override
  default String text() {
    return words().form();
  }

  /** What it means, a sentence. */
  default String meaning() {
    return words().meaning();
  }

  /** What to do about it, a sentence. */
  default String remedy() {
    return words().remedy();
  }

  /**
   * As it is stored for one record.
   *
   * @param varying what stands for each {@value #VARYING} of the code, in order
   */
  default String of(Object... varying) {
    StringBuilder stored = new StringBuilder();
    String rest = text();
    for (Object part : varying) {
      int at = rest.indexOf(VARYING);
      if (at < 0) {
        throw new IllegalArgumentException(text() + " has nothing that varies for " + part);
      }
      stored.append(rest, 0, at).append(part);
      rest = rest.substring(at + VARYING.length());
    }
    return stored.append(rest).toString();
  }

  /** The code with a detail behind it, such as the text that could not be read. */
  default String with(Object detail) {
    return text() + ": " + detail;
  }

  /** What follows the subject of a code that begins with what varies. */
  default String predicate(Object... varying) {
    String code = text();
    if (!code.startsWith(VARYING + " ")) {
      throw new IllegalArgumentException(code + " does not begin with its subject");
    }
    Object[] parts = new Object[varying.length + 1];
    parts[0] = "";
    System.arraycopy(varying, 0, parts, 1, varying.length);
    return of(parts).strip();
  }
}

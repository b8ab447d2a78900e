package dev.plumbline.timeline;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * Who pays for which holder: of the entries that mean one, the first.
 *
 * @param entries as they are configured
 */
public record Owners(List<Owner> entries) implements Serializable {
  /** Nobody pays for anything. */
  public static final Owners NONE = new Owners(List.of());

  /** Takes its own copy. */
  public Owners {
    entries = List.copyOf(entries);
  }

  /** Who pays on a date, or null. */
  public Owner of(Holder holder, LocalDate date) {
    for (Owner entry : entries) {
      if (entry.means(holder, date)) {
        return entry;
      }
    }
    return null;
  }
}

package dev.plumbline.cost.inventory;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What lists say of a machine, in the same words from one date on.
 *
 * @param first the first date that it was listed so
 * @param created since when there is one; null where no list says it
 * @param ended when it went; null where no list says it
 * @param node its name and its bill
 */
record Listed(LocalDate first, Instant created, Instant ended, Node node) implements Serializable {
  private static final Duration HOUR = Duration.ofHours(1);

  /** True when the machine was there at some time of the hour that begins then. */
  boolean isThere(Instant hour) {
    return (created == null || created.isBefore(hour.plus(HOUR)))
        && (ended == null || ended.isAfter(hour));
  }

  /** Since when, for an order; a machine of unknown age was always there. */
  Instant since() {
    return created == null ? Instant.MIN : created;
  }
}

package dev.plumbline.timeline;

import dev.plumbline.failure.Invalid;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * Who pays inside for what is held: one entry under {@code owners:}.
 *
 * @param rule the entry's name, as tables keep it beside the team
 * @param holders whom it means
 * @param from the first date (UTC) on which it holds, or null: always
 * @param to the last date (UTC) on which it holds, or null: for ever
 * @param team the team, or null
 * @param project the project, or null
 */
public record Owner(
    String rule, Holders holders, LocalDate from, LocalDate to, String team, String project)
    implements Serializable {
  /** Refuses an entry that would mean everybody, or that never holds. */
  public Owner {
    if (holders.isEverybody()) {
      throw new Invalid(
          "lacks 'namespace', and 'account' and 'user' too",
          "add namespace: or pod: of pods, or account:, user:, partition: or queue: of jobs");
    }
    if (from != null && to != null && to.isBefore(from)) {
      throw new Invalid("ends on " + to + ", before it begins", "correct from: or to:");
    }
    rule = rule == null ? holders.toString() : rule;
  }

  /** Who pays for a namespace. */
  public Owner(String namespace, String team, String project) {
    this(null, Holders.ofNamespace(namespace), null, null, team, project);
  }

  /** True when the entry means this holder on a date. */
  public boolean means(Holder holder, LocalDate date) {
    return holds(date) && holders.mean(holder);
  }

  private boolean holds(LocalDate date) {
    return (from == null || !date.isBefore(from)) && (to == null || !date.isAfter(to));
  }
}

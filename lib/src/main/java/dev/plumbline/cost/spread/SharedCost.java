package dev.plumbline.cost.spread;

import dev.plumbline.failure.Invalid;
import dev.plumbline.terms.ShareKind;
import dev.plumbline.terms.SharedCostRule;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is charged with one kind of shared cost: one entry under {@code shared_costs:}.
 *
 * @param kind why nobody is charged directly; null: every kind without a rule of its own
 * @param rule who is charged
 * @param team the team that is named; null unless the rule is {@code team}
 * @param from billing periods that start on or after it; null: all
 */
public record SharedCost(ShareKind kind, SharedCostRule rule, String team, LocalDate from)
    implements Serializable {

  /** Refuses an entry that shares what is somebody's, or that does not say with whom. */
  public SharedCost {
    Invalid.ifMissing(rule, "rule");
    if (kind != null && kind.isAllocated()) {
      throw new Invalid(
          "has kind " + kind.text() + ", with which somebody is charged directly",
          "name one of " + kinds());
    }
    if (rule == SharedCostRule.TEAM) {
      Invalid.ifMissing(team == null || team.isBlank() ? null : team, "team");
    } else if (team != null) {
      throw new Invalid(
          "names a team beside rule " + rule.text(), "write rule: team, or take team: out");
    }
  }

  /** The kinds of cost that can be shared, as a configuration writes them. */
  public static String kinds() {
    return Stream.of(ShareKind.values())
        .filter(kind -> !kind.isAllocated())
        .map(ShareKind::text)
        .collect(Collectors.joining(", "));
  }

  /** True where the entry is about this kind and billing period. */
  boolean isOf(ShareKind shared, LocalDate period) {
    return kind == shared && (from == null || !period.isBefore(from));
  }
}

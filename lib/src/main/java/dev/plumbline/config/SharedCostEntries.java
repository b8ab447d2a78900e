package dev.plumbline.config;

import dev.plumbline.cost.spread.SharedCost;
import dev.plumbline.terms.ShareKind;
import dev.plumbline.terms.SharedCostRule;
import dev.plumbline.terms.Term;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Reads the entries under {@code shared_costs:}, each a rule for one kind of cost, or for any. */
final class SharedCostEntries {
  private static final String ANY = "any";

  private SharedCostEntries() {}

  static Function<YamlSection, SharedCost> read() {
    Once once = new Once("keep one of them, or say from: when each of them holds");
    Map<ShareKind, LocalDate> newest = new HashMap<>();
    return section -> {
      SharedCost entry = entry(section);
      LocalDate from = entry.from() == null ? LocalDate.MIN : entry.from();
      LocalDate after = newest.put(entry.kind(), from);
      if (after != null && from.isAfter(after)) {
        throw section.error(
            "an entry before has all billing periods of this one",
            "write the entries of the same kind from the newest from: to the oldest");
      }
      String said = "kind " + (entry.kind() == null ? ANY : entry.kind().text());
      return once.checked(section, entry, said, entry.kind(), from);
    };
  }

  private static SharedCost entry(YamlSection s) {
    s.knows("kind", "rule", "team", "from");
    ShareKind kind =
        s.value("kind", "one of any, " + SharedCost.kinds(), SharedCostEntries::kind).orElse(null);
    SharedCostRule rule =
        s.value(
                "rule",
                "one of " + String.join(", ", Term.texts(SharedCostRule.class)),
                text -> Term.of(SharedCostRule.class, text))
            .orElse(null);
    String team = s.text("team").orElse(null);
    LocalDate from = s.date("from").orElse(null);
    return s.checked(() -> new SharedCost(kind, rule, team, from));
  }

  private static ShareKind kind(String text) {
    return text.equals(ANY) ? null : Term.of(ShareKind.class, text);
  }
}

package dev.plumbline.config;

import dev.plumbline.cost.budget.Budget;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the entries under {@code budgets:}, one of each team, project and currency for a month. */
final class BudgetEntries {
  private BudgetEntries() {}

  static Function<YamlSection, Budget> read() {
    Once once = new Once("keep one of them, or say from: when each of them holds");
    Map<List<Object>, LocalDate> newest = new HashMap<>();
    return section -> {
      Budget budget = entry(section);
      LocalDate from = budget.from() == null ? LocalDate.MIN : budget.from();
      LocalDate after =
          newest.put(Arrays.asList(budget.team(), budget.project(), budget.currency()), from);
      if (after != null && from.isAfter(after)) {
        throw section.error(
            "an entry before has all months of this one",
            "write the budgets of a team from the newest from: to the oldest");
      }
      String project = budget.project() == null ? "" : ", project " + budget.project();
      String said = "the budget of " + budget.team() + project + " in " + budget.currency();
      return once.checked(
          section, budget, said, budget.team(), budget.project(), budget.currency(), from);
    };
  }

  private static Budget entry(YamlSection s) {
    s.knows("team", "project", "monthly", "currency", "from");
    return s.checked(
        () ->
            new Budget(
                s.text("team").orElse(null),
                s.text("project").orElse(null),
                s.decimal("monthly").orElse(null),
                s.text("currency").orElse(null),
                s.date("from").orElse(null)));
  }
}

package dev.plumbline.cost.budget;

import dev.plumbline.failure.Invalid;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a team may spend on GPUs in a calendar month: one entry under {@code budgets:}.
 *
 * @param team the team, as owners name it
 * @param project the one project that it is for; null: all of the team
 * @param monthly the amount of each month
 * @param currency of the amount; only costs in it are compared with it
 * @param from the first day of the first month that it holds for; null: always
 */
public record Budget(
    String team, String project, BigDecimal monthly, String currency, LocalDate from)
    implements Serializable {
  private static final double MOST = 1e15;

  /** Refuses a budget of nobody, of no amount, or that begins inside a month. */
  public Budget {
    Invalid.ifMissing(team, "team");
    Invalid.ifMissing(monthly, "monthly");
    Invalid.ifMissing(currency, "currency");
    Invalid.ifOutside(monthly.doubleValue(), 0, MOST, "monthly");
    if (!currency.matches("[A-Z]{3}")) {
      throw new Invalid(
          "has currency " + currency + ", which is no code of three letters", "write one like USD");
    }
    if (from != null && from.getDayOfMonth() != 1) {
      throw new Invalid(
          "has from " + from + ", which is inside a month; a budget is of whole months",
          "write the first day of a month");
    }
  }

  /** As a configuration writes whose it is. */
  @Override
  public String toString() {
    return "{team: %s, %smonthly: %s, currency: %s}"
        .formatted(
            team,
            project == null ? "" : "project: " + project + ", ",
            monthly.toPlainString(),
            currency);
  }

  /** True when it is of this team and project, in this currency, and holds for the month. */
  boolean isOf(SpendKey key, LocalDate month) {
    return team.equals(key.team())
        && java.util.Objects.equals(project, key.project())
        && currency.equals(key.currency())
        && (from == null || !from.isAfter(month));
  }
}

package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.ShareKind;
import dev.plumbline.terms.SharedCostRule;
import dev.plumbline.terms.WeightScope;

/**
 * What of the cost that nobody is charged with directly goes to which team, by the configured
 * rules. The rows of an invoice, currency, share kind, closing and seeing night sum to what {@code
 * gold.chargeback_monthly} says of nobody there, to the last digit; what is left to nobody has no
 * row.
 */
public final class SharedCostMonthly {
  private static final TableBuilder T =
      gold("shared_cost_monthly")
          .grain(
              "billing period × invoice × currency × share_kind × team × closed_date × seen_date")
          .doc("What of shared cost each team is charged with, by the configured rules.");

  public static final Col PERIOD = T.date("billing_period_start").required().doc("billing period");
  public static final Col INVOICE =
      T.string("invoice").required().doc("InvoiceId, else issuer, account, period and currency");
  public static final Col CURRENCY = T.string("billing_currency").required().doc("BillingCurrency");
  public static final Col SHARE_KIND =
      T.string("share_kind").required().doc("why nobody is charged with it directly");
  public static final Col RULE =
      T.string("rule").required().doc("even, by_use or team: the rule in force for the period");
  public static final Col TEAM = T.string("team").required().doc("who is charged");
  public static final Col CLOSED_DATE =
      T.date("closed_date").doc("night that closed the billing period; null while it is open");
  public static final Col SEEN_DATE =
      T.date("seen_date").doc("night that saw a difference to a closed period; else null");
  public static final Col BILLED_COST = T.money("billed_cost").doc("the team's part of BilledCost");
  public static final Col EFFECTIVE_COST =
      T.money("effective_cost").doc("the team's part of EffectiveCost");
  public static final Col WEIGHT =
      T.quantity("weight").doc("by_use: the EffectiveCost it is charged with directly; else 1");
  public static final Col WEIGHT_SUM = T.quantity("weight_sum").doc("the same of all teams");
  public static final Col WEIGHT_SCOPE =
      T.string("weight_scope").required().doc("of which invoices the direct cost is");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.partitionedBy(PERIOD)
          .oneOf(SHARE_KIND, ShareKind.class)
          .oneOf(RULE, SharedCostRule.EVEN, SharedCostRule.BY_USE, SharedCostRule.TEAM)
          .oneOf(WEIGHT_SCOPE, WeightScope.class)
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private SharedCostMonthly() {}
}

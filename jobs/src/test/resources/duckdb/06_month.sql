-- Charges and whose each is -> what each team is charged with in the month, and what was invoiced.

CREATE OR REPLACE TABLE team_month AS
SELECT x_team AS team, x_share_kind AS share_kind, BillingCurrency AS billing_currency,
  sum(BilledCost) AS billed_cost, sum(EffectiveCost) AS effective_cost,
  sum(billed_tolerance) AS billed_tolerance, sum(effective_tolerance) AS effective_tolerance
FROM cost_share WHERE x_share_kind = 'held' GROUP BY ALL;

CREATE OR REPLACE TABLE invoiced AS
SELECT provider, sub_account, currency AS billing_currency,
  sum(billed) AS billed_cost, sum(cost) AS effective_cost
FROM charge GROUP BY ALL;

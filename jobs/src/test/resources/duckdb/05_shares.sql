-- Charges by hour and who held the hours -> whose each charge is, and billed beside seen.

CREATE OR REPLACE TABLE cost_share AS
WITH used AS (
  SELECT billing_resource_id, hour_ms, owner, team, project,
    CASE WHEN owner <> 'unallocated' THEN 'held' WHEN stage IN ('empty', 'unobserved') THEN stage
      ELSE 'no_holder' END AS x_share_kind,
    sum(stage_ms) AS held_ms, sum(tolerance_ms) AS tolerance_ms
  FROM gpu_hour_cost WHERE stage <> 'unused_commitment' GROUP BY ALL
), part AS (
  SELECT *, held_ms / sum(held_ms) OVER (PARTITION BY billing_resource_id, hour_ms) AS part,
    tolerance_ms / sum(held_ms) OVER (PARTITION BY billing_resource_id, hour_ms) AS apart
  FROM used
)
SELECT nullif(p.owner, 'unallocated') AS AllocatedResourceId, p.team AS x_team,
  p.project AS x_project, p.x_share_kind, c.currency AS BillingCurrency,
  sum(c.hour_share * c.billed * p.part) AS BilledCost,
  sum(c.hour_share * c.cost * p.part) AS EffectiveCost,
  sum(c.hour_share * abs(c.billed) * p.apart) AS billed_tolerance,
  sum(c.hour_share * abs(c.cost) * p.apart) AS effective_tolerance
FROM charge_hour c
JOIN part p ON p.billing_resource_id = c.resource_id AND p.hour_ms = c.hour_ms
WHERE c.kind <> 'unused'
GROUP BY ALL;

CREATE OR REPLACE TABLE billed_and_seen AS
WITH billed AS (
  SELECT capacity_date AS usage_date, billing_resource_id, 'billed' AS price_source,
    sum(paid_gpu_seconds) AS billed_gpu_seconds, sum(effective_cost) AS billed_cost
  FROM paid GROUP BY ALL
), seen AS (
  SELECT cost_date AS usage_date, billing_resource_id, price_source,
    sum(stage_ms) / 1000 AS observed_gpu_seconds,
    sum(stage_ms) FILTER (owner <> 'unallocated') / 1000 AS allocated_gpu_seconds,
    sum(tolerance_ms) / 1000 AS tolerance
  FROM gpu_hour_cost WHERE stage NOT IN ('unobserved', 'unused_commitment') GROUP BY ALL
)
SELECT usage_date, billing_resource_id, price_source, billed_gpu_seconds, billed_cost,
  observed_gpu_seconds, allocated_gpu_seconds, coalesce(tolerance, 0) AS tolerance
FROM billed FULL JOIN seen USING (usage_date, billing_resource_id, price_source);

-- Segments and paid capacity -> gpu_hour_cost -> waterfall and idle waste.

CREATE OR REPLACE TABLE observed AS
SELECT coalesce(n.resource_id, 'unmapped:' || s.node) AS billing_resource_id, s.hour_ms,
  n.provider, n.sub_account, s.cluster, s.node, n.instance_type, s.device_id, s.gpu_model, s.owner,
  s.cause, s.stage, o.team, o.project, s.run_id,
  sum(s.gpu_milliseconds) AS stage_ms, sum(s.tolerance_ms) AS tolerance_ms
FROM segments s
LEFT JOIN config_nodes n ON n.node = s.node AND n.cluster = s.cluster
LEFT JOIN config_owners o ON o.namespace = s.namespace
GROUP BY ALL;

-- Accounted = max(billed, observed) per resource and hour; what is billed and not observed is
-- unobserved. The hour's cost is spread evenly over its accounted time.
CREATE OR REPLACE TABLE resource_hour AS
WITH seen AS (
  SELECT billing_resource_id, hour_ms, any_value(provider) AS provider,
    any_value(sub_account) AS sub_account, any_value(cluster) AS cluster,
    any_value(instance_type) AS instance_type, sum(stage_ms) AS observed_ms
  FROM observed GROUP BY ALL
), billed AS (
  SELECT *, count(*) OVER (PARTITION BY billing_resource_id, hour_ms) AS currencies
  FROM paid WHERE charge_kind = 'compute'
), joined AS (
  SELECT coalesce(b.billing_resource_id, s.billing_resource_id) AS billing_resource_id,
    coalesce(b.hour_ms, s.hour_ms) AS hour_ms, coalesce(b.provider, s.provider) AS provider,
    coalesce(b.sub_account, s.sub_account) AS sub_account,
    coalesce(s.cluster, b.cluster) AS cluster,
    coalesce(s.instance_type, b.instance_type) AS instance_type,
    coalesce(s.observed_ms, 0) AS observed_ms,
    coalesce(round(b.paid_gpu_seconds * 1000), 0) AS paid_ms, b.effective_cost,
    b.billing_currency AS billed_currency, b.price_state,
    b.billing_resource_id IS NOT NULL AS is_billed,
    CASE WHEN b.currencies > 1 THEN error('two currencies price one resource-hour') END AS refused
  FROM billed b
  FULL JOIN seen s ON s.billing_resource_id = b.billing_resource_id AND s.hour_ms = b.hour_ms
), catalog AS (
  SELECT j.billing_resource_id, j.hour_ms, arg_max(p.price_per_gpu_hour, p.valid_from) AS price,
    arg_max(p.currency, p.valid_from) AS currency
  FROM joined j
  JOIN config_prices p ON p.provider = j.provider AND p.instance_type = j.instance_type
    AND p.valid_from <= CAST(epoch_ms(j.hour_ms) AS DATE)
  WHERE NOT j.is_billed
  GROUP BY ALL
)
SELECT j.* EXCLUDE (effective_cost, billed_currency, price_state, is_billed, refused),
  greatest(j.paid_ms, j.observed_ms) AS accounted_ms,
  CASE WHEN j.is_billed THEN j.effective_cost ELSE c.price * j.observed_ms / 3600000 END AS cost,
  coalesce(j.billed_currency, c.currency, 'none') AS billing_currency,
  CASE WHEN j.is_billed THEN 'billed' WHEN c.price IS NOT NULL THEN 'catalog' ELSE 'none' END
    AS price_source,
  CASE WHEN j.is_billed THEN j.price_state ELSE 'provisional' END AS price_state
FROM joined j LEFT JOIN catalog c USING (billing_resource_id, hour_ms);

CREATE OR REPLACE TABLE gpu_hour_cost AS
WITH part AS (
  SELECT billing_resource_id, hour_ms, device_id, owner, stage, cause, node, gpu_model, team,
    project, run_id, stage_ms, tolerance_ms
  FROM observed
  UNION ALL BY NAME
  SELECT billing_resource_id, hour_ms, 'unallocated' AS owner, 'unobserved' AS stage,
    paid_ms - observed_ms AS stage_ms, 0 AS tolerance_ms
  FROM resource_hour WHERE paid_ms - observed_ms > 1e-6
)
SELECT CAST(epoch_ms(p.hour_ms) AS DATE) AS cost_date, epoch_ms(p.hour_ms) AS hour_at, p.*,
  h.provider, h.sub_account, h.cluster, h.instance_type, h.billing_currency, h.price_source,
  h.price_state, h.cost * p.stage_ms / h.accounted_ms AS cost, h.cost / h.accounted_ms AS cost_of_ms
FROM part p JOIN resource_hour h USING (billing_resource_id, hour_ms)
UNION ALL BY NAME
SELECT capacity_date AS cost_date, hour_at, billing_resource_id, hour_ms, 'unallocated' AS owner,
  'unused_commitment' AS stage, 'unused_commitment' AS cause,
  round(paid_gpu_seconds * 1000) AS stage_ms, 0 AS tolerance_ms, provider, sub_account, node,
  cluster, instance_type, billing_currency, 'billed' AS price_source, price_state,
  effective_cost AS cost, 0 AS cost_of_ms
FROM paid WHERE charge_kind = 'commitment_unused';

-- The tolerances say how far a computation in whole milliseconds may lie from these figures.
CREATE OR REPLACE TABLE waterfall AS
SELECT cost_date AS usage_date, provider, sub_account, cluster, team, project, gpu_model, stage,
  billing_currency, price_source, price_state, sum(stage_ms) / 1000 AS gpu_seconds,
  sum(cost) AS cost, sum(tolerance_ms) / 1000 AS seconds_tolerance,
  sum(tolerance_ms * cost_of_ms) AS cost_tolerance
FROM gpu_hour_cost
GROUP BY ALL;

CREATE OR REPLACE TABLE idle_waste AS
WITH waste AS (
  SELECT cost_date AS usage_date, billing_resource_id, device_id, owner, cause, provider, cluster,
    node, gpu_model, team, project, billing_currency, price_source, price_state,
    sum(stage_ms) / 1000 AS gpu_seconds, sum(cost) AS cost,
    sum(tolerance_ms) / 1000 AS seconds_tolerance,
    sum(tolerance_ms * cost_of_ms) AS cost_tolerance
  FROM gpu_hour_cost WHERE cause IS NOT NULL
  GROUP BY ALL
), longest AS (
  SELECT CAST(epoch_ms(day_ms) AS DATE) AS usage_date, device_id, owner, cause,
    max(inside_ms) / 1000 AS longest_idle_seconds,
    arg_max(from_ms, (inside_ms, -from_ms)) AS longest_idle_from_at,
    arg_max(to_ms, (inside_ms, -from_ms)) AS longest_idle_to_at,
    arg_max(from_ms, to_ms) AS last_idle_from_at, max(to_ms) AS last_idle_to_at,
    max(to_ms) = any_value(end_ms) AS is_idle_at_end
  FROM stretch JOIN device_end USING (day_ms, device_id) GROUP BY ALL
), seen AS (
  -- Dates in a row have one and the same difference to their rank.
  SELECT *, usage_date - CAST(dense_rank() OVER (PARTITION BY billing_resource_id, device_id,
    owner, cause ORDER BY usage_date) AS INTEGER) AS unbroken
  FROM waste
)
SELECT s.* EXCLUDE (unbroken), l.longest_idle_seconds, l.longest_idle_from_at,
  l.longest_idle_to_at, l.last_idle_from_at, l.last_idle_to_at, l.is_idle_at_end,
  min(s.usage_date) OVER (PARTITION BY s.billing_resource_id, s.device_id, s.owner, s.cause,
    s.unbroken) AS first_seen_date
FROM seen s
LEFT JOIN longest l ON l.usage_date = s.usage_date AND l.device_id = s.device_id
  AND l.owner = s.owner AND l.cause = s.cause;

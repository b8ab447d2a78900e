-- The lake's tables against the peer's. The caller sets outcome, the peer's folder, and
-- segment_files, waterfall_files and waste_files, the data files of the lake's tables.
--
-- The lake keeps whole milliseconds, the peer parts of them; how far a row may lie apart for that
-- reason stands beside the peer's row. States, causes and whole days add up without any such
-- allowance. Time that nobody observed has no device, so the lake gives it no device name, and an
-- unused commitment no cluster.

SET VARIABLE peer_segments = getvariable('outcome') || '/segments.parquet';
SET VARIABLE peer_waterfall = getvariable('outcome') || '/waterfall.parquet';
SET VARIABLE peer_waste = getvariable('outcome') || '/idle_waste.parquet';

CREATE TABLE figures AS
WITH segment AS (
  SELECT false AS is_peer, segment_date, device_id, owner, state,
    replace(stage, '_milliseconds', '') AS stage, gpu_milliseconds, 0 AS tolerance_ms
  FROM (
    UNPIVOT (
      SELECT segment_date, device_id, owner, state, unknown_milliseconds, empty_milliseconds,
        held_idle_milliseconds, false_busy_milliseconds, standby_milliseconds,
        idle_gaps_milliseconds, active_unresolved_milliseconds, sm_idle_milliseconds,
        memory_bound_milliseconds, communication_milliseconds, non_tensor_milliseconds,
        clock_loss_milliseconds, delivered_milliseconds
      FROM read_parquet(getvariable('segment_files'), hive_partitioning = true))
    ON COLUMNS('_milliseconds$') INTO NAME stage VALUE gpu_milliseconds)
  WHERE gpu_milliseconds > 0
  UNION ALL BY NAME
  SELECT true AS is_peer, segment_date, device_id, owner, state, stage, gpu_milliseconds,
    tolerance_ms
  FROM read_parquet(getvariable('peer_segments'))
), waterfall AS (
  SELECT false AS is_peer, usage_date, provider, sub_account, cluster, team, project, gpu_model,
    stage, billing_currency, price_source, price_state, gpu_seconds, cost,
    0 AS seconds_tolerance, 0 AS cost_tolerance
  FROM read_parquet(getvariable('waterfall_files'), hive_partitioning = true)
  UNION ALL BY NAME
  SELECT true AS is_peer, * FROM read_parquet(getvariable('peer_waterfall'))
), waste AS (
  SELECT false AS is_peer, usage_date, billing_resource_id, device_id, owner, cause, provider,
    team, project, billing_currency, price_source, price_state, first_seen_date, gpu_seconds, cost,
    longest_idle_seconds, 0 AS seconds_tolerance, 0 AS cost_tolerance
  FROM read_parquet(getvariable('waste_files'), hive_partitioning = true)
  UNION ALL BY NAME
  SELECT true AS is_peer, * FROM read_parquet(getvariable('peer_waste'))
)
SELECT is_peer, 'silver.gpu_segment, stages' AS part,
  to_json([CAST(segment_date AS VARCHAR), device_id, owner, state, stage]) AS key,
  gpu_milliseconds / 1000 AS seconds, CAST(NULL AS DOUBLE) AS cost, CAST(NULL AS DOUBLE) AS longest,
  tolerance_ms / 1000 AS seconds_tolerance, 0 AS cost_tolerance
FROM segment
UNION ALL
SELECT is_peer, 'silver.gpu_segment, states',
  to_json([CAST(segment_date AS VARCHAR), device_id, owner, state]), gpu_milliseconds / 1000, NULL,
  NULL, 0, 0
FROM segment
UNION ALL
SELECT is_peer, 'gold.gpu_waterfall_daily',
  to_json([CAST(usage_date AS VARCHAR), provider, sub_account,
    CASE WHEN stage <> 'unused_commitment' THEN cluster END, team, project,
    CASE WHEN stage NOT IN ('unobserved', 'unused_commitment') THEN gpu_model END, stage,
    billing_currency, price_source, price_state]),
  CAST(gpu_seconds AS DOUBLE), CAST(cost AS DOUBLE), NULL, seconds_tolerance, cost_tolerance
FROM waterfall
UNION ALL
SELECT is_peer, 'gold.gpu_waterfall_daily, days',
  to_json([CAST(usage_date AS VARCHAR), provider, billing_currency, price_source, price_state]),
  gpu_seconds, cost, NULL, 0, 0
FROM waterfall
UNION ALL
SELECT is_peer, 'gold.idle_waste_daily',
  to_json([CAST(usage_date AS VARCHAR), billing_resource_id, device_id, owner, cause, provider,
    team, project, billing_currency, price_source, price_state, CAST(first_seen_date AS VARCHAR)]),
  gpu_seconds, cost, longest_idle_seconds, seconds_tolerance, cost_tolerance
FROM waste
UNION ALL
SELECT is_peer, 'gold.idle_waste_daily, causes', to_json([CAST(usage_date AS VARCHAR), cause]),
  gpu_seconds, cost, NULL, 0, 0
FROM waste;

-- Doubles of millions of dollars have nine digits left behind the point.
CREATE MACRO apart(one, other, allowed) AS
  (one IS NULL) <> (other IS NULL)
  OR coalesce(abs(one - other) > allowed + 1e-6 + 1e-12 * abs(one), false);

CREATE TABLE comparison AS
WITH side AS (
  SELECT is_peer, part, key, sum(seconds) AS seconds, sum(cost) AS cost, max(longest) AS longest,
    sum(seconds_tolerance) AS seconds_tolerance, sum(cost_tolerance) AS cost_tolerance
  FROM figures GROUP BY ALL
)
SELECT coalesce(l.part, p.part) AS part, coalesce(l.key, p.key) AS key,
  l.seconds AS lake_seconds, p.seconds AS peer_seconds, l.cost AS lake_cost, p.cost AS peer_cost,
  CASE
    WHEN p.part IS NULL THEN true
    -- Only what is too small for a whole millisecond may have no row.
    WHEN l.part IS NULL THEN apart(p.seconds, 0, p.seconds_tolerance)
      OR apart(coalesce(p.cost, 0), 0, p.cost_tolerance)
    ELSE apart(p.seconds, l.seconds, p.seconds_tolerance)
      OR apart(p.cost, l.cost, p.cost_tolerance) OR apart(p.longest, l.longest, 0)
    END AS differs
FROM (FROM side WHERE NOT is_peer) l
FULL JOIN (FROM side WHERE is_peer) p ON p.part = l.part AND p.key = l.key;

-- First the sums, then the rows that differ, at most twenty.
(SELECT 'sum' AS kind, part, CAST(count(*) AS VARCHAR) AS rows,
  CAST(count(*) FILTER (differs) AS VARCHAR) AS differing,
  printf('%.3f', sum(lake_seconds)) AS lake_seconds,
  printf('%.3f', sum(peer_seconds)) AS peer_seconds,
  printf('%.6f', max(abs(lake_seconds - peer_seconds))) AS seconds_apart,
  printf('%.2f', sum(lake_cost)) AS lake_cost, printf('%.2f', sum(peer_cost)) AS peer_cost,
  printf('%.6f', max(abs(lake_cost - peer_cost))) AS cost_apart
FROM comparison GROUP BY part ORDER BY part)
UNION ALL
(SELECT 'difference', part, key, NULL, CAST(lake_seconds AS VARCHAR),
  CAST(peer_seconds AS VARCHAR), NULL, CAST(lake_cost AS VARCHAR), CAST(peer_cost AS VARCHAR), NULL
FROM comparison WHERE differs ORDER BY part, key LIMIT 20);

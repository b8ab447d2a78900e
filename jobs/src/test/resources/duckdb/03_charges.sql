-- FOCUS files -> paid: GPU-seconds and cost per billing resource and UTC hour. Nothing here has an
-- hour of GPU time unless a charge says so; what time a charge covers comes from its quantity.

SET VARIABLE billing_files = (
  SELECT list(getvariable('home') || '/' || path) FROM config_sources WHERE format = 'focus-csv');

CREATE OR REPLACE TABLE charge AS
WITH line AS (
  SELECT s.name AS source, r.*, coalesce(r.ServiceProviderName, r.ProviderName) AS provider
  FROM read_csv(getvariable('billing_files'), all_varchar = true, header = true,
    nullstr = ['', 'NULL'], union_by_name = true, filename = true) r
  JOIN config_sources s
    ON s.format = 'focus-csv' AND r.filename GLOB (getvariable('home') || '/' || s.path)
)
SELECT source, provider, SubAccountId AS sub_account, ResourceId AS resource_id,
  ChargeCategory AS category, ChargeClass AS class, ServiceCategory AS service_category,
  -- The zone designator is dropped, and times without one are UTC: no time zone can matter.
  epoch_ms(CAST(replace(ChargePeriodStart, 'Z', '') AS TIMESTAMP)) AS start_ms,
  epoch_ms(CAST(replace(ChargePeriodEnd, 'Z', '') AS TIMESTAMP)) AS end_ms,
  CAST(CAST(replace(BillingPeriodEnd, 'Z', '') AS TIMESTAMP) AS DATE) AS period_end,
  BillingCurrency AS currency, CAST(EffectiveCost AS DOUBLE) AS cost,
  CAST(BilledCost AS DOUBLE) AS billed,
  CommitmentDiscountId AS commitment_id, CapacityReservationId AS reservation_id,
  coalesce(CommitmentDiscountStatus = 'Unused' OR CapacityReservationStatus = 'Unused', false)
    AS is_unused,
  regexp_extract(SkuPriceDetails, '"InstanceType"\s*:\s*"([^"]+)"', 1) AS instance_type,
  SkuMeter AS meter, ChargeDescription AS description,
  try_cast(ConsumedQuantity AS DOUBLE) AS consumed, ConsumedUnit AS consumed_unit,
  try_cast(PricingQuantity AS DOUBLE) AS priced, PricingUnit AS priced_unit
FROM line
-- Of month-to-date exports the newest file per source and billing period is in force; the names
-- of each provider's files sort by the time they were made.
QUALIFY filename = max(filename) OVER (PARTITION BY source, BillingPeriodStart);

CREATE OR REPLACE MACRO unit_seconds(unit) AS CASE
  WHEN lower(unit) IN ('hours', 'hour', 'hrs', 'hr') THEN 3600
  WHEN lower(unit) IN ('minutes', 'minute', 'mins', 'min') THEN 60
  WHEN lower(unit) IN ('seconds', 'second', 'secs', 'sec') THEN 1
  WHEN lower(unit) IN ('days', 'day') THEN 86400 END;

-- Charges that pay for GPUs. Corrections, credits, refunds, purchases and tax stand outside the
-- price of a GPU-second, as do network, storage and support on a GPU machine's resource.
CREATE OR REPLACE TABLE gpu_charge AS
WITH typed AS (
  SELECT row_number() OVER () AS charge_id, c.* REPLACE (coalesce(n.instance_type, nullif(c.instance_type, '')) AS instance_type,
      coalesce(c.resource_id, c.commitment_id, c.reservation_id) AS resource_id)
  FROM charge c LEFT JOIN config_nodes n ON n.resource_id = c.resource_id
  WHERE c.category = 'Usage' AND c.class IS NULL AND c.service_category = 'Compute'
), counted AS (
  SELECT t.*, CAST(i.gpu_count AS DOUBLE) AS gpus
  FROM typed t
  JOIN read_csv(getvariable('facts') || '/instance-gpus.csv', all_varchar = true) i
    ON lower(i.provider) = lower(t.provider) AND i.instance_type = t.instance_type
)
SELECT *,
  CASE WHEN is_unused THEN 'unused'
    WHEN meter ILIKE '%licen%' OR description ILIKE '%licen%' THEN 'licence'
    WHEN meter ILIKE '%ram%' OR meter ILIKE '%memory%' THEN 'memory'
    WHEN meter ILIKE '%core%' OR meter ILIKE '%cpu%' THEN 'core'
    WHEN meter ILIKE '%gpu%' OR meter ILIKE '%accelerator%' THEN 'accelerator'
    ELSE 'instance' END AS kind,
  coalesce(consumed * unit_seconds(consumed_unit), priced * unit_seconds(priced_unit))
    AS quantity_seconds,
  (end_ms - start_ms) / 1000 AS period_seconds
FROM counted WHERE gpus > 0;

-- When a resource was alive: from the first to the end of the last held sample.
CREATE OR REPLACE TABLE alive AS
SELECT n.resource_id, min(p.start_ms) AS first_ms, max(p.end_ms) AS last_ms
FROM (
  SELECT identity, min(start_ms) AS start_ms, max(end_ms) AS end_ms FROM piece GROUP BY identity) p
JOIN identity i USING (identity)
JOIN config_nodes n USING (node, cluster)
GROUP BY n.resource_id;

-- Each charge by hour: one coarser than an hour, whose quantity is time, over the time its resource
-- was alive; billed time that does not fit fills it, and the rest of it lies evenly in the rest of the
-- charge period. What is not metered in time lies in all of its charge period.
CREATE OR REPLACE TABLE charge_hour AS
WITH bounded AS (
  SELECT c.*, end_ms - start_ms AS period_ms,
    end_ms - start_ms > 3600000 AND greatest(first_ms, start_ms) < least(last_ms, end_ms)
      AND (quantity_seconds IS NOT NULL OR kind IN ('core', 'memory', 'licence')) AS follows,
    greatest(first_ms, start_ms) AS from_ms, least(last_ms, end_ms) AS until_ms,
    max(1000 * CASE kind WHEN 'instance' THEN quantity_seconds
      WHEN 'accelerator' THEN quantity_seconds / gpus END)
      OVER (PARTITION BY resource_id, start_ms, end_ms) AS billed_ms
  FROM gpu_charge c LEFT JOIN alive a USING (resource_id)
), rested AS (
  SELECT *, period_ms - (until_ms - from_ms) AS rest_ms,
    least(greatest(coalesce(billed_ms, 0) - (until_ms - from_ms), 0),
      period_ms - (until_ms - from_ms)) AS left_ms
  FROM bounded
), hourly AS (
  SELECT *, unnest(range(start_ms // 3600000, (end_ms + 3599999) // 3600000)) * 3600000 AS hour_ms
  FROM rested
), weighed AS (
  SELECT *, least(end_ms, hour_ms + 3600000) - greatest(start_ms, hour_ms) AS all_ms,
    greatest(least(until_ms, hour_ms + 3600000) - greatest(from_ms, hour_ms), 0) AS seen_ms
  FROM hourly
), weights AS (
  SELECT *, CAST(CASE WHEN NOT coalesce(follows, false) THEN all_ms
      WHEN left_ms = 0 THEN seen_ms
      ELSE seen_ms / period_ms * rest_ms + (all_ms - seen_ms) / period_ms * left_ms END AS DOUBLE)
    AS weight
  FROM weighed
)
SELECT *, weight / sum(weight) OVER (PARTITION BY charge_id) AS hour_share
FROM weights QUALIFY weight > 0;

-- Seconds of the instance rows, or else of the accelerator rows, whose quantity counts GPUs
-- already; one machine has its GPUs x 3,600 s an hour and no more. An unused commitment has seconds
-- only when it has a quantity.
CREATE OR REPLACE TABLE paid AS
WITH stated AS (
SELECT CAST(epoch_ms(hour_ms) AS DATE) AS capacity_date, hour_ms, epoch_ms(hour_ms) AS hour_at,
  h.resource_id AS billing_resource_id,
  CASE kind WHEN 'unused' THEN 'commitment_unused' ELSE 'compute' END AS charge_kind,
  h.currency AS billing_currency, any_value(h.provider) AS provider,
  any_value(h.sub_account) AS sub_account, any_value(n.node) AS node,
  any_value(n.cluster) AS cluster, any_value(h.instance_type) AS instance_type,
  CASE WHEN any_value(n.node) IS NOT NULL AND NOT bool_or(kind = 'unused')
    THEN max(gpus) * 3600 END AS machine_seconds,
  coalesce(
    sum(hour_share * gpus * CASE kind
      WHEN 'instance' THEN coalesce(quantity_seconds, period_seconds)
      WHEN 'unused' THEN quantity_seconds END),
    sum(hour_share * CASE kind WHEN 'accelerator'
      THEN coalesce(quantity_seconds, gpus * period_seconds) END)) AS stated_gpu_seconds,
  sum(hour_share * cost) AS effective_cost, sum(hour_share * billed) AS billed_cost,
  CASE WHEN CAST(getvariable('clock_at') AS DATE)
    >= max(h.period_end) + CAST(getvariable('close_after_days') AS INTEGER)
    THEN 'closed' ELSE 'billed' END AS price_state
FROM charge_hour h LEFT JOIN config_nodes n ON n.resource_id = h.resource_id
GROUP BY ALL)
SELECT * EXCLUDE (machine_seconds, stated_gpu_seconds),
  least(stated_gpu_seconds, coalesce(machine_seconds, stated_gpu_seconds)) AS paid_gpu_seconds
FROM stated;

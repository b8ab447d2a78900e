-- Exposition text -> samples: one row per source, device and instant, counters in canonical units.
-- Instants are milliseconds since 1970 UTC throughout, so that no time zone can matter.

SET VARIABLE exposition_files = (
  SELECT list(getvariable('home') || '/' || path) FROM config_sources
  WHERE format = 'dcgm-exposition');

-- Every line, in file order. Comments carry nothing that is needed; a line that is no whole sample
-- (cut off, not exposition text) is left out here and is a reject there.
CREATE OR REPLACE TABLE exposition_line AS
WITH line AS (
  SELECT row_number() OVER () AS line_order, filename, text
  FROM read_csv(getvariable('exposition_files'), columns = {'text': 'VARCHAR'}, header = false,
    auto_detect = false, delim = chr(1), quote = '', escape = '', filename = true)
), parsed AS (
  SELECT line_order, filename,
    regexp_extract(text, '^([a-zA-Z_:][a-zA-Z0-9_:]*)\{(.*)\} (\S+)(?: (\d+))?$',
      ['metric', 'labels', 'value', 'at']) AS part
  FROM line
  WHERE text NOT LIKE '#%'
)
SELECT p.line_order, s.name AS source, p.part.metric AS metric, p.part.labels AS labels,
  p.part.value AS value,
  -- Its own timestamp, else the instant in the file's name.
  CASE WHEN p.part.at <> '' THEN try_cast(p.part.at AS BIGINT)
    ELSE epoch_ms(try_strptime(
      regexp_extract(p.filename, s.instant_pattern, 1), '%Y%m%dT%H%M%SZ')) END AS sampled_ms
FROM parsed p
JOIN config_sources s
  ON s.format = 'dcgm-exposition' AND p.filename GLOB (getvariable('home') || '/' || s.path)
WHERE p.part.metric <> '';

-- What a label set says; few distinct sets stand on very many lines.
CREATE OR REPLACE TABLE label_set AS
WITH text AS (SELECT DISTINCT source, labels FROM exposition_line),
label AS (
  SELECT source, labels,
    regexp_extract(labels, '(?:^|,)UUID="([^"]*)"', 1) AS gpu_uuid,
    regexp_extract(labels, '(?:^|,)[Hh]ostname="([^"]*)"', 1) AS node,
    regexp_extract(labels, '(?:^|,)modelName="([^"]*)"', 1) AS gpu_model,
    nullif(regexp_extract(labels, '(?:^|,)GPU_I_ID="([^"]*)"', 1), '') AS gpu_instance,
    nullif(regexp_extract(labels, '(?:^|,)GPU_I_PROFILE="([^"]*)"', 1), '') AS mig_profile,
    nullif(regexp_extract(labels, '(?:^|,)exported_pod="([^"]*)"', 1), '') AS exported_pod,
    nullif(regexp_extract(labels, '(?:^|,)exported_namespace="([^"]*)"', 1), '')
      AS exported_namespace,
    nullif(regexp_extract(labels, '(?:^|,)pod="([^"]*)"', 1), '') AS pod,
    nullif(regexp_extract(labels, '(?:^|,)namespace="([^"]*)"', 1), '') AS namespace,
    lower(nullif(regexp_extract(labels, '(?:^|,)label_run_id="([^"]*)"', 1), '')) AS run_id
  FROM text
), holder AS (
  SELECT l.*, s.cluster,
    coalesce(l.exported_pod, l.pod) AS holding_pod,
    CASE WHEN l.exported_pod IS NOT NULL THEN l.exported_namespace ELSE l.namespace END
      AS holding_namespace,
    s.exporter_pods
  FROM label l JOIN config_sources s ON s.name = l.source
)
SELECT source, labels, gpu_uuid, node, cluster, gpu_model, gpu_instance, mig_profile,
  concat_ws('/', gpu_uuid, gpu_instance) AS device_id,
  -- The exporter's own pod is no owner.
  CASE WHEN holding_pod IS NULL
      OR list_bool_or(list_transform(exporter_pods, prefix -> starts_with(holding_pod, prefix)))
    THEN NULL
    ELSE {'owner': concat_ws('/', holding_namespace, holding_pod),
      'namespace': holding_namespace, 'run_id': run_id} END AS holder
FROM holder;

-- Text first: what is no number, a blank of DCGM or out of the field's range is absent.
CREATE OR REPLACE TABLE counter AS
WITH field AS (
  SELECT unnest(string_split(exporter_metric_names, ' ')) AS metric, canonical_column,
    CAST(scale_to_canonical AS DOUBLE) AS scale, try_cast(valid_min AS DOUBLE) AS least_valid,
    try_cast(valid_max AS DOUBLE) AS greatest_valid
  FROM read_csv(getvariable('facts') || '/dcgm-fields.csv', all_varchar = true)
), reading AS (
  SELECT l.line_order, l.source, l.labels, l.sampled_ms, f.canonical_column, f.least_valid,
    f.greatest_valid, f.scale, try_cast(l.value AS DOUBLE) AS printed
  FROM exposition_line l JOIN field f USING (metric)
  WHERE l.sampled_ms <= epoch_ms(getvariable('clock_at'))
    + 1000 * getvariable('future_tolerance_seconds')
)
SELECT line_order, source, labels, sampled_ms, canonical_column,
  CASE
    WHEN printed BETWEEN 2147483632 AND 2147483635 THEN NULL
    WHEN printed >= 9.2e18 OR isnan(printed) THEN NULL
    WHEN printed BETWEEN 140737488355328.0 AND 140737488355328.3 THEN NULL
    WHEN printed * scale < least_valid OR printed * scale > greatest_valid THEN NULL
    ELSE printed * scale END AS value
FROM reading;

-- Copies that differ only in the pod become the device's holders; of a repeated series the first
-- line counts.
CREATE OR REPLACE TABLE samples AS
WITH sample AS (
  SELECT c.source, l.device_id, c.sampled_ms,
    any_value(l.gpu_uuid) AS gpu_uuid, any_value(l.gpu_instance) AS gpu_instance,
    any_value(l.mig_profile) AS mig_profile, any_value(l.gpu_model) AS gpu_model,
    any_value(l.node) AS node, any_value(l.cluster) AS cluster,
    list_sort(list_distinct(list(l.holder) FILTER (l.holder IS NOT NULL))) AS holders,
    arg_min(value, line_order) FILTER (canonical_column = 'sm_active_ratio') AS sm_active,
    arg_min(value, line_order) FILTER (canonical_column = 'gr_engine_active_ratio') AS gr_active,
    arg_min(value, line_order) FILTER (canonical_column = 'tensor_active_ratio') AS tensor,
    arg_min(value, line_order) FILTER (canonical_column = 'dram_active_ratio') AS dram,
    arg_min(value, line_order) FILTER (canonical_column = 'fp64_active_ratio') AS fp64,
    arg_min(value, line_order) FILTER (canonical_column = 'fp32_active_ratio') AS fp32,
    arg_min(value, line_order) FILTER (canonical_column = 'fp16_active_ratio') AS fp16,
    arg_min(value, line_order) FILTER (canonical_column = 'gpu_utilization_ratio') AS utilization,
    arg_min(value, line_order) FILTER (canonical_column = 'encoder_utilization_ratio') AS encoder,
    arg_min(value, line_order) FILTER (canonical_column = 'decoder_utilization_ratio') AS decoder,
    arg_min(value, line_order) FILTER (canonical_column = 'sm_clock_mhz') AS sm_clock,
    arg_min(value, line_order) FILTER (canonical_column = 'power_watts') AS power,
    arg_min(value, line_order) FILTER (canonical_column = 'power_limit_enforced_watts')
      AS limit_enforced,
    arg_min(value, line_order) FILTER (canonical_column = 'power_limit_watts') AS limit_managed,
    arg_min(value, line_order) FILTER (canonical_column = 'framebuffer_used_bytes') AS memory_used
  FROM counter c JOIN label_set l USING (source, labels)
  GROUP BY c.source, l.device_id, c.sampled_ms
), divided AS (
  SELECT DISTINCT source, gpu_uuid, sampled_ms FROM sample WHERE gpu_instance IS NOT NULL
)
-- A divided GPU is never measured for itself.
SELECT * REPLACE (CASE WHEN len(holders) = 0 THEN NULL ELSE holders END AS holders)
FROM sample s
WHERE gpu_instance IS NOT NULL
  OR NOT EXISTS (FROM divided d WHERE d.source = s.source AND d.gpu_uuid = s.gpu_uuid
    AND d.sampled_ms = s.sampled_ms);

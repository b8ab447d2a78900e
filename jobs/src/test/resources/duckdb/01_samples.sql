-- Exposition text -> samples: one row per source, device and instant, counters in canonical units.
-- Instants are milliseconds since 1970 UTC throughout, so that no time zone can matter.

SET VARIABLE exposition_files = (
  SELECT list(getvariable('home') || '/' || path) FROM config_sources
  WHERE format = 'dcgm-exposition');

CREATE OR REPLACE TABLE exposition_file AS
SELECT f.file AS filename, CAST(row_number() OVER (ORDER BY f.file) AS INTEGER) AS file_order,
  s.name AS source, epoch_ms(try_strptime(
    regexp_extract(f.file, s.instant_pattern, 1), '%Y%m%dT%H%M%SZ')) AS named_ms
FROM glob(getvariable('exposition_files')) f
JOIN config_sources s
  ON s.format = 'dcgm-exposition' AND f.file GLOB (getvariable('home') || '/' || s.path);

-- The counters that are kept; compared as numbers, not as text.
DROP TYPE IF EXISTS counter;
CREATE TYPE counter AS ENUM (
  'sm_active_ratio', 'gr_engine_active_ratio', 'tensor_active_ratio', 'dram_active_ratio',
  'fp64_active_ratio', 'fp32_active_ratio', 'fp16_active_ratio', 'gpu_utilization_ratio',
  'encoder_utilization_ratio', 'decoder_utilization_ratio', 'sm_clock_mhz', 'power_watts',
  'power_limit_enforced_watts', 'power_limit_watts', 'framebuffer_used_bytes',
  'framebuffer_free_bytes', 'memory_copy_utilization_ratio', 'energy_joules',
  'gpu_temperature_celsius', 'last_xid', 'nvlink_tx_bytes_per_second',
  'nvlink_rx_bytes_per_second', 'nvlink_bytes_per_second', 'pcie_tx_bytes_per_second',
  'pcie_rx_bytes_per_second');

CREATE OR REPLACE TABLE field AS
SELECT unnest(string_split(exporter_metric_names, ' ')) AS metric,
  try_cast(canonical_column AS counter) AS counter, CAST(scale_to_canonical AS DOUBLE) AS scale,
  try_cast(valid_min AS DOUBLE) AS least_valid, try_cast(valid_max AS DOUBLE) AS greatest_valid
FROM read_csv(getvariable('facts') || '/dcgm-fields.csv', all_varchar = true)
WHERE try_cast(canonical_column AS counter) IS NOT NULL;

-- A line is metric{labels} value, and an instant or none: cut at the brace, comments have one part.
CREATE OR REPLACE MACRO exposition_line(files) AS TABLE
SELECT filename, series, tail
FROM read_csv(files, columns = {'series': 'VARCHAR', 'tail': 'VARCHAR'}, header = false,
  auto_detect = false, delim = '} ', null_padding = true, quote = '', escape = '', filename = true);

-- A line that is no whole sample (cut off, not exposition text) is left out here and is a reject
-- there. Text first: what is no number, a blank of DCGM or out of the field's range is absent.
CREATE OR REPLACE MACRO reading(lines) AS TABLE
WITH part AS (
  SELECT filename, line_order, series, tail, split_part(series, '{', 1) AS metric,
    strpos(tail, ' ') AS blank_at
  FROM query_table(lines)
  WHERE tail IS NOT NULL
), number AS (
  SELECT p.filename, p.line_order, substr(p.series, strlen(p.metric) + 2) AS labels, f.counter,
    p.blank_at > 0 AS has_instant, try_cast(substr(p.tail, p.blank_at + 1) AS BIGINT) AS instant,
    f.least_valid, f.greatest_valid, f.scale,
    try_cast(split_part(p.tail, ' ', 1) AS DOUBLE) AS printed
  FROM part p JOIN field f USING (metric)
)
SELECT filename, line_order, labels, counter, has_instant,
  CASE WHEN has_instant THEN instant END AS instant,
  CASE
    WHEN printed BETWEEN 2147483632 AND 2147483635 THEN NULL
    WHEN printed >= 9.2e18 OR isnan(printed) THEN NULL
    WHEN printed BETWEEN 140737488355328.0 AND 140737488355328.3 THEN NULL
    WHEN printed * scale < least_valid OR printed * scale > greatest_valid THEN NULL
    ELSE printed * scale END AS value
FROM number;

-- One row per file, label set and instant. Where a counter stands twice, lines are more than bits.
CREATE OR REPLACE MACRO series_sample(readings) AS TABLE
SELECT filename, labels, instant, count(*) AS lines,
  bit_or(CAST(1 AS INTEGER) << CAST(enum_code(counter) AS INTEGER)) AS bits,
  max(value) FILTER (counter = 'sm_active_ratio') AS sm_active,
  max(value) FILTER (counter = 'gr_engine_active_ratio') AS gr_active,
  max(value) FILTER (counter = 'tensor_active_ratio') AS tensor,
  max(value) FILTER (counter = 'dram_active_ratio') AS dram,
  max(value) FILTER (counter = 'fp64_active_ratio') AS fp64,
  max(value) FILTER (counter = 'fp32_active_ratio') AS fp32,
  max(value) FILTER (counter = 'fp16_active_ratio') AS fp16,
  max(value) FILTER (counter = 'gpu_utilization_ratio') AS utilization,
  max(value) FILTER (counter = 'encoder_utilization_ratio') AS encoder,
  max(value) FILTER (counter = 'decoder_utilization_ratio') AS decoder,
  max(value) FILTER (counter = 'sm_clock_mhz') AS sm_clock,
  max(value) FILTER (counter = 'power_watts') AS power,
  max(value) FILTER (counter = 'power_limit_enforced_watts') AS limit_enforced,
  max(value) FILTER (counter = 'power_limit_watts') AS limit_managed,
  max(value) FILTER (counter = 'framebuffer_used_bytes') AS memory_used,
  max(value) FILTER (counter = 'framebuffer_free_bytes') AS memory_free,
  max(value) FILTER (counter = 'memory_copy_utilization_ratio') AS memory_copy,
  max(value) FILTER (counter = 'energy_joules') AS energy,
  max(value) FILTER (counter = 'gpu_temperature_celsius') AS temperature,
  max(value) FILTER (counter = 'last_xid') AS xid,
  max(value) FILTER (counter = 'nvlink_tx_bytes_per_second') AS nvlink_tx,
  max(value) FILTER (counter = 'nvlink_rx_bytes_per_second') AS nvlink_rx,
  max(value) FILTER (counter = 'nvlink_bytes_per_second') AS nvlink_both,
  max(value) FILTER (counter = 'pcie_tx_bytes_per_second') AS pcie_tx,
  max(value) FILTER (counter = 'pcie_rx_bytes_per_second') AS pcie_rx
FROM query_table(readings)
GROUP BY filename, labels, has_instant, instant
HAVING NOT has_instant OR instant IS NOT NULL;

CREATE OR REPLACE VIEW line AS
SELECT 0 AS line_order, * FROM exposition_line(getvariable('exposition_files'));
CREATE OR REPLACE VIEW line_reading AS FROM reading('line');
CREATE OR REPLACE TABLE series AS FROM series_sample('line_reading');

-- What a label set says; few distinct sets stand on very many lines.
CREATE OR REPLACE TABLE label_set AS
WITH text AS (SELECT DISTINCT f.source, s.labels
  FROM series s JOIN exposition_file f USING (filename)),
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
SELECT CAST(row_number() OVER () AS INTEGER) AS label_set, source, labels, gpu_uuid, node, cluster,
  gpu_model, gpu_instance, mig_profile,
  CAST(dense_rank() OVER (ORDER BY source, concat_ws('/', gpu_uuid, gpu_instance)) AS INTEGER)
    AS device,
  concat_ws('/', gpu_uuid, gpu_instance) AS device_id,
  -- The exporter's own pod is no owner.
  CASE WHEN holding_pod IS NULL
      OR list_bool_or(list_transform(exporter_pods, prefix -> starts_with(holding_pod, prefix)))
    THEN NULL
    ELSE {'owner': concat_ws('/', holding_namespace, holding_pod),
      'namespace': holding_namespace, 'run_id': run_id} END AS holder
FROM holder;

-- Of a counter that stands twice for one device and instant the first line counts. Numbering lines
-- is the work of one thread, so only the files where that happens are read again, with numbers.
CREATE OR REPLACE TABLE repeated_file AS
SELECT DISTINCT filename FROM (
  SELECT s.filename, l.device_id, s.instant
  FROM series s JOIN exposition_file f USING (filename) JOIN label_set l USING (source, labels)
  GROUP BY ALL
  HAVING sum(s.lines) > bit_count(bit_or(s.bits)));

-- Where there is none, a file without any sample stands in: a list of files is never empty.
SET VARIABLE repeated_files = (
  SELECT coalesce(list(filename ORDER BY filename), [getvariable('facts') || '/dcgm-fields.csv'])
  FROM repeated_file);

CREATE OR REPLACE VIEW numbered_line AS
SELECT row_number() OVER () AS line_order, *
FROM exposition_line(getvariable('repeated_files'));
CREATE OR REPLACE VIEW first_reading AS
SELECT r.* REPLACE (
  CASE WHEN r.line_order = min(r.line_order) FILTER (r.value IS NOT NULL) OVER (
    PARTITION BY r.filename, l.device_id, r.instant, r.counter) THEN r.value END AS value)
FROM reading('numbered_line') r
JOIN exposition_file f USING (filename)
JOIN label_set l USING (source, labels);

DELETE FROM series WHERE filename IN (FROM repeated_file);
INSERT INTO series FROM series_sample('first_reading');

-- Of files that repeat each other the first counts. Copies that differ only in the pod become the
-- device's holders.
CREATE OR REPLACE TABLE device_sample AS
SELECT l.device, coalesce(s.instant, f.named_ms) AS sampled_ms, min(l.label_set) AS label_set,
  max(l.label_set) AS other_label_set,
  arg_min(s.sm_active, f.file_order) AS sm_active,
  arg_min(s.gr_active, f.file_order) AS gr_active,
  arg_min(s.tensor, f.file_order) AS tensor,
  arg_min(s.dram, f.file_order) AS dram,
  arg_min(s.fp64, f.file_order) AS fp64,
  arg_min(s.fp32, f.file_order) AS fp32,
  arg_min(s.fp16, f.file_order) AS fp16,
  arg_min(s.utilization, f.file_order) AS utilization,
  arg_min(s.encoder, f.file_order) AS encoder,
  arg_min(s.decoder, f.file_order) AS decoder,
  arg_min(s.sm_clock, f.file_order) AS sm_clock,
  arg_min(s.power, f.file_order) AS power,
  arg_min(s.limit_enforced, f.file_order) AS limit_enforced,
  arg_min(s.limit_managed, f.file_order) AS limit_managed,
  arg_min(s.memory_used, f.file_order) AS memory_used,
  arg_min(s.memory_free, f.file_order) AS memory_free,
  arg_min(s.memory_copy, f.file_order) AS memory_copy,
  arg_min(s.energy, f.file_order) AS energy,
  arg_min(s.temperature, f.file_order) AS temperature,
  arg_min(s.xid, f.file_order) AS xid,
  arg_min(s.nvlink_tx, f.file_order) AS nvlink_tx,
  arg_min(s.nvlink_rx, f.file_order) AS nvlink_rx,
  arg_min(s.nvlink_both, f.file_order) AS nvlink_both,
  arg_min(s.pcie_tx, f.file_order) AS pcie_tx,
  arg_min(s.pcie_rx, f.file_order) AS pcie_rx
FROM series s JOIN exposition_file f USING (filename) JOIN label_set l USING (source, labels)
WHERE coalesce(s.instant, f.named_ms) <= epoch_ms(getvariable('clock_at'))
  + 1000 * getvariable('future_tolerance_seconds')
GROUP BY ALL;

CREATE OR REPLACE TABLE shared_sample AS
SELECT l.device, coalesce(s.instant, f.named_ms) AS sampled_ms,
  list_sort(list_distinct(list(l.holder) FILTER (l.holder IS NOT NULL))) AS holders
FROM series s JOIN exposition_file f USING (filename) JOIN label_set l USING (source, labels)
JOIN device_sample d ON d.device = l.device AND d.sampled_ms = coalesce(s.instant, f.named_ms)
WHERE d.label_set < d.other_label_set
GROUP BY ALL;

-- A divided GPU is never measured for itself.
CREATE OR REPLACE TABLE samples AS
WITH divided AS (
  SELECT DISTINCT l.source, l.gpu_uuid, d.sampled_ms
  FROM device_sample d JOIN label_set l USING (label_set) WHERE l.gpu_instance IS NOT NULL
)
SELECT l.source, l.device_id, d.sampled_ms, l.gpu_uuid, l.gpu_instance, l.mig_profile, l.gpu_model,
  l.node, l.cluster,
  CASE WHEN d.label_set = d.other_label_set THEN CASE WHEN l.holder IS NOT NULL THEN [l.holder] END
    WHEN len(h.holders) > 0 THEN h.holders END AS holders,
  d.* EXCLUDE (device, sampled_ms, label_set, other_label_set)
FROM device_sample d
JOIN label_set l USING (label_set)
LEFT JOIN shared_sample h ON h.device = d.device AND h.sampled_ms = d.sampled_ms
ANTI JOIN divided v ON l.gpu_instance IS NULL AND v.source = l.source AND v.gpu_uuid = l.gpu_uuid
  AND v.sampled_ms = d.sampled_ms;

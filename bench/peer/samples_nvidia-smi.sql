-- Logs of nvidia-smi -> samples: the rows that 01_samples makes of text, without owners and without
-- the counters that nvidia-smi does not print. The host is in the file's name.

SET VARIABLE smi_files = (
  SELECT list(getvariable('home') || '/' || path) FROM config_sources
  WHERE format = 'nvidia-smi-csv');

CREATE OR REPLACE MACRO number(text) AS try_cast(split_part(text, ' ', 1) AS DOUBLE);

CREATE OR REPLACE TABLE samples AS
SELECT s.name AS source, r.uuid AS device_id, epoch_ms(r.at) AS sampled_ms, r.uuid AS gpu_uuid,
  CAST(NULL AS VARCHAR) AS gpu_instance, CAST(NULL AS VARCHAR) AS mig_profile, r.name AS gpu_model,
  regexp_extract(parse_filename(r.filename), '^([^_]+)_', 1) AS node, s.cluster,
  CAST(NULL AS STRUCT(owner VARCHAR, namespace VARCHAR, run_id VARCHAR)[]) AS holders,
  CAST(NULL AS DOUBLE) AS sm_active, CAST(NULL AS DOUBLE) AS gr_active,
  CAST(NULL AS DOUBLE) AS tensor, CAST(NULL AS DOUBLE) AS dram, CAST(NULL AS DOUBLE) AS fp64,
  CAST(NULL AS DOUBLE) AS fp32, CAST(NULL AS DOUBLE) AS fp16,
  number(r.utilization) * 0.01 AS utilization, number(r.encoder) * 0.01 AS encoder,
  number(r.decoder) * 0.01 AS decoder, number(r.sm_clock) AS sm_clock, number(r.power) AS power,
  CAST(NULL AS DOUBLE) AS limit_enforced, number(r.power_limit) AS limit_managed,
  number(r.memory_used) * 1048576 AS memory_used, number(r.memory_free) * 1048576 AS memory_free,
  number(r.memory_copy) * 0.01 AS memory_copy, number(r.temperature) AS temperature,
  CAST(NULL AS DOUBLE) AS nvlink_tx, CAST(NULL AS DOUBLE) AS nvlink_rx,
  CAST(NULL AS DOUBLE) AS nvlink_both, CAST(NULL AS DOUBLE) AS pcie_tx,
  CAST(NULL AS DOUBLE) AS pcie_rx
FROM read_csv(getvariable('smi_files'), header = true, auto_detect = false, delim = ', ',
  quote = '', escape = '', timestampformat = '%Y/%m/%d %H:%M:%S.%g', filename = true,
  columns = {'at': 'TIMESTAMP', 'index': 'VARCHAR', 'name': 'VARCHAR', 'uuid': 'VARCHAR',
    'bus': 'VARCHAR', 'driver': 'VARCHAR', 'sm_clock': 'VARCHAR', 'temperature': 'VARCHAR',
    'power': 'VARCHAR', 'power_limit': 'VARCHAR', 'utilization': 'VARCHAR',
    'memory_copy': 'VARCHAR', 'encoder': 'VARCHAR', 'decoder': 'VARCHAR',
    'memory_free': 'VARCHAR', 'memory_used': 'VARCHAR'}) r
CROSS JOIN (FROM config_sources WHERE format = 'nvidia-smi-csv') s;

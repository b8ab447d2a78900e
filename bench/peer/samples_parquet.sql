-- The tidy Parquet table -> samples: the rows that 01_samples makes of text.

SET VARIABLE tidy_files = (
  SELECT list(getvariable('home') || '/' || path) FROM config_sources
  WHERE format = 'tidy-parquet');

CREATE OR REPLACE TABLE samples AS
SELECT s.name AS source, r.gpu_uuid AS device_id, r.ts_ms AS sampled_ms, r.gpu_uuid,
  CAST(NULL AS VARCHAR) AS gpu_instance, CAST(NULL AS VARCHAR) AS mig_profile,
  r.model AS gpu_model, r.host AS node, s.cluster,
  CASE WHEN r.pod IS NOT NULL THEN [{'owner': concat_ws('/', r.namespace, r.pod),
    'namespace': r.namespace, 'run_id': r.label_run_id}] END AS holders,
  r.DCGM_FI_PROF_SM_ACTIVE AS sm_active, r.DCGM_FI_PROF_GR_ENGINE_ACTIVE AS gr_active,
  r.DCGM_FI_PROF_PIPE_TENSOR_ACTIVE AS tensor, r.DCGM_FI_PROF_DRAM_ACTIVE AS dram,
  CAST(NULL AS DOUBLE) AS fp64, CAST(NULL AS DOUBLE) AS fp32, CAST(NULL AS DOUBLE) AS fp16,
  r.DCGM_FI_DEV_GPU_UTIL * 0.01 AS utilization, r.DCGM_FI_DEV_ENC_UTIL * 0.01 AS encoder,
  r.DCGM_FI_DEV_DEC_UTIL * 0.01 AS decoder, r.DCGM_FI_DEV_SM_CLOCK AS sm_clock,
  r.DCGM_FI_DEV_POWER_USAGE AS power, CAST(NULL AS DOUBLE) AS limit_enforced,
  r.DCGM_FI_DEV_POWER_MGMT_LIMIT AS limit_managed, r.DCGM_FI_DEV_FB_USED * 1048576 AS memory_used,
  r.DCGM_FI_DEV_FB_FREE * 1048576 AS memory_free, r.DCGM_FI_DEV_MEM_COPY_UTIL * 0.01 AS memory_copy,
  r.DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION * 0.001 AS energy, r.DCGM_FI_DEV_GPU_TEMP AS temperature,
  r.DCGM_FI_DEV_XID_ERRORS AS xid,
  CAST(NULL AS DOUBLE) AS nvlink_tx, CAST(NULL AS DOUBLE) AS nvlink_rx,
  CAST(NULL AS DOUBLE) AS nvlink_both, CAST(NULL AS DOUBLE) AS pcie_tx,
  CAST(NULL AS DOUBLE) AS pcie_rx
FROM read_parquet(getvariable('tidy_files')) r
CROSS JOIN (FROM config_sources WHERE format = 'tidy-parquet') s;

-- Samples -> holds -> cuts -> states -> segments, each date for itself with 1,800 s of lookback.
-- Few devices, names and sets of holders stand on very many samples: numbers stand for them.

CREATE OR REPLACE TABLE holder_set AS
SELECT CAST(row_number() OVER () AS INTEGER) AS holder_set, holders
FROM (SELECT DISTINCT holders FROM samples WHERE holders IS NOT NULL);

CREATE OR REPLACE TABLE holder AS
WITH each AS (
  SELECT holder_set, len(holders) AS holder_count, unnest(holders, recursive := true)
  FROM holder_set
)
SELECT CAST(row_number() OVER () AS INTEGER) AS holder, * FROM each;

-- Sets all of whose holders are declared to idle on purpose.
CREATE OR REPLACE TABLE standby_set AS
SELECT holder_set FROM holder
GROUP BY holder_set HAVING bool_and(namespace IN (SELECT namespace FROM config_standby));

-- What a device says of itself; the unsold rest of a divided GPU is a device as well.
CREATE OR REPLACE TABLE identity AS
WITH device AS (
  SELECT DISTINCT source, device_id, gpu_uuid, gpu_instance, mig_profile, gpu_model, node, cluster
  FROM samples
  UNION ALL BY NAME
  SELECT any_value(source) AS source, gpu_uuid || '/unsold' AS device_id, gpu_uuid,
    any_value(gpu_model) AS gpu_model, any_value(node) AS node, any_value(cluster) AS cluster
  FROM samples WHERE gpu_instance IS NOT NULL GROUP BY gpu_uuid
)
SELECT CAST(row_number() OVER () AS INTEGER) AS identity,
  CAST(dense_rank() OVER (ORDER BY source, device_id) AS INTEGER) AS series,
  CAST(dense_rank() OVER (ORDER BY device_id) AS INTEGER) AS device,
  CAST(dense_rank() OVER (ORDER BY gpu_uuid) AS INTEGER) AS gpu, *
FROM device;

-- One slice per date that has samples; a slice never reads the next date. Samples without labels
-- inherit holders that are the same on both sides of them, for 2 nominal.
CREATE OR REPLACE TABLE slice AS
SELECT DISTINCT sampled_ms - sampled_ms % 86400000 AS day_ms FROM samples;

CREATE OR REPLACE TABLE slice_sample AS
WITH narrow AS (
  SELECT d.day_ms, i.identity, i.series, i.device, i.gpu, h.holder_set, s.sampled_ms, s.sm_active,
    s.gr_active, s.tensor, s.dram, s.fp64, s.fp32, s.fp16, s.utilization, s.encoder, s.decoder,
    s.sm_clock, s.power, s.limit_enforced, s.limit_managed, s.memory_used,
    coalesce(s.nvlink_tx + s.nvlink_rx, s.nvlink_both, s.nvlink_tx, s.nvlink_rx) AS nvlink,
    coalesce(s.pcie_tx + s.pcie_rx, s.pcie_tx, s.pcie_rx) AS pcie
  FROM slice d
  JOIN samples s ON s.sampled_ms >= d.day_ms - 1800000 AND s.sampled_ms < d.day_ms + 86400000
  JOIN identity i ON i.source = s.source AND i.device_id = s.device_id AND i.gpu_uuid = s.gpu_uuid
    AND i.gpu_instance IS NOT DISTINCT FROM s.gpu_instance
    AND i.mig_profile IS NOT DISTINCT FROM s.mig_profile AND i.gpu_model = s.gpu_model
    AND i.node = s.node AND i.cluster IS NOT DISTINCT FROM s.cluster
  LEFT JOIN holder_set h ON h.holders = s.holders
), spaced AS (
  SELECT *, sampled_ms - lag(sampled_ms) OVER series_order AS gap_ms,
    lead(sampled_ms) OVER series_order AS next_ms
  FROM narrow
  WINDOW series_order AS (PARTITION BY day_ms, series ORDER BY sampled_ms)
)
SELECT *,
  lag(holder_set IGNORE NULLS) OVER labels_order AS set_before,
  lead(holder_set IGNORE NULLS) OVER labels_order AS set_after,
  lead(CASE WHEN holder_set IS NOT NULL THEN sampled_ms END IGNORE NULLS) OVER labels_order
    AS labelled_again_ms,
  -- The first of these samples came next after the last labelled one.
  lag(CASE WHEN holder_set IS NOT NULL THEN next_ms END IGNORE NULLS) OVER labels_order
    AS unlabelled_since_ms
FROM spaced
WINDOW labels_order AS (PARTITION BY day_ms, series ORDER BY sampled_ms);

-- The nominal interval: declared, else the lower median of the device's gaps that end in the hour,
-- else the source's lower median for the date, else 60 s. Of several sources that hold a moment,
-- one with profiling counters goes first, then the names' order.
CREATE OR REPLACE TABLE of_hour AS
SELECT s.day_ms, s.series, s.sampled_ms // 3600000 AS hour,
  quantile_disc(s.gap_ms, 0.5) AS median_ms
FROM slice_sample s
JOIN identity i USING (identity)
JOIN config_sources c ON c.name = i.source AND c.interval_seconds IS NULL
WHERE s.gap_ms IS NOT NULL GROUP BY ALL;

CREATE OR REPLACE TABLE of_date AS
SELECT s.day_ms, i.source, quantile_disc(s.gap_ms, 0.5) AS median_ms
FROM slice_sample s
JOIN identity i USING (identity)
JOIN config_sources c ON c.name = i.source AND c.interval_seconds IS NULL
WHERE s.gap_ms IS NOT NULL AND s.sampled_ms >= s.day_ms GROUP BY ALL;

CREATE OR REPLACE TABLE ranked AS
WITH measured AS (
  SELECT day_ms, series, any_value(identity) AS identity,
    bool_or(coalesce(sm_active, gr_active, tensor, dram) IS NOT NULL) AS measures_profile
  FROM slice_sample GROUP BY ALL
)
SELECT m.day_ms, m.series, CAST(dense_rank() OVER (PARTITION BY m.day_ms, i.device
  ORDER BY m.measures_profile DESC, i.source) AS INTEGER) AS source_rank
FROM measured m JOIN identity i USING (identity);

CREATE OR REPLACE TABLE hold AS
WITH timed AS (
  SELECT s.*, coalesce(c.interval_seconds * 1000, h.median_ms, d.median_ms, 60000) AS nominal_ms
  FROM slice_sample s
  JOIN identity i USING (identity)
  JOIN config_sources c ON c.name = i.source
  LEFT JOIN of_hour h ON h.day_ms = s.day_ms AND h.series = s.series
    AND h.hour = s.sampled_ms // 3600000
  LEFT JOIN of_date d ON d.day_ms = s.day_ms AND d.source = i.source
)
SELECT * EXCLUDE (sampled_ms, gap_ms, next_ms, set_before, set_after, labelled_again_ms,
    unlabelled_since_ms, holder_set),
  coalesce(holder_set, CASE WHEN set_before = set_after
    AND labelled_again_ms - unlabelled_since_ms <= 2 * nominal_ms THEN set_before END)
    AS holder_set,
  sampled_ms AS start_ms,
  -- Until the next sample, at most 2 nominal; the last of the slice holds one.
  sampled_ms + CASE WHEN next_ms IS NULL THEN nominal_ms
    ELSE least(next_ms - sampled_ms, 2 * nominal_ms) END AS end_ms
FROM timed;

-- Held time of each GPU cut at full hours, and wherever a hold of the same GPU begins or ends: only
-- divided GPUs and those that several sources see have such others. Of several sources the highest
-- that holds the moment counts.
CREATE OR REPLACE TABLE shared_gpu AS
SELECT day_ms, gpu FROM hold GROUP BY ALL HAVING min(series) < max(series);

CREATE OR REPLACE TABLE piece AS
WITH alone AS (
  SELECT *, unnest(range(start_ms // 3600000, (end_ms + 3599999) // 3600000)) * 3600000 AS hour_ms
  FROM hold ANTI JOIN shared_gpu USING (day_ms, gpu)
), common AS (
  SELECT * FROM hold SEMI JOIN shared_gpu USING (day_ms, gpu)
), edge AS (
  SELECT day_ms, gpu, start_ms AS at_ms FROM common
  UNION
  SELECT day_ms, gpu, end_ms FROM common
  UNION
  SELECT day_ms, gpu, unnest(range(start_ms // 3600000 + 1, (end_ms + 3599999) // 3600000))
    * 3600000 FROM common
), span AS (
  SELECT day_ms, gpu, at_ms AS from_ms,
    lead(at_ms) OVER (PARTITION BY day_ms, gpu ORDER BY at_ms) AS until_ms
  FROM edge
), candidate AS (
  SELECT s.from_ms, s.until_ms, d.series, s.day_ms
  FROM span s
  JOIN (SELECT DISTINCT day_ms, gpu, series FROM common) d USING (day_ms, gpu)
  WHERE s.until_ms IS NOT NULL
), held AS (
  SELECT h.* REPLACE (c.from_ms AS start_ms, least(h.end_ms, c.until_ms) AS end_ms)
  FROM candidate c
  ASOF JOIN common h ON h.day_ms = c.day_ms AND h.series = c.series AND h.start_ms <= c.from_ms
  JOIN ranked r ON r.day_ms = h.day_ms AND r.series = h.series
  WHERE h.end_ms > c.from_ms
  QUALIFY row_number() OVER (PARTITION BY h.day_ms, h.device, c.from_ms ORDER BY r.source_rank) = 1
)
SELECT * REPLACE (least(end_ms, day_ms + 86400000) AS end_ms)
FROM (
  SELECT * EXCLUDE (hour_ms) REPLACE (greatest(start_ms, hour_ms) AS start_ms,
    least(end_ms, hour_ms + 3600000) AS end_ms)
  FROM alone
  UNION ALL BY NAME
  FROM held)
WHERE start_ms < day_ms + 86400000;

-- What the facts say of a device name: the longest match that ends before no letter or digit.
CREATE OR REPLACE TABLE model AS
WITH name AS (SELECT DISTINCT gpu_model FROM samples),
clock AS (
  SELECT n.gpu_model, CAST(f.peak_clock_mhz AS DOUBLE) AS peak_clock, length(f.match) AS length
  FROM name n JOIN read_csv(getvariable('facts') || '/gpu-clocks.csv', all_varchar = true) f
    ON starts_with(n.gpu_model, f.match)
    AND NOT regexp_matches(substr(n.gpu_model, length(f.match) + 1, 1), '[a-zA-Z0-9]')
), peak AS (
  SELECT n.gpu_model, CAST(f.tdp_watts AS DOUBLE) AS tdp, length(f.match) AS length
  FROM name n JOIN read_csv(getvariable('facts') || '/gpu-peaks.csv', all_varchar = true) f
    ON starts_with(n.gpu_model, f.match)
    AND NOT regexp_matches(substr(n.gpu_model, length(f.match) + 1, 1), '[a-zA-Z0-9]')
), profile AS (
  SELECT *, CAST(compute_slices AS BIGINT) AS compute, CAST(device_slices AS BIGINT) AS of_compute,
    CAST(memory_slices AS BIGINT) AS memory, CAST(device_memory_slices AS BIGINT) AS of_memory
  FROM read_csv(getvariable('facts') || '/mig-profiles.csv', all_varchar = true)
), divided AS (
  -- All words of the facts' model stand in the device's name; the most words win.
  SELECT n.gpu_model, p.gpu_model AS mig_model, len(string_split(p.gpu_model, '-')) AS length
  FROM name n JOIN (SELECT DISTINCT gpu_model FROM profile) p
    ON list_has_all(string_split_regex(n.gpu_model, '[^A-Za-z0-9]+'),
      string_split(p.gpu_model, '-'))
)
SELECT n.gpu_model,
  (SELECT arg_max(peak_clock, length) FROM clock WHERE clock.gpu_model = n.gpu_model) AS peak_clock,
  (SELECT arg_max(tdp, length) FROM peak WHERE peak.gpu_model = n.gpu_model) AS tdp,
  (SELECT list({'profile': p.profile, 'compute': p.compute, 'of_compute': p.of_compute,
      'memory': p.memory, 'of_memory': p.of_memory})
    FROM profile p
    WHERE p.gpu_model = (SELECT arg_max(mig_model, length) FROM divided
      WHERE divided.gpu_model = n.gpu_model)) AS profiles
FROM name n;

CREATE OR REPLACE TABLE identity_fact AS
SELECT i.identity, i.gpu_instance IS NOT NULL AS is_instance, m.peak_clock, m.tdp, m.profiles,
  list_filter(m.profiles, f -> f.profile = i.mig_profile)[1] AS slices
FROM identity i JOIN model m USING (gpu_model);

-- What each piece says for itself.
CREATE OR REPLACE TABLE signal AS
WITH fact AS (
  SELECT p.*, f.is_instance, f.peak_clock,
    CASE WHEN f.is_instance THEN f.slices.compute / f.slices.of_compute ELSE 1 END AS device_share,
    coalesce(p.sm_active, p.gr_active, p.utilization) AS a,
    CAST(CASE WHEN p.sm_active IS NOT NULL THEN 'sm_active' WHEN p.gr_active IS NOT NULL
      THEN 'gr_engine_active' WHEN p.utilization IS NOT NULL THEN 'gpu_utilization' END
      AS ENUM ('sm_active', 'gr_engine_active', 'gpu_utilization')) AS signal,
    -- An instance prints the whole board's watts and links, which say nothing of the instance.
    CASE WHEN NOT f.is_instance
      THEN p.power / coalesce(p.limit_enforced, p.limit_managed, f.tdp) END AS power_fraction,
    CASE WHEN NOT f.is_instance THEN p.nvlink END AS nvlink_rate,
    CASE WHEN NOT f.is_instance THEN p.pcie END AS pcie_rate
  FROM piece p JOIN identity_fact f USING (identity)
)
SELECT day_ms, identity, device, gpu, start_ms, end_ms, nominal_ms, holder_set, is_instance,
  device_share, signal, a, tensor, dram, sm_clock / peak_clock AS clock_share,
  coalesce(nvlink_rate >= 1e8, false) AS talks,
  signal IS NULL OR (is_instance AND signal = 'gr_engine_active' AND a < 0.05) AS is_unknown,
  coalesce(utilization >= 0.50 AND tensor < 0.02 AND dram < 0.05
    AND coalesce(fp64, 0) < 0.02 AND coalesce(fp32, 0) < 0.02 AND coalesce(fp16, 0) < 0.02
    AND coalesce(nvlink_rate, 0) < 1e8 AND coalesce(pcie_rate, 0) < 1e8
    AND power_fraction < 0.40, false) AS looks_false_busy,
  coalesce(power_fraction >= 0.70 AND a < 0.30, false) AS disagrees,
  coalesce(CASE WHEN signal = 'gpu_utilization' THEN a < 0.01 ELSE a < 0.05 END, false)
    AND coalesce(encoder, 0) = 0 AND coalesce(decoder, 0) = 0 AS looks_idle,
  holder_set IS NULL AND coalesce(memory_used < 1073741824, true) AS looks_empty
FROM fact;

-- States, in the order of the tests. A stretch is broken by another holder, another class, and by
-- more than 2 nominal unobserved; unobserved time is not in it.
CREATE OR REPLACE TABLE first_stretch AS
SELECT *, count(*) FILTER (is_break OR changed) OVER so_far AS stretch
FROM (
  SELECT *, NOT is_unknown AND looks_false_busy AS is_first_class,
    coalesce(start_ms - lag(end_ms) OVER device_order > 2 * lag(nominal_ms) OVER device_order, true)
      OR holder_set IS DISTINCT FROM lag(holder_set) OVER device_order AS is_break,
    (NOT is_unknown AND looks_false_busy)
      IS DISTINCT FROM lag(NOT is_unknown AND looks_false_busy) OVER device_order AS changed
  FROM signal
  WINDOW device_order AS (PARTITION BY day_ms, device ORDER BY start_ms))
WINDOW so_far AS (PARTITION BY day_ms, device ORDER BY start_ms ROWS UNBOUNDED PRECEDING);

DROP TYPE IF EXISTS class;
CREATE TYPE class AS ENUM (
  'unknown', 'false_busy', 'signals_disagree', 'empty', 'idle', 'held_idle', 'standby',
  'idle_gaps', 'active');

CREATE OR REPLACE TABLE second_stretch AS
WITH long AS (
  SELECT day_ms, device, stretch FROM first_stretch WHERE is_first_class
  GROUP BY ALL HAVING sum(end_ms - start_ms) >= 600000
), judged AS (
  SELECT f.* EXCLUDE (changed, stretch),
    CAST(CASE WHEN f.is_unknown THEN 'unknown'
      WHEN f.is_first_class AND l.stretch IS NOT NULL THEN 'false_busy'
      WHEN f.disagrees THEN 'signals_disagree'
      WHEN f.looks_idle AND f.looks_empty THEN 'empty'
      WHEN f.looks_idle THEN 'idle'
      ELSE 'active' END AS class) AS class
  FROM first_stretch f LEFT JOIN long l USING (day_ms, device, stretch)
)
SELECT *, count(*) FILTER (is_break OR changed) OVER w AS stretch,
  -- Idle time goes on where memory is freed or taken: how long it lasts is asked of all of it.
  count(*) FILTER (is_break OR idle_changed) OVER w AS idle_stretch
FROM (
  SELECT *, class IS DISTINCT FROM lag(class) OVER device_order AS changed,
    class IN ('empty', 'idle') IS DISTINCT FROM lag(class IN ('empty', 'idle')) OVER device_order
      AS idle_changed
  FROM judged
  WINDOW device_order AS (PARTITION BY day_ms, device ORDER BY start_ms))
WINDOW w AS (PARTITION BY day_ms, device ORDER BY start_ms ROWS UNBOUNDED PRECEDING);

CREATE OR REPLACE TABLE state AS
WITH length AS (
  SELECT day_ms, device, idle_stretch, sum(end_ms - start_ms) AS idle_ms
  FROM second_stretch WHERE class IN ('empty', 'idle') GROUP BY ALL
)
SELECT s.*, CAST(CASE WHEN s.class <> 'idle' THEN s.class
  WHEN l.idle_ms >= 1800000 THEN CASE WHEN b.holder_set IS NULL THEN 'held_idle' ELSE 'standby' END
  WHEN l.idle_ms >= 60000 THEN 'idle_gaps' ELSE 'active' END AS class) AS state
FROM second_stretch s
LEFT JOIN length l USING (day_ms, device, idle_stretch)
LEFT JOIN standby_set b ON b.holder_set = s.holder_set;

-- The rest of a divided GPU that nobody was sold: empty, and stranded where no profile fits it.
CREATE OR REPLACE TABLE unsold AS
WITH rest AS (
  SELECT s.day_ms, s.gpu, s.start_ms, s.end_ms, min(s.nominal_ms) AS nominal_ms,
    any_value(f.profiles) AS profiles,
    any_value(f.slices.of_compute) - sum(f.slices.compute) AS compute_left,
    any_value(f.slices.of_compute) AS of_compute,
    any_value(f.slices.of_memory) - sum(f.slices.memory) AS memory_left
  FROM state s JOIN identity_fact f USING (identity)
  WHERE s.is_instance
  GROUP BY s.day_ms, s.gpu, s.start_ms, s.end_ms
)
SELECT r.*, i.identity, i.device, r.compute_left / r.of_compute AS device_share,
  CASE WHEN len(list_filter(r.profiles, f -> f.compute <= r.compute_left
      AND f.memory <= r.memory_left)) > 0 THEN 'demand_unknown' ELSE 'stranded' END AS cause
FROM rest r JOIN identity i ON i.gpu = r.gpu AND i.device_id = i.gpu_uuid || '/unsold'
WHERE r.compute_left > 0;

-- Each piece inside its date, one row per holder; holder 0 is nobody.
CREATE OR REPLACE TABLE share AS
WITH owned AS (
  SELECT s.day_ms, s.start_ms, s.end_ms, s.identity, s.device, s.state, s.stretch, s.a, s.signal,
    s.tensor, s.dram, s.talks, s.clock_share, s.device_share / coalesce(h.holder_count, 1) AS share,
    coalesce(h.holder, 0) AS holder,
    CASE s.state WHEN 'empty' THEN 'demand_unknown' WHEN 'held_idle' THEN 'held_idle'
      WHEN 'false_busy' THEN 'false_busy' END AS cause
  FROM state s LEFT JOIN holder h USING (holder_set)
  UNION ALL BY NAME
  SELECT day_ms, start_ms, end_ms, identity, device, CAST('empty' AS class) AS state,
    device_share AS share, cause, 0 AS holder,
    count(*) FILTER (is_break) OVER (PARTITION BY day_ms, gpu
      ORDER BY start_ms ROWS UNBOUNDED PRECEDING) AS stretch
  FROM (SELECT *, cause IS DISTINCT FROM lag(cause) OVER w
      OR start_ms - lag(end_ms) OVER w > 2 * lag(nominal_ms) OVER w AS is_break
    FROM unsold WINDOW w AS (PARTITION BY day_ms, gpu ORDER BY start_ms))
)
SELECT *, (end_ms - start_ms) * share AS gpu_ms
FROM owned WHERE start_ms >= day_ms;

CREATE OR REPLACE MACRO owner_of(owner) AS coalesce(owner, 'unallocated');

-- Device time of a stretch inside the date, and its ends, for the longest and the last idle stretch.
CREATE OR REPLACE TABLE stretch AS
WITH inside AS (
  SELECT day_ms, device, identity, holder, cause, stretch, sum(end_ms - start_ms) AS inside_ms,
    min(start_ms) AS from_ms, max(end_ms) AS to_ms
  FROM share WHERE cause IS NOT NULL
  GROUP BY ALL
)
SELECT s.day_ms, i.device_id, owner_of(h.owner) AS owner, s.cause, s.stretch,
  sum(s.inside_ms) AS inside_ms, min(s.from_ms) AS from_ms, max(s.to_ms) AS to_ms
FROM inside s JOIN identity i USING (identity) LEFT JOIN holder h USING (holder)
GROUP BY ALL;

-- Until when a device was observed on a date.
CREATE OR REPLACE TABLE device_end AS
SELECT s.day_ms, i.device_id, max(s.end_ms) AS end_ms
FROM share s JOIN identity i USING (identity)
GROUP BY ALL;

-- Milliseconds by stage, split per held piece. Parts are not rounded. Whoever keeps whole ones
-- moves a part by less than 1 ms when the piece is split among holders or instances, and by less
-- than 1 ms when a holder's time is split among stages; where the parts are whole, by nothing.
CREATE OR REPLACE MACRO is_whole(x) AS abs(x - round(x)) < 1e-6;
CREATE OR REPLACE MACRO stage_ms(gpu_ms, part) AS CASE WHEN part > 0 THEN
  CASE WHEN is_whole(gpu_ms * part) THEN round(gpu_ms * part) ELSE gpu_ms * part END ELSE 0 END;
CREATE OR REPLACE MACRO tolerance_ms(gpu_ms, part) AS CASE WHEN part > 0 THEN
  CASE WHEN is_whole(gpu_ms) THEN 0 ELSE 1 END
  + CASE WHEN is_whole(gpu_ms * part) THEN 0 ELSE 1 END ELSE 0 END;
CREATE OR REPLACE MACRO stage(name, gpu_ms, part) AS {
  'stage': name, 'stage_ms': sum(stage_ms(gpu_ms, part)),
  'tolerance_ms': sum(tolerance_ms(gpu_ms, part))};

CREATE OR REPLACE TABLE segments AS
WITH split AS (
  SELECT *, least(tensor, a) AS t, least(1, clock_share) AS r,
    state IN ('active', 'signals_disagree') AS is_split,
    CASE WHEN state IN ('active', 'signals_disagree') THEN 'active_unresolved'
      ELSE CAST(state AS VARCHAR) END AS whole_stage,
    state = 'signals_disagree' OR signal = 'gpu_utilization' AS is_unresolved
  FROM share
), worked AS (
  SELECT *, CASE WHEN signal = 'sm_active' AND dram >= 0.60 THEN least(a - t, greatest(0, dram - t))
      WHEN signal = 'sm_active' AND dram < 0.60 THEN 0 END AS bound,
    coalesce(talks AND t < 0.02 AND dram < 0.05, false) AS communicates
  FROM split
), part AS (
  SELECT day_ms, start_ms, end_ms, identity, holder, state, cause, stretch, gpu_ms, whole_stage,
    CASE WHEN NOT is_split OR is_unresolved THEN 1
      WHEN t IS NULL THEN a
      ELSE CASE WHEN bound IS NULL THEN a - t ELSE 0 END + CASE WHEN r IS NULL THEN t ELSE 0 END
      END AS whole,
    CASE WHEN is_split AND NOT is_unresolved THEN 1 END AS working,
    1 - a AS sm_idle, bound AS memory_bound,
    CASE WHEN communicates THEN a - t - bound END AS communication,
    CASE WHEN NOT communicates THEN a - t - bound END AS non_tensor, t * (1 - r) AS clock_loss,
    t * r AS delivered
  FROM worked
), summed AS (
  SELECT day_ms, start_ms - start_ms % 3600000 AS hour_ms, identity, holder, state, whole_stage,
    cause, stretch, min(start_ms) AS start_ms, max(end_ms) AS end_ms, [
      stage(whole_stage, gpu_ms, whole),
      stage('sm_idle', gpu_ms, working * sm_idle),
      stage('memory_bound', gpu_ms, working * memory_bound),
      stage('communication', gpu_ms, working * communication),
      stage('non_tensor', gpu_ms, working * non_tensor),
      stage('clock_loss', gpu_ms, working * clock_loss),
      stage('delivered', gpu_ms, working * delivered)] AS stages
  FROM part
  GROUP BY day_ms, start_ms - start_ms % 3600000, identity, holder, state, whole_stage, cause,
    stretch
), of_stage AS (
  SELECT * EXCLUDE (whole_stage, stages), unnest(stages, recursive := true) FROM summed
)
SELECT CAST(epoch_ms(s.day_ms) AS DATE) AS segment_date, s.hour_ms, epoch_ms(s.hour_ms) AS hour_at,
  i.device_id, i.gpu_uuid, i.node, i.cluster, i.gpu_model, i.source,
  owner_of(h.owner) AS owner, h.namespace, h.run_id, s.state, s.cause, s.stretch, s.stage,
  epoch_ms(s.start_ms) AS start_at, epoch_ms(s.end_ms) AS end_at,
  s.stage_ms AS gpu_milliseconds, s.tolerance_ms
FROM of_stage s JOIN identity i USING (identity) LEFT JOIN holder h USING (holder)
WHERE s.stage_ms > 0;

-- Samples -> holds -> cuts -> states -> segments, each date for itself with 1,800 s of lookback.

-- One slice per date that has samples; a slice never reads the next date.
CREATE OR REPLACE TABLE slice AS
SELECT DISTINCT sampled_ms - sampled_ms % 86400000 AS day_ms FROM samples;

CREATE OR REPLACE TABLE slice_sample AS
SELECT d.day_ms, s.*,
  s.sampled_ms - lag(s.sampled_ms) OVER series AS gap_ms,
  lead(s.sampled_ms) OVER series AS next_ms
FROM slice d
JOIN samples s ON s.sampled_ms >= d.day_ms - 1800000 AND s.sampled_ms < d.day_ms + 86400000
WINDOW series AS (PARTITION BY d.day_ms, s.source, s.device_id ORDER BY s.sampled_ms);

-- The nominal interval: declared, else the lower median of the device's gaps that end in the hour,
-- else the source's lower median for the date, else 60 s.
CREATE OR REPLACE MACRO lower_median(gaps) AS list_sort(gaps)[(len(gaps) + 1) // 2];

CREATE OR REPLACE TABLE hold AS
WITH of_hour AS (
  SELECT day_ms, source, device_id, sampled_ms // 3600000 AS hour,
    lower_median(list(gap_ms)) AS median_ms
  FROM slice_sample WHERE gap_ms IS NOT NULL GROUP BY ALL
), of_date AS (
  SELECT day_ms, source, lower_median(list(gap_ms)) AS median_ms
  FROM slice_sample WHERE gap_ms IS NOT NULL AND sampled_ms >= day_ms GROUP BY ALL
), timed AS (
  SELECT s.*, coalesce(c.interval_seconds * 1000, h.median_ms, d.median_ms, 60000) AS nominal_ms
  FROM slice_sample s
  JOIN config_sources c ON c.name = s.source
  LEFT JOIN of_hour h ON h.day_ms = s.day_ms AND h.source = s.source
    AND h.device_id = s.device_id AND h.hour = s.sampled_ms // 3600000
  LEFT JOIN of_date d ON d.day_ms = s.day_ms AND d.source = s.source
), sides AS (
  SELECT *,
    last_value(holders IGNORE NULLS) OVER before AS holders_before,
    first_value(holders IGNORE NULLS) OVER after AS holders_after,
    min(CASE WHEN holders IS NOT NULL THEN sampled_ms END) OVER after AS labelled_again_ms,
    max(CASE WHEN holders IS NOT NULL THEN sampled_ms END) OVER before AS labelled_until_ms
  FROM timed
  WINDOW before AS (PARTITION BY day_ms, source, device_id ORDER BY sampled_ms
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
    after AS (PARTITION BY day_ms, source, device_id ORDER BY sampled_ms
      ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
), unlabelled AS (
  SELECT *, min(sampled_ms) OVER (PARTITION BY day_ms, source, device_id, holders IS NULL,
    labelled_until_ms) AS unlabelled_since_ms
  FROM sides
)
SELECT * EXCLUDE (holders_before, holders_after, labelled_again_ms, labelled_until_ms,
    unlabelled_since_ms, holders, gap_ms, next_ms),
  -- Samples without labels inherit holders that are the same on both sides, for 2 nominal.
  CASE WHEN holders IS NOT NULL THEN holders
    WHEN holders_before = holders_after
      AND labelled_again_ms - unlabelled_since_ms <= 2 * nominal_ms THEN holders_before
    END AS holders,
  sampled_ms AS start_ms,
  -- Until the next sample, at most 2 nominal; the last of the slice holds one.
  sampled_ms + CASE WHEN next_ms IS NULL THEN nominal_ms
    ELSE least(next_ms - sampled_ms, 2 * nominal_ms) END AS end_ms,
  dense_rank() OVER (PARTITION BY day_ms, device_id
    ORDER BY measures_profile DESC, source) AS source_rank
FROM (
  SELECT *, max(CASE WHEN coalesce(sm_active, gr_active, tensor, dram) IS NOT NULL
    THEN 1 ELSE 0 END) OVER (PARTITION BY day_ms, source, device_id) AS measures_profile
  FROM unlabelled);

-- Held time of each GPU cut wherever a hold begins or ends and at full hours; of several sources
-- the highest that holds the moment counts.
CREATE OR REPLACE TABLE piece AS
WITH edge AS (
  SELECT day_ms, gpu_uuid, start_ms AS at_ms FROM hold
  UNION
  SELECT day_ms, gpu_uuid, end_ms FROM hold
  UNION
  SELECT day_ms, gpu_uuid, unnest(range(start_ms // 3600000 + 1, (end_ms + 3599999) // 3600000))
    * 3600000 FROM hold
), span AS (
  SELECT day_ms, gpu_uuid, at_ms AS from_ms,
    lead(at_ms) OVER (PARTITION BY day_ms, gpu_uuid ORDER BY at_ms) AS until_ms
  FROM edge
), candidate AS (
  SELECT s.from_ms, s.until_ms, d.source, d.device_id, s.day_ms
  FROM span s
  JOIN (SELECT DISTINCT day_ms, gpu_uuid, source, device_id FROM hold) d USING (day_ms, gpu_uuid)
  WHERE s.until_ms IS NOT NULL
), held AS (
  SELECT c.from_ms, c.until_ms, h.*
  FROM candidate c
  ASOF JOIN hold h ON h.day_ms = c.day_ms AND h.source = c.source
    AND h.device_id = c.device_id AND h.start_ms <= c.from_ms
)
SELECT * EXCLUDE (start_ms, end_ms, from_ms, until_ms), from_ms AS start_ms,
  least(until_ms, day_ms + 86400000) AS end_ms
FROM held
WHERE end_ms > from_ms AND from_ms < day_ms + 86400000
QUALIFY row_number() OVER (PARTITION BY day_ms, device_id, from_ms ORDER BY source_rank) = 1;

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

-- What each piece says for itself.
CREATE OR REPLACE TABLE signal AS
WITH fact AS (
  SELECT p.*, p.gpu_instance IS NOT NULL AS is_instance, m.peak_clock,
    coalesce(p.limit_enforced, p.limit_managed, m.tdp) AS power_limit,
    coalesce(p.sm_active, p.gr_active, p.utilization) AS a,
    CASE WHEN p.sm_active IS NOT NULL THEN 'sm_active' WHEN p.gr_active IS NOT NULL
      THEN 'gr_engine_active' WHEN p.utilization IS NOT NULL THEN 'gpu_utilization' END AS signal,
    list_filter(m.profiles, f -> f.profile = p.mig_profile)[1] AS slices, m.profiles
  FROM piece p JOIN model m USING (gpu_model)
)
SELECT *,
  -- An instance prints the whole board's watts, which say nothing of the instance.
  CASE WHEN NOT is_instance THEN power / power_limit END AS power_fraction,
  CASE WHEN is_instance THEN slices.compute / slices.of_compute ELSE 1 END AS device_share,
  list_aggregate(list_transform(holders, h -> h.owner), 'string_agg', ' ') AS holder_key,
  signal IS NULL OR (is_instance AND signal = 'gr_engine_active' AND a < 0.05) AS is_unknown,
  coalesce(utilization >= 0.50 AND tensor < 0.02 AND dram < 0.05
    AND coalesce(fp64, 0) < 0.02 AND coalesce(fp32, 0) < 0.02 AND coalesce(fp16, 0) < 0.02
    AND power_fraction < 0.40, false) AS looks_false_busy,
  coalesce(power_fraction >= 0.70 AND a < 0.30, false) AS disagrees,
  coalesce(CASE WHEN signal = 'gpu_utilization' THEN a < 0.01 ELSE a < 0.05 END, false)
    AND coalesce(encoder, 0) = 0 AND coalesce(decoder, 0) = 0 AS looks_idle,
  holders IS NULL AND coalesce(memory_used < 1073741824, false) AS looks_empty
FROM fact;

-- States, in the order of the tests. A stretch is broken by another holder, another class, and by
-- more than 2 nominal unobserved; unobserved time is not in it.
CREATE OR REPLACE TABLE state AS
WITH previous AS (
  SELECT *, NOT is_unknown AND looks_false_busy AS first_class,
    coalesce(start_ms - lag(end_ms) OVER w > 2 * lag(nominal_ms) OVER w, true)
      OR holder_key IS DISTINCT FROM lag(holder_key) OVER w AS is_break
  FROM signal
  WINDOW w AS (PARTITION BY day_ms, device_id ORDER BY start_ms)
), first_stretch AS (
  SELECT *, count(*) FILTER (is_break OR changed) OVER (PARTITION BY day_ms, device_id
    ORDER BY start_ms ROWS UNBOUNDED PRECEDING) AS stretch
  FROM (SELECT *, first_class IS DISTINCT FROM lag(first_class) OVER (
      PARTITION BY day_ms, device_id ORDER BY start_ms) AS changed FROM previous)
), judged AS (
  SELECT * EXCLUDE (stretch, changed),
    CASE WHEN is_unknown THEN 'unknown'
      WHEN first_class AND sum(end_ms - start_ms) OVER (PARTITION BY day_ms, device_id, stretch)
        >= 600000 THEN 'false_busy'
      WHEN disagrees THEN 'signals_disagree'
      WHEN looks_idle AND looks_empty THEN 'empty'
      WHEN looks_idle THEN 'idle'
      ELSE 'active' END AS class
  FROM first_stretch
), second_stretch AS (
  SELECT *, count(*) FILTER (is_break OR changed) OVER (PARTITION BY day_ms, device_id
    ORDER BY start_ms ROWS UNBOUNDED PRECEDING) AS stretch
  FROM (SELECT *, class IS DISTINCT FROM lag(class) OVER (
      PARTITION BY day_ms, device_id ORDER BY start_ms) AS changed FROM judged)
)
SELECT *,
  CASE WHEN class <> 'idle' THEN class
    WHEN sum(end_ms - start_ms) OVER (PARTITION BY day_ms, device_id, stretch) >= 1800000
      THEN 'held_idle'
    ELSE 'active' END AS state
FROM second_stretch;

-- The rest of a divided GPU that nobody was sold: empty, and stranded where no profile fits it.
CREATE OR REPLACE TABLE unsold AS
WITH rest AS (
  SELECT day_ms, gpu_uuid, start_ms, end_ms, min(nominal_ms) AS nominal_ms,
    any_value(node) AS node, any_value(cluster) AS cluster, any_value(gpu_model) AS gpu_model,
    any_value(source) AS source, any_value(profiles) AS profiles,
    any_value(slices.of_compute) - sum(slices.compute) AS compute_left,
    any_value(slices.of_compute) AS of_compute,
    any_value(slices.of_memory) - sum(slices.memory) AS memory_left
  FROM state WHERE is_instance
  GROUP BY day_ms, gpu_uuid, start_ms, end_ms
)
SELECT *, compute_left / of_compute AS device_share,
  CASE WHEN len(list_filter(profiles, f -> f.compute <= compute_left AND f.memory <= memory_left))
    > 0 THEN 'demand_unknown' ELSE 'stranded' END AS cause
FROM rest WHERE compute_left > 0;

-- Each piece inside its date, one row per holder.
CREATE OR REPLACE TABLE share AS
WITH owned AS (
  SELECT day_ms, start_ms, end_ms, nominal_ms, source, device_id, gpu_uuid, node, cluster,
    gpu_model, state, stretch, a, signal, tensor, dram, sm_clock, peak_clock,
    device_share / len(coalesce(holders, [NULL])) AS share,
    unnest(coalesce(holders,
      [{'owner': 'unallocated', 'namespace': NULL, 'run_id': NULL}])) AS holder,
    CASE state WHEN 'empty' THEN 'demand_unknown' WHEN 'held_idle' THEN 'held_idle'
      WHEN 'false_busy' THEN 'false_busy' END AS cause
  FROM state
  UNION ALL BY NAME
  SELECT day_ms, start_ms, end_ms, nominal_ms, source, gpu_uuid || '/unsold' AS device_id,
    gpu_uuid, node, cluster, gpu_model, 'empty' AS state, device_share AS share, cause,
    {'owner': 'unallocated', 'namespace': NULL, 'run_id': NULL} AS holder,
    count(*) FILTER (is_break) OVER (PARTITION BY day_ms, gpu_uuid
      ORDER BY start_ms ROWS UNBOUNDED PRECEDING) AS stretch
  FROM (SELECT *, cause IS DISTINCT FROM lag(cause) OVER w
      OR start_ms - lag(end_ms) OVER w > 2 * lag(nominal_ms) OVER w AS is_break
    FROM unsold WINDOW w AS (PARTITION BY day_ms, gpu_uuid ORDER BY start_ms))
)
SELECT * EXCLUDE (holder), holder.owner AS owner, holder.namespace AS namespace,
  holder.run_id AS run_id, (end_ms - start_ms) * share AS gpu_ms
FROM owned WHERE start_ms >= day_ms;

-- Device time of a stretch inside the date, for the longest idle stretch.
CREATE OR REPLACE TABLE stretch AS
SELECT day_ms, device_id, owner, cause, stretch, sum(end_ms - start_ms) AS inside_ms
FROM share WHERE cause IS NOT NULL
GROUP BY ALL;

-- Milliseconds by stage, split per held piece. Parts are not rounded. Whoever keeps whole ones
-- moves a part by less than 1 ms when the piece is split among holders or instances, and by less
-- than 1 ms when a holder's time is split among stages; where the parts are whole, by nothing.
CREATE OR REPLACE TABLE stage_piece AS
WITH split AS (
  SELECT *, least(tensor, a) AS t, least(1, sm_clock / peak_clock) AS r FROM share
), worked AS (
  SELECT *, CASE WHEN signal = 'sm_active' THEN least(a - t, greatest(0, dram - t)) END AS bound
  FROM split
), stages AS (
  SELECT *, CASE
    WHEN state IN ('unknown', 'empty', 'held_idle', 'false_busy')
      THEN [{'stage': state, 'part': CAST(1 AS DOUBLE)}]
    WHEN state = 'signals_disagree' OR signal = 'gpu_utilization'
      THEN [{'stage': 'active_unresolved', 'part': CAST(1 AS DOUBLE)}]
    ELSE [
      {'stage': 'sm_idle', 'part': 1 - a},
      {'stage': 'memory_bound', 'part': coalesce(bound, 0)},
      {'stage': 'non_tensor', 'part': coalesce(a - t - bound, 0)},
      {'stage': 'clock_loss', 'part': coalesce(t * (1 - r), 0)},
      {'stage': 'delivered', 'part': coalesce(t * r, 0)},
      {'stage': 'active_unresolved', 'part': CASE WHEN t IS NULL THEN a ELSE
        CASE WHEN bound IS NULL THEN a - t ELSE 0 END + CASE WHEN r IS NULL THEN t ELSE 0 END END}
    ] END AS stages
  FROM worked
), part AS (
  SELECT * EXCLUDE (stages), unnest(stages, recursive := true) FROM stages
)
SELECT * EXCLUDE (part),
  CASE WHEN abs(gpu_ms * part - round(gpu_ms * part)) < 1e-6 THEN round(gpu_ms * part)
    ELSE gpu_ms * part END AS stage_ms,
  CASE WHEN abs(gpu_ms - round(gpu_ms)) < 1e-6 THEN 0 ELSE 1 END
    + CASE WHEN abs(gpu_ms * part - round(gpu_ms * part)) < 1e-6 THEN 0 ELSE 1 END AS tolerance_ms
FROM part WHERE part > 0;

CREATE OR REPLACE TABLE segments AS
SELECT CAST(epoch_ms(day_ms) AS DATE) AS segment_date,
  epoch_ms(start_ms - start_ms % 3600000) AS hour_at,
  device_id, gpu_uuid, node, cluster, gpu_model, source, owner, namespace, run_id, state, cause,
  stretch, stage, epoch_ms(min(start_ms)) AS start_at, epoch_ms(max(end_ms)) AS end_at,
  sum(stage_ms) AS gpu_milliseconds, sum(tolerance_ms) AS tolerance_ms
FROM stage_piece
GROUP BY ALL;

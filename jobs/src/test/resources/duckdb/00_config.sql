-- The configuration of data/samples (plumbline.yaml) as tables. The caller sets two variables
-- before: home, the folder of plumbline.yaml, and facts, the folder of the facts. The files after
-- this one read nothing else; other data needs the same tables with other rows.

-- A line from later than this (plus the tolerance) is none: the clock of the night.
SET VARIABLE clock_at = TIMESTAMP '2026-07-16 06:30:00';
SET VARIABLE future_tolerance_seconds = 300;
SET VARIABLE close_after_days = 5;

CREATE OR REPLACE TABLE config_sources (
  name VARCHAR, format VARCHAR, path VARCHAR, cluster VARCHAR, interval_seconds BIGINT,
  instant_pattern VARCHAR, exporter_pods VARCHAR[]);
INSERT INTO config_sources VALUES
  ('dcgm-train', 'dcgm-exposition', 'landing/dcgm/train/*.prom.gz', 'train-east', NULL, NULL, ['dcgm-exporter-']),
  ('dcgm-coreweave', 'dcgm-exposition', 'landing/dcgm/coreweave/*.prom.gz', 'cw-ord', 120, NULL, ['dcgm-exporter-']),
  ('dcgm-serve', 'dcgm-exposition', 'landing/dcgm/serve/*.prom*', 'serve-eu', 120, NULL, ['dcgm-exporter-']),
  ('dcgm-edge', 'dcgm-exposition', 'landing/dcgm/edge/*.prom.gz', 'serve-edge', 120, 'scrape-(\d{8}T\d{6}Z)', ['dcgm-exporter-']),
  ('host-agent', 'dcgm-exposition', 'landing/dcgm/agent/*.prom.gz', 'train-east', 300, NULL, []),
  ('aws-focus', 'focus-csv', 'landing/billing/aws/*.csv.gz', NULL, NULL, NULL, []),
  ('coreweave-focus', 'focus-csv', 'landing/billing/coreweave/*.csv', NULL, NULL, NULL, []),
  ('gcp-focus', 'focus-csv', 'landing/billing/gcp/*.csv', NULL, NULL, NULL, []);

CREATE OR REPLACE TABLE config_nodes (
  node VARCHAR, cluster VARCHAR, provider VARCHAR, sub_account VARCHAR, resource_id VARCHAR,
  instance_type VARCHAR);
INSERT INTO config_nodes VALUES
  ('ip-10-0-1-11', 'train-east', 'AWS', '222222222222', 'i-0a11b5e55c0ffee01', 'p5.48xlarge'),
  ('ip-10-0-1-12', 'train-east', 'AWS', '222222222222', 'i-0a12b5e55c0ffee02', 'p4d.24xlarge'),
  ('g1f4a2c', 'cw-ord', 'CoreWeave', 'acme-research', 'cw-ord-01/gd-8xh100ib-i128/g1f4a2c', 'gd-8xh100ib-i128'),
  ('gke-serve-l4-d1', 'serve-eu', 'GCP', 'acme-serve-eu', '//compute.googleapis.com/projects/acme-serve-eu/zones/europe-west4-a/instances/gke-serve-l4-d1', 'g2-standard-8'),
  ('gke-edge-l4-d2', 'serve-edge', 'GCP', 'acme-edge', '//compute.googleapis.com/projects/acme-edge/zones/europe-west4-b/instances/gke-edge-l4-d2', 'g2-standard-16'),
  ('gke-serve-l4-e1', 'serve-eu', 'GCP', 'acme-serve-eu', '//compute.googleapis.com/projects/acme-serve-eu/zones/europe-west4-a/instances/gke-serve-l4-e1', 'g2-standard-24'),
  ('gke-serve-l4-e2', 'serve-eu', 'GCP', 'acme-serve-eu', '//compute.googleapis.com/projects/acme-serve-eu/zones/europe-west4-a/instances/gke-serve-l4-e2', 'g2-standard-24'),
  ('gke-serve-l4-e3', 'serve-eu', 'GCP', 'acme-serve-eu', '//compute.googleapis.com/projects/acme-serve-eu/zones/europe-west4-a/instances/gke-serve-l4-e3', 'g2-standard-24'),
  ('gke-serve-l4-g9', 'serve-eu', 'GCP', 'acme-serve-eu', '//compute.googleapis.com/projects/acme-serve-eu/zones/europe-west4-a/instances/gke-serve-l4-g9', 'g2-standard-48');

CREATE OR REPLACE TABLE config_owners (namespace VARCHAR, team VARCHAR, project VARCHAR);
INSERT INTO config_owners VALUES
  ('llm-train', 'foundation', 'atlas'), ('speech-train', 'speech', 'echo'),
  ('speech-lab', 'speech', 'lyre'), ('vision-train', 'vision', 'argus'),
  ('vision-eval', 'vision', 'iris'), ('vision-a100', 'vision', 'hydra'),
  ('research', 'research', 'sandbox'), ('research-mig', 'research', 'prism'),
  ('robotics', 'robotics', 'kestrel'), ('simulation', 'robotics', 'gazelle'),
  ('rank-train', 'ranking', 'parrot'), ('rec-train', 'ranking', 'mosaic'),
  ('serve-canary', 'serving', 'parrot-canary'), ('serve-chat', 'serving', 'parrot-chat'),
  ('serve-lite', 'serving', 'wren'), ('serve-edge', 'serving', 'finch'),
  ('serve-video', 'serving', 'heron'), ('serve-shared', 'serving', 'osprey'),
  ('serve-voice', 'speech', 'warble'), ('serve-batch', 'serving', 'magpie');

-- Who idles on purpose.
CREATE OR REPLACE TABLE config_standby (namespace VARCHAR);
INSERT INTO config_standby VALUES ('serve-canary');

CREATE OR REPLACE TABLE config_prices (
  provider VARCHAR, instance_type VARCHAR, valid_from DATE, price_per_gpu_hour DOUBLE,
  currency VARCHAR);
INSERT INTO config_prices VALUES
  ('GCP', 'g2-standard-16', DATE '2026-01-01', 1.08, 'EUR'),
  ('GCP', 'g2-standard-16', DATE '2026-07-01', 0.96, 'EUR'),
  ('GCP', 'g2-standard-16', DATE '2026-08-01', 0.90, 'EUR');

"""The configuration of the night, and the same as tables for the peer."""

from bill import CATALOG_PRICE, INSTANCE, SUB_ACCOUNT
from fleet import CLUSTER, COUNTERS, OWNERS

# name: source's format, path below the landing, keys of its own
TELEMETRY = {
    "text": ("dcgm-exposition", "dcgm/*.prom.gz", "exporter_pods: [dcgm-exporter-]"),
    "nvidia-smi": ("nvidia-smi-csv", "smi/*.csv.gz",
                   "time_zone: UTC, node_pattern: '(ip-[0-9-]+)_'"),
    "parquet": ("tidy-parquet", "tidy/*.parquet", "mapping: tidy.yaml"),
}  # fmt: skip
MAPPING = """\
shape: wide
instant: {column: ts_ms, as: epoch_milliseconds}
device: gpu_uuid
labels: {node: host, gpu_model: model, gpu_index: gpu, pod: pod, namespace: namespace}
other_labels: [label_run_id]
values:
"""


def write_configuration(path, nodes, name):
    telemetry, files, keys = TELEMETRY[name]
    mapping = MAPPING + "".join(f"  - {{column: {counter}}}\n" for counter, _, _ in COUNTERS)
    (path.parent / "tidy.yaml").write_text(mapping)
    lines = [
        "close_after_days: 5",
        "sources:",
        f"  - {{name: gpus, format: {telemetry}, path: 'landing/{files}', interval_seconds: 15,"
        f" cluster: {CLUSTER}, {keys}}}",
        "  - {name: focus, format: focus-csv, path: landing/billing/*.csv, export_scope: period}",
        "  - {name: pipelines, format: openlineage, path: landing/lineage/*.ndjson}",
        "  - {name: registry, format: model-registry, path: landing/registry/*.ndjson}",
        "nodes:",
    ]
    lines += [
        f"  - {{node: {n.name}, cluster: {CLUSTER}, provider: AWS,"
        f' sub_account: "{SUB_ACCOUNT}", resource_id: {n.resource}, instance_type: {INSTANCE}}}'
        for n in nodes
    ]
    lines += ["owners:"]
    lines += [
        f"  - {{namespace: {namespace}, team: {team}, project: {project}}}"
        for namespace, (team, project) in OWNERS.items()
    ]
    lines += [
        "labels:",
        "  run_id: label_run_id",
        "prices:",
        f"  - {{provider: AWS, instance_type: {INSTANCE}, from: 2026-01-01,"
        f" price_per_gpu_hour: {CATALOG_PRICE}, currency: USD}}",
    ]
    path.write_text("\n".join(lines) + "\n")


def write_peer_configuration(path, nodes, name):
    """The same as tables: what 00_config.sql is to the samples."""

    def rows(values):
        return ",\n  ".join("(" + ", ".join(row) + ")" for row in values)

    def quoted(*texts):
        return [f"'{text}'" for text in texts]

    telemetry, files, _ = TELEMETRY[name]
    null, none = "NULL", "[]"
    (path.parent / "columns.csv").write_text("BillingPeriodStart,ServiceProviderName\n")
    path.write_text(f"""\
SET VARIABLE future_tolerance_seconds = 300;
SET VARIABLE close_after_days = 5;
CREATE TABLE config_sources (
  name VARCHAR, format VARCHAR, path VARCHAR, cluster VARCHAR, interval_seconds BIGINT,
  instant_pattern VARCHAR, exporter_pods VARCHAR[]);
INSERT INTO config_sources VALUES
  ('gpus', '{telemetry}', 'landing/{files}', '{CLUSTER}', 15, {null},
    ['dcgm-exporter-']),
  ('focus', 'focus-csv', 'landing/billing/*.csv', {null}, {null}, {null}, {none}),
  -- No charges, only a column of FOCUS 1.3, which the SQL reads where a bill has it.
  ('columns', 'focus-csv', 'columns.csv', {null}, {null}, {null}, {none});
CREATE TABLE config_nodes (
  node VARCHAR, cluster VARCHAR, provider VARCHAR, sub_account VARCHAR, resource_id VARCHAR,
  instance_type VARCHAR);
INSERT INTO config_nodes VALUES
  {rows(quoted(n.name, CLUSTER, "AWS", SUB_ACCOUNT, n.resource, INSTANCE) for n in nodes)};
CREATE TABLE config_owners (namespace VARCHAR, team VARCHAR, project VARCHAR);
INSERT INTO config_owners VALUES
  {rows(quoted(namespace, *names) for namespace, names in OWNERS.items())};
CREATE TABLE config_standby (namespace VARCHAR);
CREATE TABLE config_prices (
  provider VARCHAR, instance_type VARCHAR, valid_from DATE, price_per_gpu_hour DOUBLE,
  currency VARCHAR);
INSERT INTO config_prices VALUES ('AWS', '{INSTANCE}', DATE '2026-01-01', {CATALOG_PRICE}, 'USD');
""")

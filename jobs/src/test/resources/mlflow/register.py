"""Trains, evaluates and registers a model on a real MLflow, and dumps what its REST API answers.

    python register.py FOLDER

Starts a tracking server on 127.0.0.1 with a store in a temporary folder and stops it by its own
process id. Everything is registered through MLflow's own client. FOLDER gets what a nightly dump of
the API gets, and beside it, as registry.ndjson, what no MLflow knows: the owner of the data, the
approval and the deployment.

Version 1 has all of it. Version 2 was registered from the same run, and nobody tagged its digest.
"""

import json
import pathlib
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from mlflow import MlflowClient
from mlflow.data.delta_dataset_source import DeltaDatasetSource
from mlflow.data.meta_dataset import MetaDataset
from mlflow.entities import DatasetInput, InputTag, LoggedModelOutput, Metric

MINUTE = 60_000
COMMIT = "4f0c2a9b7d1e8f3a6b5c4d3e2f1a0b9c8d7e6f5a"
IMAGE = "sha256:9b2f3c1d4e5a6978b0c1d2e3f4a5968778695a4b3c2d1e0f9a8b7c6d5e4f3a2b"
DIGEST = "sha256:1f0e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0"


def now():
    return int(time.time() * 1000)


def instant(milliseconds):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(milliseconds / 1000))


def fetched(url, path, body=None):
    request = urllib.request.Request(
        f"{url}/api/2.0/mlflow/{path}",
        None if body is None else json.dumps(body).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read()


def trained(client, experiment):
    """A run of half an hour that ended five minutes ago, and the model it logged."""
    end = now() - 5 * MINUTE
    run = client.create_run(experiment, start_time=end - 30 * MINUTE, tags={
        "mlflow.user": "ana", "mlflow.source.git.commit": COMMIT,
        "mlflow.source.git.repoURL": "https://git.example.com/ranking/ranker.git",
        "mlflow.docker.image.uri": "registry.example.com/train@" + IMAGE,
    }).info.run_id  # fmt: skip
    client.log_param(run, "max_depth", "8")
    tickets = MetaDataset(
        DeltaDatasetSource(path="s3://acme-lake/features/tickets", delta_table_version=41), "tickets"
    )
    client.log_inputs(
        run, [DatasetInput(tickets._to_mlflow_entity(), [InputTag("mlflow.data.context", "training")])]
    )
    model = client.create_logged_model(experiment, name="ranker", source_run_id=run).model_id
    client.log_outputs(run, [LoggedModelOutput(model, 1)])
    client.log_batch(run, metrics=[
        Metric("ndcg", 0.75, end - MINUTE, 1, model, tickets.name, tickets.digest, run)])  # fmt: skip
    client.finalize_logged_model(model, "READY")
    client.set_terminated(run, "FINISHED", end)
    return run, model


def registered(client, run, model):
    client.create_registered_model("ranker")
    client.create_model_version(
        "ranker", f"models:/{model}", run_id=run, model_id=model,
        tags={"risk_tier": "minimal", "artifact_digest": DIGEST},
    )  # fmt: skip
    client.create_model_version(
        "ranker", "s3://acme-models/again", run_id=run, tags={"risk_tier": "minimal"}
    )


def beside():
    """What is known elsewhere: whose the data is, who approved and where it is served."""
    at = now()
    version = {"model": "ranker", "version": "1"}
    return [
        {"kind": "declared_source", "declared_at": instant(at - 1440 * MINUTE), "namespace": "s3://acme-lake",
         "name": "features/tickets", "owner": "data-platform", "licence": "own data", "legal_basis": "contract"},
        {"kind": "approval", **version, "approved_at": instant(at), "approver": "ben"},
        {"kind": "deployment", **version, "deployed_at": instant(at), "target": "prod-eu",
         "served_digest": DIGEST},
    ]  # fmt: skip


def dumped(url, folder, experiment):
    answers = {
        "runs/runs.json": ("runs/search", {"experiment_ids": [experiment]}),
        "registry/versions.json": ("model-versions/search", None),
        "registry/logged.json": ("logged-models/search", {"experiment_ids": [experiment]}),
    }
    for name, (path, body) in answers.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(fetched(url, path, body))
    lines = "".join(json.dumps(record) + "\n" for record in beside())
    (folder / "registry.ndjson").write_text(lines)


def await_server(url, server):
    for _ in range(600):
        if server.poll() is not None:
            sys.exit(f"the server ended with {server.returncode}")
        try:
            urllib.request.urlopen(f"{url}/health", timeout=2).read()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    sys.exit("the server does not answer")


def main():
    folder = pathlib.Path(sys.argv[1])
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    environment = dict(os.environ, MLFLOW_DISABLE_TELEMETRY="true", DO_NOT_TRACK="true",
                       MLFLOW_SERVER_ENABLE_JOB_EXECUTION="false")  # fmt: skip
    with tempfile.TemporaryDirectory() as store:
        server = subprocess.Popen(
            [sys.executable, "-m", "mlflow", "server", "--host", "127.0.0.1", "--port", str(port),
             "--workers", "1", "--backend-store-uri", f"sqlite:///{store}/mlflow.db",
             "--default-artifact-root", "s3://acme-models", "--no-serve-artifacts"],
            cwd=store, env=environment,
        )  # fmt: skip
        try:
            await_server(url, server)
            client = MlflowClient(url)
            experiment = client.create_experiment("ranking", artifact_location="s3://acme-models/ranking")
            registered(client, *trained(client, experiment))
            dumped(url, folder, experiment)
        finally:
            server.terminate()
            server.wait(30)


if __name__ == "__main__":
    main()

"""Lets a real MLflow write a sample: a tracking server, three runs, a registered model.

    python3 -m venv /somewhere && /somewhere/bin/pip install -r requirements.txt
    /somewhere/bin/python make_sample.py

Starts `mlflow server` on 127.0.0.1 with a store in a temporary folder, fills it over the REST API,
and writes the answers of the search calls, byte for byte, to

    runs-search.json, run-get.json                         here
    model-versions-search.json, registered-models-search.json,
    logged-models-search.json                              ../mlflow-registry

Ids and times of registration are the server's, so they differ from one writing to the next; times
of runs and metrics, users, parameters and values are fixed here, and the tests check those.
"""

import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

import numpy
from mlflow import MlflowClient
from mlflow.data.code_dataset_source import CodeDatasetSource
from mlflow.data.delta_dataset_source import DeltaDatasetSource
from mlflow.data.http_dataset_source import HTTPDatasetSource
from mlflow.data.meta_dataset import MetaDataset
from mlflow.data.numpy_dataset import from_numpy
from mlflow.entities import DatasetInput, InputTag, LoggedModelInput, LoggedModelOutput, Metric

HERE = pathlib.Path(__file__).resolve().parent
REGISTRY = HERE.parent / "mlflow-registry"
COMMIT = "4f0c2a9b7d1e8f3a6b5c4d3e2f1a0b9c8d7e6f5a"
IMAGE = "sha256:9b2f3c1d4e5a6978b0c1d2e3f4a5968778695a4b3c2d1e0f9a8b7c6d5e4f3a2b"
START = 1784016000000  # 2026-07-14T08:00:00Z in milliseconds
MINUTE = 60_000


def post(url, path, body):
    request = urllib.request.Request(
        f"{url}/api/2.0/mlflow/{path}",
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read()


def get(url, path):
    with urllib.request.urlopen(f"{url}/api/2.0/mlflow/{path}", timeout=60) as answer:
        return answer.read()


def tags(user, **more):
    found = {
        "mlflow.user": user,
        "mlflow.source.type": "PROJECT",
        "mlflow.source.name": "train.py",
        "mlflow.source.git.commit": COMMIT,
        "mlflow.source.git.branch": "main",
        "mlflow.source.git.repoURL": "https://git.example.com/ranking/ranker.git",
    }
    found.update({key.replace("__", "."): value for key, value in more.items()})
    return found


def given(dataset, context):
    return DatasetInput(dataset._to_mlflow_entity(), [InputTag("mlflow.data.context", context)])


def fill(client):
    experiment = client.create_experiment("ranking", artifact_location="s3://acme-models/ranking")
    tickets = MetaDataset(HTTPDatasetSource("https://data.example.com/raw/tickets.csv"), "tickets")
    features = MetaDataset(
        DeltaDatasetSource(path="s3://acme-lake/features/tickets", delta_table_version=41), "features"
    )
    # Nobody named this one: MLflow calls it "dataset".
    held_out = from_numpy(
        numpy.arange(6.0).reshape(3, 2),
        source=CodeDatasetSource({"mlflow.user": "ana", "mlflow.source.name": "train.py"}),
    )

    # 1: finished, with an image, inputs, a logged model and metrics on the held-out data.
    first = client.create_run(
        experiment,
        start_time=START,
        run_name="depth-8",
        tags=tags("ana", mlflow__docker__image__uri="registry.example.com/train:7",
                  mlflow__docker__image__id=IMAGE),
    ).info.run_id
    client.log_param(first, "max_depth", "8")
    client.log_param(first, "learning_rate", "0.1")
    client.log_param(first, "api_token", "tok-1234567890")
    client.log_metric(first, "loss", 0.5, timestamp=START + 10 * MINUTE, step=1)
    client.log_metric(first, "loss", 0.25, timestamp=START + 20 * MINUTE, step=2)
    model = client.create_logged_model(experiment, name="ranker", source_run_id=first)
    client.log_inputs(first, [given(tickets, "training"), given(features, "training"),
                              given(held_out, "eval")])
    client.log_outputs(first, [LoggedModelOutput(model.model_id, 2)])
    client.log_batch(first, metrics=[
        Metric("ndcg", 0.75, START + 25 * MINUTE, 2, model.model_id,
               held_out.name, held_out.digest, first),
        Metric("recall", 0.5, START + 25 * MINUTE, 2, model.model_id,
               held_out.name, held_out.digest, first),
        Metric("size_megabytes", 12.0, START + 25 * MINUTE, 2, model.model_id, run_id=first),
    ])
    client.finalize_logged_model(model.model_id, "READY")
    client.set_terminated(first, "FINISHED", START + 30 * MINUTE)

    # 2: failed; its loss is no number, its tree is dirty, it has no parameters.
    second = client.create_run(
        experiment, start_time=START + 40 * MINUTE, run_name="diverged",
        tags=tags("ben", mlflow__source__git__dirty="true", mlflow__parentRunId=first),
    ).info.run_id
    client.log_metric(second, "loss", float("nan"), timestamp=START + 45 * MINUTE, step=1)
    client.set_terminated(second, "FAILED", START + 50 * MINUTE)

    # 3: still running; reads the model that the first one wrote.
    third = client.create_run(
        experiment, start_time=START + 60 * MINUTE, run_name="review", tags=tags("ben"),
    ).info.run_id
    client.log_param(third, "sample", "1000")
    client.log_inputs(third, models=[LoggedModelInput(model.model_id)])

    client.create_registered_model("ranker", tags={"risk_tier": "High"})
    for number, tier in (("1", None), ("2", "limited")):
        version = client.create_model_version(
            "ranker", f"models:/{model.model_id}" if number == "1" else f"s3://acme-models/{number}",
            run_id=first, model_id=model.model_id if number == "1" else None,
            tags={"risk_tier": tier} if tier else {"note": "first"},
        )
        assert str(version.version) == number
    client.set_registered_model_alias("ranker", "champion", "1")
    client.set_registered_model_alias("ranker", "challenger", "2")
    client.transition_model_version_stage("ranker", "1", "Production")
    return experiment, third


def main():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as store:
        command = [
            sys.executable, "-m", "mlflow", "server", "--host", "127.0.0.1", "--port", str(port),
            "--workers", "1", "--backend-store-uri", f"sqlite:///{store}/mlflow.db",
            "--default-artifact-root", "s3://acme-models", "--no-serve-artifacts",
        ]
        environment = dict(os.environ, MLFLOW_DISABLE_TELEMETRY="true", DO_NOT_TRACK="true")
        server = subprocess.Popen(command, cwd=store, env=environment)
        try:
            for _ in range(120):
                try:
                    urllib.request.urlopen(f"{url}/health", timeout=2).read()
                    break
                except (urllib.error.URLError, OSError):
                    time.sleep(1)
            experiment, review = fill(MlflowClient(url))
            write(HERE / "runs-search.json",
                  post(url, "runs/search", {"experiment_ids": [experiment]}))
            # Only this call says which models a run read.
            write(HERE / "run-get.json", get(url, f"runs/get?run_id={review}"))
            write(REGISTRY / "model-versions-search.json", get(url, "model-versions/search"))
            write(REGISTRY / "registered-models-search.json", get(url, "registered-models/search"))
            write(REGISTRY / "logged-models-search.json",
                  post(url, "logged-models/search", {"experiment_ids": [experiment]}))
        finally:
            server.terminate()
            server.wait(30)


def write(path, answer):
    path.write_bytes(answer)
    print(path.name, len(answer), "bytes")


if __name__ == "__main__":
    main()

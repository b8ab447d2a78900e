"""What the fleet's pipelines log: OpenLineage events of every training pod, and the registry's.

A training pod is one run. It reads what its team prepared, or raw data while nothing is prepared
yet, and writes a model, which is registered, evaluated, approved and deployed if the day is long
enough; a pod that is still there at the end has only begun.
"""

import hashlib
import json
import random
from datetime import datetime, timedelta, timezone

from fleet import DAY_SECONDS, KINDS, NAMESPACES, STEP, TRAINING

LAKE = "s3://acme-lake"
PRODUCER = "https://github.com/OpenLineage/OpenLineage/tree/1.38.0/integration/spark"
SPECIFICATION = "https://openlineage.io/spec"
SCHEMA = f"{SPECIFICATION}/2-0-2/OpenLineage.json#/$defs/RunEvent"
PREPARED_FROM, PREPARED_UNTIL = 600, 2400  # seconds of the day
# From the end of a run to the last word on its model.
AFTERWARDS = {"model_version": 300, "evaluation": 900, "approval": 1800, "deployment": 3600}


def digest(*words):
    return "sha256:" + hashlib.sha256("/".join(words).encode()).hexdigest()


def instant(seconds):
    at = datetime.fromtimestamp(DAY_SECONDS, timezone.utc) + timedelta(seconds=seconds)
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def facet(name, **fields):
    return {"_producer": PRODUCER, "_schemaURL": f"{SPECIFICATION}/facets/{name}", **fields}


def dataset(name, version):
    of_version = facet("1-0-1/DatasetVersionDatasetFacet.json", datasetVersion=version)
    return {"namespace": LAKE, "name": name, "facets": {"version": of_version}}


def event(kind, seconds, run, job, inputs, outputs):
    parameters = [{"key": "seed", "value": "17"}, {"key": "learning_rate", "value": "0.0003"}]
    image = f"images.acme.example/train@{digest('image', job)}"
    return {
        "eventType": kind, "eventTime": instant(seconds), "producer": PRODUCER,
        "schemaURL": SCHEMA,
        "run": {"runId": run, "facets": {
            "executionParameters": facet(
                "1-0-0/ExecutionParametersRunFacet.json", parameters=parameters),
            "tags": facet("1-0-0/TagsRunFacet.json", tags=[
                {"key": "container_image", "value": image, "source": "USER"}]),
        }},
        "job": {"namespace": "acme-train", "name": job, "facets": {
            "sourceCodeLocation": facet(
                "1-1-0/SourceCodeLocationJobFacet.json", type="git",
                url=f"https://git.acme.example/ml/{job}", repoUrl="https://git.acme.example/ml.git",
                path=job, version=digest("commit", job)[7:47]),
        }},
        "inputs": inputs, "outputs": outputs,
    }  # fmt: skip


def events_of(run, job, first, end, is_over, inputs, outputs):
    yield event("START", first, run, job, inputs, [])
    if is_over:
        yield event("COMPLETE", end, run, job, inputs, outputs)


def registered(model, run, artifact, end, day_end):
    """The registry's records of a model, as far as the day goes."""
    at = {kind: instant(end + after) for kind, after in AFTERWARDS.items()}
    names = {"model": model, "version": "1"}
    records = [
        {"kind": "model_version", **names, "registered_at": at["model_version"],
         "registered_by": "svc-registry", "run_id": run, "artifact_digest": artifact,
         "artifact_uri": f"s3://acme-models/{model}/1/model.safetensors", "risk_tier": "limited",
         "environment_digest": None, "committed_by": "amira", "run_by": "svc-train"},
        {"kind": "evaluation", **names, "evaluated_at": at["evaluation"], "metric": "accuracy",
         "value": 0.875, "dataset_namespace": LAKE, "dataset_name": "eval/holdout",
         "dataset_version": digest("holdout")},
        {"kind": "approval", **names, "approved_at": at["approval"], "approver": "olena"},
        {"kind": "deployment", **names, "deployed_at": at["deployment"], "target": "prod-eu",
         "served_digest": artifact},
    ]  # fmt: skip
    return [r for r in records if end + AFTERWARDS[r["kind"]] < day_end]


def trained(stay, steps):
    """Events and records of one training pod."""
    first, end = stay.first * STEP, stay.end * STEP
    model, artifact = f"{stay.pod}-model", digest("model", stay.run)
    layer = "features" if first >= PREPARED_UNTIL else "raw"
    inputs = [dataset(f"{layer}/{stay.namespace}", digest(layer, stay.namespace))]
    outputs = [dataset(f"models/{model}", artifact)]
    is_over = stay.end < steps
    job = f"train_{stay.namespace}"
    events = events_of(stay.run, job, first, end, is_over, inputs, outputs)
    records = registered(model, stay.run, artifact, end, steps * STEP) if is_over else []
    return list(events), records


def prepared(chance, namespace, steps):
    """Events of the run that makes a namespace's features from its raw data."""
    run = f"{chance.getrandbits(32):08x}-0000-4000-8000-{chance.getrandbits(48):012x}"
    return events_of(
        run, f"prepare_{namespace}", PREPARED_FROM, PREPARED_UNTIL,
        PREPARED_UNTIL < steps * STEP,
        [dataset(f"raw/{namespace}", digest("raw", namespace))],
        [dataset(f"features/{namespace}", digest("features", namespace))],
    )  # fmt: skip


def declared(name):
    return {
        "kind": "declared_source", "namespace": LAKE, "name": name, "owner": "data-platform",
        "licence": "own data", "legal_basis": "contract", "personal_data_class": "none",
        "declared_at": instant(0),
    }  # fmt: skip


def write_lines(path, values):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(value) + "\n" for value in values))
    return len(values)


def write_lineage(folder, seed, nodes, steps):
    """Writes both logs; the number of events and of records."""
    assert KINDS[TRAINING].is_held
    chance = random.Random(f"{seed}/lineage")
    events = [e for name in NAMESPACES for e in prepared(chance, name, steps)]
    records = [declared(f"raw/{name}") for name in NAMESPACES] + [declared("eval/holdout")]
    records.append({"kind": "deployment_log", "covers_from": instant(0),
                    "covers_to": instant(steps * STEP)})  # fmt: skip
    pods = {stay for node in nodes for days in node.stays for stay in days if stay.run}
    for stay in sorted(pods, key=lambda stay: (stay.first, stay.pod)):
        more_events, more_records = trained(stay, steps)
        events += more_events
        records += more_records
    return (
        write_lines(folder / "lineage/events.ndjson", events),
        write_lines(folder / "registry/registry.ndjson", records),
    )

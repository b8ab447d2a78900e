"""The model registry: eight models, one complete and seven each broken at another first link."""

import json

from .clock import at, iso
from .fleet import RUNS
from .openlineage import LAKE, digest
from .output import write_text

HOLDOUT = digest("eval/holdout@3")

# model: (version, risk tier, registered, who commits, who runs, who registers, approver)
MODELS = {
    "atlas-chat": ("7", "high", at(14, "07:57"), "amira", "svc-train", "svc-registry", "olena"),
    "argus-detect": ("3", "high", at(14, "09:00"), "bruno", "svc-train", "svc-registry", "olena"),
    "echo-asr": ("12", "high", at(14, "06:05"), "chidi", "svc-train", "svc-registry", "olena"),
    "parrot-rank": ("5", "high", at(14, "04:05"), "dagny", "svc-train", "svc-registry", "olena"),
    "hydra-seg": ("2", "high", at(14, "11:05"), "emre", "svc-train", "svc-registry", "olena"),
    "sandbox-lm": ("1", None, at(15, "05:05"), "farid", "svc-train", "svc-registry", "farid"),
    "mosaic-rec": ("4", "limited", at(14, "07:05"), "greta", "svc-train", "svc-registry", "olena"),
    "iris-caption": ("1", "high", at(14, "07:05"), "hanna", "svc-train", "svc-registry", "olena"),
}

SOURCES = {
    "raw/crawl": ("data-platform", "CC-BY-4.0", "legitimate interest", "none"),
    "raw/audio": ("speech-data", "proprietary, licence 2025-118", "consent", "voice"),
    "raw/clicks": ("growth-analytics", "own data", "consent", "pseudonymous"),
    "raw/video": ("vision-data", "proprietary, licence 2024-031", "contract", "none"),
}


def artifact(model):
    # echo-asr was registered with the first 16 of 64 digits: too short to identify anything.
    whole = digest("weights " + model)
    return whole[: len("sha256:") + 16] if model == "echo-asr" else whole


def model_version(model):
    version, tier, registered, committer, runner, registrar, _ = MODELS[model]
    return {
        "kind": "model_version",
        "model": model,
        "version": version,
        "registered_at": iso(registered),
        "registered_by": registrar,
        "run_id": RUNS.get(model),
        "artifact_uri": f"s3://acme-models/{model}/{version}/model.safetensors",
        "artifact_digest": artifact(model),
        "risk_tier": tier,
        "environment_digest": digest("image argus-detect") if model == "argus-detect" else None,
        "committed_by": committer,
        "run_by": runner,
    }


def evaluation(model):
    version, _, registered, *_ = MODELS[model]
    # hydra-seg was evaluated only after it had been approved.
    delay = 90 * 60 if model == "hydra-seg" else 20 * 60
    return {
        "kind": "evaluation",
        "model": model,
        "version": version,
        "evaluated_at": iso(registered + delay),
        "metric": "accuracy",
        "value": 0.875,
        "dataset_namespace": LAKE,
        "dataset_name": "eval/holdout",
        "dataset_version": HOLDOUT,
    }


def approval(model):
    version, _, registered, *_, approver = MODELS[model]
    return {
        "kind": "approval",
        "model": model,
        "version": version,
        "approved_at": iso(registered + 3600),
        "approver": approver,
    }


def deployment(model):
    version, _, registered, *_ = MODELS[model]
    served = digest("other weights") if model == "mosaic-rec" else artifact(model)
    return {
        "kind": "deployment",
        "model": model,
        "version": version,
        "deployed_at": iso(registered + 2 * 3600),
        "target": "prod-eu",
        "served_digest": served,
    }


def declared(name):
    owner, licence, basis, personal = SOURCES[name]
    return {
        "kind": "declared_source",
        "namespace": LAKE,
        "name": name,
        "owner": owner,
        "licence": licence,
        "legal_basis": basis,
        "personal_data_class": personal,
        "declared_at": iso(at(14, "00:00")),
    }


def records_of(models):
    return [make(m) for m in models for make in (model_version, evaluation, approval, deployment)]


def lines(records):
    return "".join(json.dumps(r, separators=(",", ":")) + "\n" for r in records)


def write(landing):
    folder = landing / "registry"
    holdout = {
        "kind": "declared_source",
        "namespace": LAKE,
        "name": "eval/holdout",
        "owner": "evaluation",
        "licence": "own data",
        "legal_basis": "contract",
        "personal_data_class": "none",
        "declared_at": iso(at(14, "00:00")),
    }
    first = [declared(name) for name in SOURCES] + [holdout]
    first += [
        {
            "kind": "deployment_log",
            "covers_from": iso(at(14, "00:00")),
            "covers_to": iso(at(15, "00:00")),
        }
    ]
    first += records_of([m for m in MODELS if m != "sandbox-lm"])
    second = [
        {
            "kind": "deployment_log",
            "covers_from": iso(at(15, "00:00")),
            "covers_to": iso(at(15, "24:00")),
        }
    ]
    second += records_of(["sandbox-lm"])
    write_text(folder / "registry-2026-07-14.ndjson", lines(first))
    write_text(folder / "registry-2026-07-15.ndjson", lines(second))

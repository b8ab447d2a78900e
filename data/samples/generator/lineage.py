"""OpenLineage events of a small feature pipeline and of seven training runs."""

import hashlib
import json

from .clock import at, iso
from .fleet import RUNS
from .openlineage import (
    HIVE,
    PRODUCER,
    SPEC,
    column,
    commit,
    dataset,
    digest,
    event,
    facet,
    source,
)
from .output import write_text

PARENT = "7f0e6f1a-0000-4000-8000-00000000000a"
PIPELINE = {
    "clean_crawl": "a0000000-1111-4222-8333-000000000001",
    "tokenize": "a0000000-1111-4222-8333-000000000002",
    "extract_audio": "a0000000-1111-4222-8333-000000000003",
    "rank_features": "a0000000-1111-4222-8333-000000000004",
    "merge_forum": "a0000000-1111-4222-8333-000000000005",
    "cut_frames": "a0000000-1111-4222-8333-000000000006",
    "refresh_embeddings": "a0000000-1111-4222-8333-000000000007",
}


def pair(job, start, end, inputs, outputs, version=None, terminal="COMPLETE", run_facets=None):
    """START and terminal event of a pipeline run; inputs and outputs arrive with the last one."""
    run = PIPELINE[job]
    code = source(job, version or commit(job))
    parent = {
        "parent": facet(
            "1-1-0/ParentRunFacet",
            run={"runId": PARENT},
            job={"namespace": "acme-train", "name": "features_daily"},
        )
    }
    return [
        event("START", start, run, job, run_facets=parent, job_facets=code),
        event(terminal, end, run, job, inputs, outputs, {**parent, **(run_facets or {})}, code),
    ]


def version_of(name):
    return digest(f"{name}@2026-07-14")


def pipeline():
    """Raw snapshots to feature tables, 00:05 to 00:50 on the 14th; one run of another job fails."""
    features = {
        "text": column("clean/crawl", "text"),
        "kept": column("clean/crawl", "score", "INDIRECT"),
    }
    error = {
        "errorMessage": facet(
            "1-0-0/ErrorMessageRunFacet",
            message="java.io.IOException: No space left on device",
            programmingLanguage="JAVA",
        )
    }
    return [
        *pair(
            "clean_crawl",
            at(14, "00:05"),
            at(14, "00:15"),
            [dataset("raw/crawl", "snapshot:4101")],
            [dataset("clean/crawl", version_of("clean/crawl"), symlink=(HIVE, "lake.clean_crawl"))],
        ),
        # The reader names the Hive table; only the symlink says that it is the same data.
        *pair(
            "tokenize",
            at(14, "00:16"),
            at(14, "00:30"),
            [dataset("lake.clean_crawl", version_of("clean/crawl"), HIVE)],
            [dataset("features/tokens", version_of("features/tokens"), columns=features)],
        ),
        *pair(
            "extract_audio",
            at(14, "00:10"),
            at(14, "00:28"),
            [dataset("raw/audio", "snapshot:77")],
            [dataset("features/audio", version_of("features/audio"))],
        ),
        *pair(
            "rank_features",
            at(14, "00:12"),
            at(14, "00:40"),
            [dataset("raw/clicks", "snapshot:90")],
            [dataset("features/rank", version_of("features/rank"))],
        ),
        *pair(
            "merge_forum",
            at(14, "00:20"),
            at(14, "00:45"),
            [dataset("raw/forum_dump", digest("forum"))],
            [dataset("features/forum", version_of("features/forum"))],
        ),
        *pair(
            "cut_frames",
            at(14, "00:11"),
            at(14, "00:50"),
            [dataset("raw/video", "snapshot:12")],
            [dataset("features/frames", version_of("features/frames"))],
        ),
        *pair(
            "refresh_embeddings",
            at(14, "00:20"),
            at(14, "00:22"),
            [],
            [],
            terminal="FAIL",
            run_facets=error,
        ),
    ]


def training(model, start, end, inputs, version=None, branch=None):
    """START and COMPLETE of a training run with parameters and container image."""
    run, job = RUNS[model], f"train_{model.replace('-', '_')}"
    image = {
        "key": "container_image",
        "value": f"registry.acme.example/train/{model}@{digest('image ' + model)}",
        "source": "USER",
    }
    facets = {
        "executionParameters": facet(
            "1-0-0/ExecutionParametersRunFacet",
            parameters=[
                {"key": "seed", "value": "17"},
                {"key": "learning_rate", "value": "0.0003"},
            ],
        ),
        "tags": facet("1-0-0/TagsRunFacet", tags=[image]),
    }
    if model == "mosaic-rec":
        # Explicitly none: that counts as given.
        facets["executionParameters"]["parameters"] = []
    code = source(job, version or commit(model), branch)
    return [
        event("START", start, run, job, inputs, [], facets, code),
        event(
            "COMPLETE",
            end,
            run,
            job,
            inputs,
            [dataset(f"models/{model}", digest("weights " + model))],
            facets,
            code,
        ),
    ]


def trainings():
    tokens = [dataset("features/tokens", version_of("features/tokens"))]
    return {
        "atlas-chat": training("atlas-chat", at(14, "01:00"), at(14, "08:00"), tokens),
        "echo-asr": training(
            "echo-asr",
            at(14, "01:00"),
            at(14, "06:00"),
            [dataset("features/audio", version_of("features/audio"))],
        ),
        # The input has no version.
        "parrot-rank": training(
            "parrot-rank", at(14, "01:00"), at(14, "04:00"), [dataset("features/rank")]
        ),
        # The code version is a branch name.
        "hydra-seg": training(
            "hydra-seg",
            at(14, "01:00"),
            at(14, "11:00"),
            [dataset("features/frames", version_of("features/frames"))],
            version="main",
            branch="main",
        ),
        "mosaic-rec": training(
            "mosaic-rec",
            at(14, "01:00"),
            at(14, "07:00"),
            [dataset("features/rank", version_of("features/rank"))],
        ),
        # raw/forum_dump behind this table has neither a producer nor a declared source.
        "iris-caption": training(
            "iris-caption",
            at(14, "01:00"),
            at(14, "07:00"),
            [dataset("features/forum", version_of("features/forum"))],
        ),
        "sandbox-lm": training("sandbox-lm", at(15, "02:00"), at(15, "05:00"), tokens),
    }


def static_events():
    """A dataset event and a job event: metadata without a run."""
    return [
        {
            "eventTime": iso(at(14, "00:00")),
            "producer": PRODUCER,
            "schemaURL": f"{SPEC}DatasetEvent",
            "dataset": dataset("raw/crawl"),
        },
        {
            "eventTime": iso(at(14, "00:00")),
            "producer": PRODUCER,
            "schemaURL": f"{SPEC}JobEvent",
            "job": {"namespace": "acme-train", "name": "features_daily", "facets": {}},
            "inputs": [],
            "outputs": [],
        },
    ]


def upper(one):
    """The same event as a producer writes it that prints run ids in capitals."""
    return {**one, "run": {**one["run"], "runId": one["run"]["runId"].upper()}}


def is_end_of(one, run):
    return one.get("eventType") == "COMPLETE" and one["run"]["runId"] == run


def lines(events):
    return "".join(json.dumps(e, separators=(",", ":"), sort_keys=False) + "\n" for e in events)


def write(landing):
    folder = landing / "lineage"
    run = trainings()
    first = static_events() + pipeline()
    late, caption = run["sandbox-lm"], run["iris-caption"]
    first.append(caption[0])
    for model in ("atlas-chat", "echo-asr", "parrot-rank", "hydra-seg", "mosaic-rec"):
        first += run[model]
    # echo-asr ends under its run id in capitals; atlas-chat and tokenize are delivered twice;
    # the whole file is out of order.
    first = [upper(e) if is_end_of(e, RUNS["echo-asr"]) else e for e in first]
    doubled = [
        e
        for e in first
        if e.get("run", {}).get("runId") in (RUNS["atlas-chat"], PIPELINE["tokenize"])
    ]
    shuffled = sorted(first, key=lambda e: hashlib.sha256(json.dumps(e).encode()).hexdigest())
    write_text(folder / "openlineage-2026-07-14.ndjson", lines(shuffled + doubled))
    write_text(folder / "openlineage-2026-07-15.ndjson", lines(reversed(late)))
    write_text(folder / "train-iris-caption-complete.json", json.dumps(caption[1], indent=2) + "\n")

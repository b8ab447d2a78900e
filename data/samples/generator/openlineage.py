"""OpenLineage events and facets as their producers write them."""

import hashlib

from .clock import iso

PRODUCER = "https://github.com/OpenLineage/OpenLineage/tree/1.38.0/integration/spark"
SPEC = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/"
FACETS = "https://openlineage.io/spec/facets/"
LAKE, HIVE = "s3://acme-lake", "hive://warehouse.acme.internal:9083"


def digest(text):
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def commit(text):
    return hashlib.sha1(text.encode()).hexdigest()


def facet(kind, **content):
    return {"_producer": PRODUCER, "_schemaURL": f"{FACETS}{kind}.json", **content}


def dataset(name, version=None, namespace=LAKE, symlink=None, columns=None):
    facets = {}
    if version:
        facets["version"] = facet("1-0-1/DatasetVersionDatasetFacet", datasetVersion=version)
    if symlink:
        identifier = {"namespace": symlink[0], "name": symlink[1], "type": "TABLE"}
        facets["symlinks"] = facet("1-0-1/SymlinksDatasetFacet", identifiers=[identifier])
    if columns:
        facets["columnLineage"] = facet("1-2-0/ColumnLineageDatasetFacet", fields=columns)
    return {"namespace": namespace, "name": name, "facets": facets}


def column(source, field, kind="DIRECT"):
    change = {
        "type": kind,
        "subtype": "IDENTITY" if kind == "DIRECT" else "FILTER",
        "description": "",
        "masking": False,
    }
    return {
        "inputFields": [
            {"namespace": LAKE, "name": source, "field": field, "transformations": [change]}
        ]
    }


def event(kind, moment, run, job, inputs=(), outputs=(), run_facets=None, job_facets=None):
    return {
        "eventType": kind,
        "eventTime": iso(moment),
        "producer": PRODUCER,
        "schemaURL": f"{SPEC}RunEvent",
        "run": {"runId": run, "facets": run_facets or {}},
        "job": {"namespace": "acme-train", "name": job, "facets": job_facets or {}},
        "inputs": list(inputs),
        "outputs": list(outputs),
    }


def source(job, version, branch=None):
    content = {
        "type": "git",
        "url": f"https://git.acme.example/ml/{job}",
        "repoUrl": "https://git.acme.example/ml.git",
        "path": job,
        "version": version,
    }
    if branch:
        content["branch"] = branch
    return {"sourceCodeLocation": facet("1-1-0/SourceCodeLocationJobFacet", **content)}

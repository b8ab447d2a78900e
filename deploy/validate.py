#!/usr/bin/env python3
"""Validates the manifests against the schemas of Kubernetes and of the Spark operator, strictly:
an unknown key is an error, whatever its depth."""

import sys
from pathlib import Path

import kubernetes_validate
import yaml
from kubeflow_spark_api.models import SparkV1beta2ScheduledSparkApplication
from kubeflow_spark_api.models import SparkV1beta2SparkApplication
from pydantic import ValidationError

VERSIONS = ("1.29", None)
OPERATOR = {
    "ScheduledSparkApplication": SparkV1beta2ScheduledSparkApplication,
    "SparkApplication": SparkV1beta2SparkApplication,
}


def unknown(given, understood, place=""):
    """The places whose key the schema does not have: what it reads it gives back, and no more."""
    if isinstance(given, dict) and isinstance(understood, dict):
        for key, value in given.items():
            if key not in understood:
                yield f"{place}.{key}"
            else:
                yield from unknown(value, understood[key], f"{place}.{key}")
    if isinstance(given, list) and isinstance(understood, list):
        for number, (one, other) in enumerate(zip(given, understood)):
            yield from unknown(one, other, f"{place}[{number}]")


def of_the_operator(document):
    """What is wrong with a manifest of the Spark operator."""
    if document["apiVersion"] != "sparkoperator.k8s.io/v1beta2" or document["kind"] not in OPERATOR:
        return [f"{document['apiVersion']} {document['kind']} has no schema here"]
    try:
        read = OPERATOR[document["kind"]].model_validate(document)
    except ValidationError as error:
        return [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
    kept = read.model_dump(by_alias=True, exclude_unset=True)
    return [f"{place[1:]}: the schema has no such key" for place in unknown(document, kept)]


def of_kubernetes(document, version):
    """What is wrong with a manifest of Kubernetes' own kinds."""
    try:
        kubernetes_validate.validate(document, version, strict=True)
        return []
    except kubernetes_validate.ValidationError as error:
        return [f"{'.'.join(map(str, error.path))}: {error.message}"]


def faults(document):
    """What it was held against, and what is wrong."""
    if "." in document["apiVersion"].split("/")[0]:
        yield "the Spark operator", of_the_operator(document)
        return
    for version in VERSIONS:
        wanted = version or kubernetes_validate.latest_version()
        yield f"Kubernetes {wanted}", of_kubernetes(document, wanted)


failed = False
for file in sorted(Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent / "kubernetes").glob("*.yaml")):
    for document in yaml.safe_load_all(file.read_text(encoding="utf-8")):
        for schema, wrong in faults(document):
            failed |= bool(wrong)
            print(f"{file.name}: {document['kind']}", "is valid," if not wrong else "is wrong,", schema)
            for line in wrong:
                print(f"  {line}")
sys.exit(failed)

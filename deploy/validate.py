#!/usr/bin/env python3
"""Validates the manifests of Kubernetes against its schemas, strictly: an unknown key is an error."""

import sys
from pathlib import Path

import kubernetes_validate
import yaml

VERSIONS = ("1.29", None)
failed = False
for file in sorted((Path(__file__).parent / "kubernetes").glob("*.yaml")):
    for document in yaml.safe_load_all(file.read_text(encoding="utf-8")):
        if "." in document["apiVersion"].split("/")[0]:
            print(f"{file.name}: {document['kind']} is no kind of Kubernetes' own, not validated")
            continue
        for version in VERSIONS:
            wanted = version or kubernetes_validate.latest_version()
            try:
                kubernetes_validate.validate(document, wanted, strict=True)
                print(f"{file.name}: {document['kind']} is valid, Kubernetes {wanted}")
            except kubernetes_validate.ValidationError as error:
                failed = True
                print(f"{file.name}: {'.'.join(map(str, error.path))}: {error.message}")
sys.exit(failed)

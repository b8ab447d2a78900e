#!/usr/bin/env python3
"""Reads the rules of alerts as Prometheus would, and looks whether their metrics are among those of the manual."""

import re
import sys
from pathlib import Path

import promql_parser
import yaml

HERE = Path(__file__).parent
MANUAL = HERE.parent.parent / "docs" / "operating.md"
known = set(re.findall(r"^\| `(plumbline_\w+)`", MANUAL.read_text(encoding="utf-8"), re.MULTILINE))
failed = not known
rules = yaml.safe_load((HERE / "plumbline-rules.yaml").read_text(encoding="utf-8"))
for group in rules["groups"]:
    for rule in group["rules"]:
        try:
            promql_parser.parse(rule["expr"])
        except ValueError as error:
            failed = True
            print(f"{rule['alert']}: {error}")
            continue
        unknown = set(re.findall(r"plumbline_\w+", rule["expr"])) - known
        failed |= bool(unknown)
        print(f"{rule['alert']}: " + (f"unknown metrics {sorted(unknown)}" if unknown else "is valid"))
sys.exit(failed)

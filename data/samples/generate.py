#!/usr/bin/env python3
"""Rewrites landing/ byte for byte. Python 3.9 or newer, nothing else."""

import shutil
import sys
from pathlib import Path

sys.dont_write_bytecode = True

from generator import billing, lineage, registry, telemetry  # noqa: E402

if __name__ == "__main__":
    landing = Path(__file__).resolve().parent / "landing"
    if landing.exists():
        shutil.rmtree(landing)
    telemetry.write(landing)
    billing.write(landing)
    lineage.write(landing)
    registry.write(landing)

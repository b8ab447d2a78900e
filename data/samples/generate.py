#!/usr/bin/env python3
"""Rewrites landing/ byte for byte. Python 3.9 or newer, nothing else."""

import shutil
from pathlib import Path

from generator import telemetry

if __name__ == "__main__":
    landing = Path(__file__).resolve().parent / "landing"
    if landing.exists():
        shutil.rmtree(landing)
    telemetry.write(landing)

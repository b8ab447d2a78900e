#!/usr/bin/env python3
"""Adds one device to a made fleet's text that is scraped many times as often as the others.

bench/skew.py LANDING [TIMES]: LANDING is …/landing/dcgm of a fleet that bench/run made; TIMES is
100 unless told. The device repeats what GPU 0 of the first machine said.
"""

import gzip
import re
import sys
from pathlib import Path

STEP_MILLISECONDS = 15_000
HOT = "GPU-ffffffff-0000-4000-8000-000000000001"


def scrapes(text):
    """Lines of GPU 0 by instant, without the instant."""
    found = {}
    for line in text.splitlines():
        if line[:1] != "#" and '{gpu="0",' in line:
            line, at = line.rsplit(" ", 1)
            line = re.sub('UUID="[^"]*"', f'UUID="{HOT}"', line).replace('gpu="0"', 'gpu="99"')
            found.setdefault(int(at), []).append(line)
    return found


def main():
    landing, times = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100
    files = sorted(p for p in landing.glob("*.prom.gz") if not p.name.startswith("hot_"))
    first = files[0].name.rsplit("_", 1)[0]
    lines = 0
    for file in files:
        if file.name.rsplit("_", 1)[0] != first:
            continue
        with gzip.open(landing / f"hot_{file.name}", "wt", compresslevel=1) as out:
            for at, said in scrapes(gzip.open(file, "rt").read()).items():
                for copy in range(times):
                    instant = f" {at + copy * STEP_MILLISECONDS // times}\n"
                    out.write(instant.join(said) + instant)
                    lines += len(said)
    print(f"{lines:,} lines of {HOT}")


if __name__ == "__main__":
    main()

"""One program at a time, with what it took."""

import os
import platform
import re
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field

MEBIBYTE = 1024 * 1024


class Stopped(Exception):
    """Why nothing can be measured: problem, cause, remedy."""


@dataclass(frozen=True)
class Measurement:
    """What one run of a program took; steps are its own parts in seconds."""

    wall_seconds: float
    cpu_seconds: float
    peak_mebibytes: float
    written_bytes: int = 0
    steps: dict = field(default_factory=dict)


def measured(command, log, environment=None):
    """Runs a command; its output goes to log. CPU and memory include the programs it started."""
    before = time.monotonic()
    with open(log, "wb") as out:
        process = subprocess.Popen(
            [str(word) for word in command], stdin=subprocess.DEVNULL, stdout=out,
            stderr=subprocess.STDOUT, env={**os.environ, **(environment or {})},
        )  # fmt: skip
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - before
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        lines = log.read_text(errors="replace").splitlines()
        raise Stopped(
            f"problem: {command[0]} ended with {process.returncode}\n"
            + "cause:   " + "\n         ".join(lines[-15:]) + f"\nremedy:  see all of it in {log}"
        )  # fmt: skip
    # Linux counts the peak in KiB, macOS in bytes.
    unit = MEBIBYTE if sys.platform == "darwin" else 1024
    return Measurement(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / MEBIBYTE)


NIGHT_STEP = re.compile(r"^\[ *\d+/\d+\] (\S+) .*?\s(\d+\.\d) s\b")


def steps_of_night(log):
    """Seconds by job, as the night prints them; a job's slices are added."""
    steps = {}
    for line in log.read_text(errors="replace").splitlines():
        found = NIGHT_STEP.match(line)
        if found:
            steps[found[1]] = steps.get(found[1], 0.0) + float(found[2])
    return steps


def cells(log, kind):
    """Cells of the lines that Duck prints with this first word."""
    lines = (line.split("\t") for line in log.read_text(errors="replace").splitlines())
    return [line[1:] for line in lines if line[0] == kind]


def steps_of_peer(log):
    return {name: float(seconds) for name, seconds in cells(log, "step")}


def size(folder):
    """Bytes of all files below a folder."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())


def median(values):
    return statistics.median(values)


def machine():
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return cores, memory


def processor():
    """The processor's name, where the system tells it."""
    try:
        lines = open("/proc/cpuinfo", encoding="utf-8").read().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()

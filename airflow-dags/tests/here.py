"""A real Airflow in a folder of its own, on 127.0.0.1."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
DAGS = REPOSITORY / "airflow-dags"
SAMPLES = REPOSITORY / "data" / "samples" / "plumbline.yaml"
JOBS = json.loads((REPOSITORY / "docs" / "jobs.json").read_text(encoding="utf-8"))
sys.path.append(str(DAGS))
JAR = REPOSITORY / JOBS["program"]["cluster_jar"]


async def told(**details: object) -> None:
    """Who is told of a night that is late."""


def free_port() -> int:
    """A port of the loopback that nobody has."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


class Airflow:
    """Airflow's home, its environment, and its command line."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.dags = folder / "dags"
        self.dags.mkdir(parents=True)
        port = free_port()
        self.environment = {
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "PYTHONDONTWRITEBYTECODE": "1",
            "AIRFLOW_HOME": str(folder),
            "AIRFLOW__CORE__DAGS_FOLDER": str(self.dags),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__CORE__PARALLELISM": "2",
            "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS": "True",
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://127.0.0.1:{port}/execution/",
            "AIRFLOW__API__HOST": "127.0.0.1",
            "AIRFLOW__API__PORT": str(port),
            "AIRFLOW__API__WORKERS": "1",
            "AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL": "10",
            "AIRFLOW__LOGGING__WORKER_LOG_SERVER_PORT": str(free_port()),
            "AIRFLOW__LOGGING__TRIGGER_LOG_SERVER_PORT": str(free_port()),
            **environment,
        }
        self.run("db", "migrate")

    def write(self, *lines: str) -> None:
        """The one DAG file of this Airflow; its lines make a list `dags`."""
        text = [
            '"""The DAGs of plumbline for airflow."""',
            "import sys",
            "from datetime import datetime, timezone",
            f"sys.path.append({str(DAGS)!r})",
            "import plumbline_airflow",
            "from plumbline_airflow import Factory, Settings",
            *lines,
            "globals().update({dag.dag_id: dag for dag in dags})",
        ]
        (self.dags / "lake.py").write_text("\n".join(text) + "\n", encoding="utf-8")
        self.run("dags", "reserialize")

    def run(self, *words: str, code: int = 0, environment: dict[str, str] | None = None) -> str:
        """Runs a command of Airflow's, and gives what it said."""
        ended = subprocess.run(
            ["airflow", *words],
            env={**self.environment, **(environment or {})},
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=900,
            check=False,
        )
        if ended.returncode != code:
            raise AssertionError(f"airflow {' '.join(words)} ended with {ended.returncode}:\n{ended.stdout[-6000:]}")
        return ended.stdout


class Scheduler:
    """All of Airflow's services, as `airflow standalone` starts them."""

    def __init__(self, airflow: Airflow) -> None:
        self.airflow = airflow

    def __enter__(self) -> Scheduler:
        self.log = open(self.airflow.folder / "standalone.log", "wb")
        self.process = subprocess.Popen(
            ["airflow", "standalone"],
            env=self.airflow.environment,
            cwd=self.airflow.folder,
            stdout=self.log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        return self

    def __exit__(self, *failure: object) -> None:
        for how in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self.process.pid, how)
                self.process.wait(timeout=20)
            except (ProcessLookupError, subprocess.TimeoutExpired):
                continue
        self.log.close()

    def until(self, holds, seconds: int) -> None:
        """Waits until something holds."""
        end = time.monotonic() + seconds
        while not holds():
            if self.process.poll() is not None or time.monotonic() > end:
                said = (self.airflow.folder / "standalone.log").read_text(errors="replace")
                raise AssertionError(f"it did not come to that in {seconds} s:\n{said[-6000:]}")
            time.sleep(2)

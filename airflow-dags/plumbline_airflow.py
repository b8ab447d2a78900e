"""Builds Airflow's DAGs of Plumbline from docs/jobs.json: the stages, their commands, what they write.

A DAG file says where Plumbline is and what for (plumbline_dags.py is one), and this does the rest:

1. A stage is one task. Its command, words and tables come from jobs.json.
2. Only what jobs.json calls worth a retry is tried again: 5 (storage) and 143 (told to end, as when a
   worker is drained). A configuration, a gate, bad input or a bug fail at once, whatever `retries` says.
3. One run at a time: a lake has one writer. Two of them would not harm it, the second would end with 5.
4. What is published is an asset per gold table. A DAG of BI waits for it by `schedule=[published(...)]`.

Works with Airflow 3.1 and newer; from 3.3 on the reason of a retry stands at the task.
"""

from __future__ import annotations

import json
import os
import re
import shlex
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.standard.sensors.filesystem import FileSensor
from airflow.sdk import DAG, AsyncCallback, Asset, CronDataIntervalTimetable, DeadlineAlert, DeadlineReference, Param
from airflow.sdk.exceptions import AirflowFailException

try:
    from airflow.sdk import RetryDecision, RetryPolicy
except ImportError:  # before Airflow 3.3
    RetryPolicy = None

DATE = (
    "{% if dag_run.run_type == 'backfill' %}--date={{ ds }}"
    "{% elif params.date %}--date={{ params.date }}{% endif %}"
)
"""A backfill of Airflow's computes its own date; any other run whatever needs it, or the date asked for."""

EXIT_CODES = (
    re.compile(r"spark exit code is: (\d+)"),
    re.compile(r"(?:[Ee]rror code is: |exit code )(-?\d+)"),
)
"""How the operators say it; of a driver in a pod the pod's own, before that of spark-submit."""


@dataclass(frozen=True)
class Settings:
    """Where Plumbline is and how it runs.

    home          its folder, which has docs/jobs.json and the launcher
    config        the configuration, a path or URI that the workers can read
    lake          overrides the configuration's
    runner        'launcher': ./plumbline on the worker; 'submit': ./plumbline submit on the worker, which waits
                  and ends with the exit code that the driver leaves, also where that is in the cluster; 'spark':
                  spark-submit by a connection, in client mode (of a driver in the cluster it learns no exit code)
    submit        the options of ./plumbline submit, as in a shell: --master spark://HOST:7077 --deploy-mode cluster
    schedule      of the night, a cron line in UTC; the night of a date begins when the date is over
    start, end    no night is begun before, or after; a backfill may go back as far as start
    ready         a file, or a pattern of files, that is there when the landing of the night is complete;
                  templates are filled in ({{ ds }} is the night's date); none: nothing is waited for
    ready_hours   how long it is waited for
    retries       after exit code 5, ten minutes apart, then twenty, then forty
    deadline      after the time it was due, how long until somebody is told that the night is not done
    tell          who is told: the dotted path of an async function or notifier; none: nobody
    """

    home: str
    config: str
    lake: str = ""
    prefix: str = "plumbline"
    owner: str = "plumbline"
    runner: str = "launcher"
    submit: str = ""
    schedule: str = "0 4 * * *"
    maintain: str = "0 9 * * 0"
    start: datetime = datetime(2026, 1, 1, tzinfo=timezone.utc)
    end: datetime | None = None
    ready: str = ""
    ready_hours: float = 6
    pool: str = "default_pool"
    retries: int = 3
    retry_minutes: float = 10
    deadline: timedelta = timedelta(hours=4)
    tell: str = ""
    spark_connection: str = "spark_default"
    spark: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.runner not in ("launcher", "submit", "spark"):
            raise ValueError(f"runner: {self.runner!r} is none of 'launcher', 'submit' and 'spark'")
        if (self.runner == "submit") != bool(self.submit):
            raise ValueError("submit: its options, --master first, are for the runner 'submit', which needs them")
        for name in ("home", "config"):
            if not getattr(self, name):
                raise ValueError(f"{name}: where is it? Set PLUMBLINE_{name.upper()} or say it in the DAG file")

    @classmethod
    def of_environment(cls, **given: Any) -> Settings:
        """What PLUMBLINE_HOME, _CONFIG, _LAKE, _RUNNER, _SUBMIT, _READY, _POOL and _SCHEDULE say, and what is given."""
        names = ("home", "config", "lake", "runner", "submit", "ready", "pool", "schedule")
        told = {name: os.environ.get(f"PLUMBLINE_{name.upper()}") for name in names}
        known = {name: value for name, value in told.items() if value}
        return cls(**{"home": "", "config": "", **known, **given})


def jobs(home: str) -> dict[str, Any]:
    """The stages, jobs and exit codes as the program of that folder describes itself."""
    return json.loads((Path(home) / "docs" / "jobs.json").read_text(encoding="utf-8"))


def published(table: str, prefix: str = "plumbline") -> Asset:
    """The asset of a gold table: updated when a night is published."""
    return Asset(name=f"{prefix}.{table}", uri=f"plumbline://{prefix}/{table.replace('.', '/')}")


def exit_code(exception: BaseException) -> int | None:
    """The program's exit code, from what the operators say of it."""
    for words in EXIT_CODES:
        found = words.search(str(exception))
        if found:
            code = int(found.group(1))
            # A process that a signal ended: as a shell counts it.
            return 128 - code if code < 0 else code
    return None


class LandingSensor(FileSensor):
    """Waits for a file without a connection: the pattern is a path of the worker."""

    @property
    def path(self) -> str:
        """Where it looks."""
        return self.filepath


class _FailsUnlessWorthIt:
    """For versions of Airflow without retry policies: what a retry cannot mend fails at once."""

    worth: frozenset[int] | None = None
    """The exit codes that are worth a retry; none where a policy decides."""

    def execute(self, context: Any) -> Any:
        """Runs it."""
        try:
            return super().execute(context)
        except AirflowFailException:
            raise
        except Exception as failure:
            if self.worth is None or exit_code(failure) in self.worth:
                raise
            raise AirflowFailException(str(failure)) from failure


class LauncherOperator(_FailsUnlessWorthIt, BashOperator):
    """Runs ./plumbline on the worker."""


class SubmitOperator(_FailsUnlessWorthIt, SparkSubmitOperator):
    """Runs the same main class by spark-submit; an argument that comes out empty is none."""

    def execute(self, context: Any) -> Any:
        """Runs it."""
        self.application_args = [word for word in self.application_args or [] if word]
        return super().execute(context)


if RetryPolicy is not None:

    class WorthARetry(RetryPolicy):
        """Retries what ended with one of these exit codes, and nothing else."""

        def __init__(self, codes: dict[int, str], worth: frozenset[int]) -> None:
            self.codes = codes
            self.worth = worth

        def evaluate(self, exception, try_number, max_tries, context=None) -> RetryDecision:
            """Decides by the exit code."""
            code = exit_code(exception)
            reason = f"exit code {code}: {self.codes.get(code, 'unknown')}" if code else str(exception)[:200]
            return RetryDecision.retry(reason=reason) if code in self.worth else RetryDecision.fail(reason=reason)

        def serialize(self) -> dict[str, Any]:
            """What of it is worth showing."""
            return {"worth": sorted(self.worth)}


class Factory:
    """Builds the DAGs of one lake."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.jobs = jobs(settings.home)
        self.codes = {one["code"]: one["meaning"] for one in self.jobs["exit_codes"]}
        self.worth = frozenset(one["code"] for one in self.jobs["exit_codes"] if one["retry"])

    def dags(self) -> list[DAG]:
        """All of them."""
        return [self.nightly(), self.backfill(), self.maintain()]

    def nightly(self) -> DAG:
        """The stages, one after the other; gold is shown by the last."""
        settings = self.settings
        param = Param(None, type=["null", "string"], format="date", description="Only this date (UTC).")
        with self._dag(
            "nightly",
            "Metric dumps, bills and logs of a night become published tables and a report.",
            schedule=CronDataIntervalTimetable(settings.schedule, timezone="UTC"),
            params={"date": param},
            deadline=self._deadline(),
        ) as dag:
            before = self._landing() if settings.ready else None
            for stage in self.jobs["stages"]:
                task = self._task(stage["name"], [*stage["command"], DATE], stage["doc"])
                if stage is self.jobs["stages"][-1]:
                    task.outlets.extend(
                        published(table, settings.prefix) for table in stage["writes"] if table.startswith("gold.")
                    )
                if before is not None:
                    before >> task
                before = task
        return dag

    def backfill(self) -> DAG:
        """Dates between two, in one task that goes on where it was stopped."""
        day = {"type": "string", "format": "date"}
        with self._dag(
            "backfill",
            "Computes the dates from one to another anew; a retry goes on where it stopped.",
            schedule=None,
            params={"from": Param(description="First date.", **day), "to": Param(description="Last date.", **day)},
        ) as dag:
            words = ["nightly", "--from={{ params['from'] }}", "--to={{ params['to'] }}"]
            self._task("backfill", words, "The dates in order, each published by itself.")
        return dag

    def maintain(self) -> DAG:
        """Looks after the lake once a week."""
        with self._dag(
            "maintain",
            "Keeps an old lake as fast and as small as a young one.",
            schedule=self.settings.maintain,
        ) as dag:
            self._task("maintain", ["maintain"], "Small files, files that no version needs, checkpoints, logs.")
        return dag

    def _dag(self, name: str, description: str, **more: Any) -> DAG:
        settings = self.settings
        return DAG(
            dag_id=f"{settings.prefix}_{name}",
            description=description,
            doc_md=f"{description}\n\nConfiguration: `{settings.config}`. Exit codes: "
            + "; ".join(f"{code} {meaning}" for code, meaning in self.codes.items())
            + ".",
            start_date=settings.start,
            end_date=settings.end,
            catchup=False,
            max_active_runs=1,
            tags=["plumbline"],
            default_args={"owner": settings.owner, "pool": settings.pool},
            **more,
        )

    def _deadline(self) -> Any:
        if not self.settings.tell:
            return None
        return DeadlineAlert(
            reference=DeadlineReference.DAGRUN_QUEUED_AT,
            interval=self.settings.deadline,
            callback=AsyncCallback(self.settings.tell),
        )

    def _landing(self) -> LandingSensor:
        return LandingSensor(
            task_id="landing",
            filepath=self.settings.ready,
            deferrable=True,
            poke_interval=60,
            timeout=self.settings.ready_hours * 3600,
            doc_md="Waits until the landing of the night is complete.",
        )

    def _task(self, name: str, words: list[str], doc: str) -> Any:
        settings = self.settings
        words = words + ["--config", settings.config] + (["--lake", settings.lake] if settings.lake else [])
        common = {
            "task_id": name,
            "doc_md": doc,
            "retries": settings.retries,
            "retry_delay": timedelta(minutes=settings.retry_minutes),
            "retry_exponential_backoff": True,
        }
        if RetryPolicy is not None:
            common["retry_policy"] = WorthARetry(self.codes, self.worth)
        task = self._submitted(words, common) if settings.runner == "spark" else self._launched(words, common)
        task.worth = self.worth if RetryPolicy is None else None
        return task

    def _launched(self, words: list[str], common: dict[str, Any]) -> LauncherOperator:
        launcher = str(Path(self.settings.home) / self.jobs["program"]["launcher"])
        if self.settings.runner == "submit":
            words = ["submit", *shlex.split(self.settings.submit), "--", *words]
        # What Airflow fills in reaches the shell as a value and is never read as its language.
        filled = {f"PLUMBLINE_WORD_{at}": word for at, word in enumerate(words) if "{" in word}
        command = ["exec", shlex.quote(launcher)]
        for at, word in enumerate(words):
            name = f"PLUMBLINE_WORD_{at}"
            command.append(f'${{{name}:+"${name}"}}' if name in filled else shlex.quote(word))
        return LauncherOperator(bash_command=" ".join(command), env=filled, append_env=True, **common)

    def _submitted(self, words: list[str], common: dict[str, Any]) -> SubmitOperator:
        program = self.jobs["program"]
        return SubmitOperator(
            application=str(Path(self.settings.home) / program["cluster_jar"]),
            java_class=program["main_class"],
            name=f"{self.settings.prefix}-{common['task_id']}",
            conn_id=self.settings.spark_connection,
            application_args=words,
            **{**self.settings.spark, **common},
        )

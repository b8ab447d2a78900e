"""A backfill of two dates by a real scheduler."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from here import JAR, JOBS, REPOSITORY, SAMPLES, Airflow, Scheduler

DATES = ("2026-07-14", "2026-07-15")
RUNS = ("ingest.csv", "journal.csv", "publications.csv", "quality.csv")
CHECKS = "Checks without rows"


@unittest.skipUnless("SPARK_HOME" in os.environ, "SKIPPED: no Spark distribution in SPARK_HOME")
class SchedulerTest(unittest.TestCase):
    """The services run, the dates are computed one after the other, and the figures are those of one night."""

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="airflow-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)

    def submit(self, lake, *words):
        spark = Path(os.environ["SPARK_HOME"]) / "bin" / "spark-submit"
        main = JOBS["program"]["main_class"]
        command = [spark, "--master", "local[2]", "--class", main, JAR, *words]
        subprocess.run([*command, "--config", SAMPLES, "--lake", lake], check=True, cwd=self.folder)

    def figures(self, lake):
        """The exact figures of the newest date, as they lie beside the report, without what tells of the runs."""
        folder = lake / "reports" / DATES[-1]
        return {
            file.name: [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith(CHECKS)]
            for file in sorted(folder.glob("*.csv"))
            if file.name not in RUNS
        }

    def test_a_backfill_publishes_what_one_night_publishes(self):
        lake = self.folder / "lake"
        connection = {"conn_type": "spark", "host": "local[2]", "extra": {"deploy-mode": "client"}}
        airflow = Airflow(self.folder / "airflow", AIRFLOW_CONN_SPARK_DEFAULT=json.dumps(connection))
        airflow.environment["PATH"] = f"{os.environ['SPARK_HOME']}/bin:{airflow.environment['PATH']}"
        airflow.write(
            f"settings = Settings({str(REPOSITORY)!r}, {str(SAMPLES)!r}, {str(lake)!r}, runner='spark',",
            "    start=datetime(2026, 7, 1, tzinfo=timezone.utc), end=datetime(2026, 7, 20, tzinfo=timezone.utc))",
            "dags = Factory(settings).dags()",
        )
        with Scheduler(airflow) as scheduler:
            scheduler.until(lambda: self.is_known(airflow), 120)
            airflow.run("dags", "unpause", "plumbline_nightly")
            bounds = ("--from-date", DATES[0], "--to-date", "2026-07-16", "--max-active-runs", "1")
            airflow.run("backfill", "create", "--dag-id", "plumbline_nightly", *bounds)
            scheduler.until(lambda: self.states(airflow) == ["success", "success"], 900)
        once = self.folder / "once"
        self.submit(once, "nightly")
        self.assertGreater(len(self.figures(once)), 5)
        self.assertEqual(self.figures(once), self.figures(lake))

    def is_known(self, airflow):
        return "plumbline_nightly" in airflow.run("dags", "list", "--output", "plain")

    def states(self, airflow):
        said = airflow.run("dags", "list-runs", "plumbline_nightly", "--output", "json")
        runs = json.loads(said[said.index("[{") :] if "[{" in said else "[]")
        states = [run["state"] for run in runs if run["run_id"].startswith("backfill")]
        if "failed" in states:
            raise AssertionError(said)
        return states


if __name__ == "__main__":
    unittest.main()

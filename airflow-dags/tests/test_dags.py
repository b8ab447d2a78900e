"""The DAGs as Airflow reads and runs them."""

import json
import os
import shutil
import tempfile
import unittest
from datetime import timedelta
from pathlib import Path

from here import DAGS, JAR, JOBS, REPOSITORY, SAMPLES, Airflow

STUB = """#!/bin/sh
# Says what it was called with; the stage of BROKEN ends with CODE, at first or always.
cd "$(dirname "$0")" && echo "$*" >>calls
case "$* " in *"run $BROKEN "*) ;; *) exit 0 ;; esac
[ "$(grep -c "run $BROKEN" calls)" -gt "${TIMES:-9}" ] && exit 0
exit "$CODE"
"""


SUBMIT = "--master spark://master:7077 --deploy-mode cluster --conf 'spark.a=b c'"


class ParsedTest(unittest.TestCase):
    """What stands in the DAG bag."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="airflow-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def bag(self, **environment):
        told = {"PLUMBLINE_HOME": str(REPOSITORY), "PLUMBLINE_CONFIG": str(SAMPLES), **environment}
        os.environ.update(told)
        self.addCleanup(lambda: [os.environ.pop(name, None) for name in told])
        os.environ["AIRFLOW_HOME"] = str(self.folder / "airflow")
        from airflow.dag_processing.dagbag import DagBag

        return DagBag(str(DAGS))

    def test_are_read_without_a_warning(self):
        bag = self.bag()
        self.assertEqual(({}, {}), (bag.import_errors, bag.captured_warnings))
        self.assertEqual({"plumbline_nightly", "plumbline_backfill", "plumbline_maintain"}, set(bag.dag_ids))

    def test_the_graph_is_that_of_jobs_json(self):
        for runner, submit in (("launcher", ""), ("submit", SUBMIT), ("spark", "")):
            nightly = self.bag(PLUMBLINE_RUNNER=runner, PLUMBLINE_SUBMIT=submit).dags["plumbline_nightly"]
            stages = [stage["name"] for stage in JOBS["stages"]]
            self.assertEqual(stages, [task.task_id for task in nightly.topological_sort()])
            for name, following in zip(stages, stages[1:] + [None]):
                expected = {following} if following else set()
                self.assertEqual(expected, nightly.get_task(name).downstream_task_ids, name)

    def test_the_landing_is_waited_for_without_a_worker(self):
        nightly = self.bag(PLUMBLINE_READY="/landing/{{ ds }}/_SUCCESS").dags["plumbline_nightly"]
        landing = nightly.get_task("landing")
        self.assertTrue(landing.deferrable)
        self.assertEqual({"ingest"}, landing.downstream_task_ids)

    def test_what_is_published_is_an_asset_for_each_gold_table(self):
        nightly = self.bag().dags["plumbline_nightly"]
        gold = {f"plumbline.{name}" for name in JOBS["stages"][-1]["writes"] if name.startswith("gold.")}
        self.assertGreater(len(gold), 8)
        self.assertEqual(gold, {asset.name for asset in nightly.get_task("publish").outlets})
        for name in ("ingest", "build", "assess"):
            self.assertEqual([], nightly.get_task(name).outlets)

    def test_a_night_that_is_late_is_told(self):
        from plumbline_airflow import Factory, Settings

        told = Settings(str(REPOSITORY), str(SAMPLES), tell="here.told", deadline=timedelta(hours=3))
        (alert,) = Factory(told).nightly().deadline
        self.assertEqual((timedelta(hours=3), "here.told"), (alert.interval, alert.callback.path))
        self.assertFalse(Factory(Settings(str(REPOSITORY), str(SAMPLES))).nightly().deadline)

    def test_every_task_has_an_owner_words_and_retries_only_what_a_retry_mends(self):
        from plumbline_airflow import exit_code

        codes = {one["code"]: one["retry"] for one in JOBS["exit_codes"] if one["code"]}
        self.assertEqual([5, 143], [code for code, retry in codes.items() if retry])
        told = "Error code is: 1. Kubernetes spark exit code is: 5"
        self.assertEqual((5, 143, 137, None), tuple(map(exit_code, (told, "exit code -15.", "exit code -9.", "?"))))
        for dag in self.bag().dags.values():
            for task in dag.tasks:
                self.assertEqual("plumbline", task.owner)
                self.assertTrue(task.doc_md)
                for code, retry in codes.items():
                    for words in ("The command returned a non-zero exit code %d.", "Error code is: %d."):
                        failure = RuntimeError(words % code)
                        self.assertEqual(code, exit_code(failure))
                        action = task.retry_policy.evaluate(failure, 1, 3).action.value
                        self.assertEqual("retry" if retry else "fail", action, code)

    def test_a_runner_that_submits_says_to_whom(self):
        for runner, submit in (("submit", ""), ("launcher", SUBMIT)):
            bag = self.bag(PLUMBLINE_RUNNER=runner, PLUMBLINE_SUBMIT=submit)
            self.assertIn("submit: its options, --master first, are for the runner", str(bag.import_errors))

    def test_what_is_missing_is_said(self):
        bag = self.bag(PLUMBLINE_CONFIG="")
        self.assertEqual([], list(bag.dag_ids))
        self.assertIn("config: where is it? Set PLUMBLINE_CONFIG", str(bag.import_errors))


class RunTest(unittest.TestCase):
    """A night as `airflow dags test` runs it."""

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="airflow-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.home = cls.folder / "home"
        (cls.home / "docs").mkdir(parents=True)
        shutil.copy(REPOSITORY / "docs" / "jobs.json", cls.home / "docs")
        launcher = cls.home / "plumbline"
        launcher.write_text(STUB)
        launcher.chmod(0o755)
        cls.lake = cls.folder / "lake"
        cls.airflow = Airflow(cls.folder / "airflow")
        here = f"home={str(cls.home)!r}, config=\"it's; here.yaml\", retry_minutes=0.01"
        samples = f"home={str(REPOSITORY)!r}, config={str(SAMPLES)!r}, lake={str(cls.lake)!r}"
        cls.airflow.write(
            f"dags = Factory(Settings({here})).dags()",
            f"dags += Factory(Settings({samples}, runner='spark', prefix='samples')).dags()",
            f"dags += Factory(Settings({here}, prefix='inside', runner='submit', submit={SUBMIT!r})).dags()",
            "plumbline_airflow.RetryPolicy = None",
            f"dags += Factory(Settings({here}, prefix='older')).dags()",
        )

    def setUp(self):
        (self.home / "calls").write_text("")

    def calls(self):
        return (self.home / "calls").read_text().splitlines()

    def night(self, stub_code, times=9, dag="plumbline_nightly", code=1):
        told = {"BROKEN": "build", "CODE": str(stub_code), "TIMES": str(times)}
        self.airflow.run("dags", "test", dag, "2026-07-15", code=code, environment=told)
        return [call.split()[1] for call in self.calls()]

    def test_a_wrong_configuration_is_not_tried_again(self):
        self.assertEqual(["ingest", "build"], self.night(2))

    def test_failed_storage_is(self):
        self.assertEqual(["ingest", "build", "build", "assess", "publish"], self.night(5, times=1, code=0))

    def test_nor_is_a_wrong_configuration_where_airflow_has_no_policies(self):
        self.assertEqual(["ingest", "build"], self.night(2, dag="older_nightly"))

    def test_a_parameter_reaches_the_program_as_one_word(self):
        given = json.dumps({"from": "2026-07-14", "to": "2026-07-15"})
        self.airflow.run("dags", "test", "plumbline_backfill", "2026-07-15", "--conf", given)
        self.assertEqual(["nightly --from=2026-07-14 --to=2026-07-15 --config it's; here.yaml"], self.calls())

    def test_a_driver_in_the_cluster_is_waited_for_and_its_exit_code_decides(self):
        submitted = "submit --master spark://master:7077 --deploy-mode cluster --conf spark.a=b c -- run "
        self.night(5, times=1, dag="inside_nightly", code=0)
        expected = [f"{submitted}{stage} --config it's; here.yaml" for stage in ("ingest", "build", "build")]
        self.assertEqual(expected, self.calls()[:3])
        self.assertEqual(5, len(self.calls()))

    def test_nor_is_a_gate_of_such_a_driver(self):
        self.night(3, dag="inside_nightly")
        self.assertEqual(2, len(self.calls()))

    def test_a_parameter_that_is_no_date_is_refused(self):
        given = json.dumps({"from": "2026-07-14", "to": "$(touch x)"})
        said = self.airflow.run("dags", "test", "plumbline_backfill", "2026-07-15", "--conf", given, code=1)
        self.assertIn("'$(touch x)' is not a 'date'", said)
        self.assertEqual([], self.calls())

    @unittest.skipUnless("SPARK_HOME" in os.environ, "SKIPPED: no Spark distribution in SPARK_HOME")
    def test_the_samples_are_published_by_spark_submit(self):
        self.assertTrue(JAR.exists(), f"{JAR} is made by mvn package")
        connection = {"conn_type": "spark", "host": "local[2]", "extra": {"deploy-mode": "client"}}
        told = {
            "AIRFLOW_CONN_SPARK_DEFAULT": json.dumps(connection),
            "PATH": f"{os.environ['SPARK_HOME']}/bin:{self.airflow.environment['PATH']}",
        }
        self.airflow.run("dags", "test", "samples_nightly", "2026-07-15", environment=told)
        report = self.lake / "reports" / "2026-07-15" / "report.html"
        self.assertIn("2026-07-15", report.read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()

"""The DAGs of Plumbline for Airflow. Copy this folder among your DAGs, and say here what is yours.

A second lake: a second `Factory` with another `prefix`.
"""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))

from plumbline_airflow import Factory, Settings  # noqa: E402

# PLUMBLINE_HOME and PLUMBLINE_CONFIG in the environment of Airflow, or home= and config= here.
for dag in Factory(Settings.of_environment()).dags():
    globals()[dag.dag_id] = dag

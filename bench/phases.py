"""What a night's seconds went into, from Spark's event log. README.md defines each phase."""

import json

PHASES = ("read", "shuffle", "write", "gate", "commit", "planning", "idle")
PREFIX = "SparkListener"
SQL_PREFIX = "org.apache.spark.sql.execution.ui.SparkListenerSQLExecution"


def phase_of(stage, bytes_read, bytes_written):
    """A stage's phase: from who asked for it, else from where its rows come from and go to."""
    asked = stage["Details"]
    if "com.amazon.deequ" in asked:
        return "gate"
    if "dev.plumbline.storage.LandingReader" in asked:
        return "read"
    writes = "OptimisticTransaction.writeFiles" in asked and "sql.delta.Snapshot" not in asked
    if "org.apache.spark.sql.delta" in asked and not writes:
        return "commit"
    if bytes_written:
        return "write"
    return "read" if bytes_read else "shuffle"


def log_events(folder):
    for path in sorted(folder.glob("*")):
        with open(path, encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def intervals(folder):
    """Stretches of tasks and of queries in milliseconds: (start, end, phase)."""
    stages, tasks, queries, found = {}, [], {}, []
    for event in log_events(folder):
        kind = event["Event"]
        if kind == f"{PREFIX}StageSubmitted":
            stages[event["Stage Info"]["Stage ID"]] = [event["Stage Info"], 0, 0]
        elif kind == f"{PREFIX}TaskEnd":
            info, metrics = event["Task Info"], event.get("Task Metrics") or {}
            tasks.append((info["Launch Time"], info["Finish Time"], event["Stage ID"]))
            stage = stages[event["Stage ID"]]
            stage[1] += metrics.get("Input Metrics", {}).get("Bytes Read", 0)
            stage[2] += metrics.get("Output Metrics", {}).get("Bytes Written", 0)
        elif kind == f"{SQL_PREFIX}Start":
            queries[event["executionId"]] = event["time"]
        elif kind == f"{SQL_PREFIX}End" and event["executionId"] in queries:
            found.append((queries.pop(event["executionId"]), event["time"], "planning"))
    found += [(start, end, phase_of(*stages[stage])) for start, end, stage in tasks]
    return found


def phases_of(folder, began, ended):
    """Shares of the time between two instants in seconds; they add up to 1."""
    begin, end = began * 1000, ended * 1000
    edges = [(begin, 0, "idle"), (end, 0, "idle")]
    for start, stop, phase in intervals(folder):
        edges += [(start, 1, phase), (stop, -1, phase)]
    edges.sort()
    running, spent, before = dict.fromkeys(PHASES, 0), dict.fromkeys(PHASES, 0.0), begin
    for at, change, phase in edges:
        tasks = {p: n for p, n in running.items() if n and p != "planning"}
        waiting = "planning" if running["planning"] else "idle"
        # Tasks that run side by side share the moment; a query without a task plans.
        for each, count in (tasks or {waiting: 1}).items():
            spent[each] += max(0, at - before) * count / sum(tasks.values() or [1])
        before = max(before, at)
        running[phase] += change
    return {phase: milliseconds / (end - begin) for phase, milliseconds in spent.items()}

"""A fleet's telemetry in one of three formats, one file per node and hour.

The cost of writing it is kept low: what a scrape prints is one template as long as the same pods
are on the machine; values and instants are filled in.
"""

import gzip
import itertools
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timezone

from fleet import COUNTERS, DATE, MODEL, STEP, Node

DRIVER = "570.133.20"


def bus(gpu):
    return f"00000000:{0x1B + 9 * gpu:02X}:00.0"


class Exposition:
    """Text as dcgm-exporter prints it, with the labels of the pod that holds a GPU."""

    suffix, head = ".prom.gz", ""

    @staticmethod
    def labels(node, gpu, stay):
        text = (
            f'gpu="{gpu}",UUID="{node.uuids[gpu]}",pci_bus_id="{bus(gpu)}",'
            f'device="nvidia{gpu}",modelName="{MODEL}",Hostname="{node.name}",'
            f'DCGM_FI_DRIVER_VERSION="{DRIVER}"'
        )
        if stay.pod:
            text += f',container="main",namespace="{stay.namespace}",pod="{stay.pod}"'
        if stay.run:
            text += f',label_run_id="{stay.run}"'
        return text

    @classmethod
    def template(cls, node, now):
        labels = [cls.labels(node, gpu, stay).replace("%", "%%") for gpu, stay in enumerate(now)]
        parts = []
        for name, kind, what in COUNTERS:
            parts.append(f"# HELP {name} {what.replace('%', '%%')}\n# TYPE {name} {kind}\n")
            parts.extend(f"{name}{{{text}}} %s @\n" for text in labels)
        return "".join(parts)

    @staticmethod
    def values(rows):
        return tuple(itertools.chain.from_iterable(zip(*rows)))

    @staticmethod
    def instant(milliseconds):
        return str(milliseconds)


class Smi:
    """The log of nvidia-smi --query-gpu=… --format=csv -l 15 on each machine, clocks in UTC."""

    suffix = ".csv.gz"
    head = (
        "timestamp, index, name, uuid, pci.bus_id, driver_version, clocks.current.sm [MHz],"
        " temperature.gpu, power.draw [W], power.limit [W], utilization.gpu [%],"
        " utilization.memory [%], utilization.encoder [%], utilization.decoder [%],"
        " memory.free [MiB], memory.used [MiB]\n"
    )

    @staticmethod
    def template(node, now):
        return "".join(
            f"@, {gpu}, {MODEL}, {node.uuids[gpu]}, {bus(gpu)}, {DRIVER}, %s MHz, %s, %s W, %s W,"
            " %s %%, %s %%, %s %%, %s %%, %s MiB, %s MiB\n"
            for gpu in range(len(now))
        )

    @staticmethod
    def values(rows):
        # Neither energy nor XID, and no profiling counters.
        picked = ((*row[:4], *row[5:9], *row[10:12]) for row in rows)
        return tuple(itertools.chain.from_iterable(picked))

    @staticmethod
    def instant(milliseconds):
        at = datetime.fromtimestamp(milliseconds // 1000, timezone.utc)
        return f"{at:%Y/%m/%d %H:%M:%S}.{milliseconds % 1000:03d}"


class Tidy:
    """A table of our own as CSV, which DuckDB turns into Parquet."""

    suffix = ".csv.gz"
    head = ",".join(
        ("ts_ms", "host", "gpu_uuid", "model", "gpu", "pod", "namespace", "label_run_id")
        + tuple(name for name, _, _ in COUNTERS)
    ) + "\n"  # fmt: skip

    @staticmethod
    def template(node, now):
        more = ",%s" * len(COUNTERS)
        return "".join(
            f"@,{node.name},{node.uuids[gpu]},{MODEL},{gpu},{stay.pod},{stay.namespace},{stay.run}"
            f"{more}\n"
            for gpu, stay in enumerate(now)
        )

    values = staticmethod(lambda rows: tuple(itertools.chain.from_iterable(rows)))
    instant = staticmethod(str)


FORMATS = {"text": Exposition, "nvidia-smi": Smi, "parquet": Tidy}


def write_hour(path, texts):
    """Level 1: what real exporters' text is packed with hardly matters, how long it takes does."""
    content = "".join(texts).encode()
    with open(path, "wb") as out:
        with gzip.GzipFile("", "wb", 1, out, mtime=0) as packed:
            packed.write(content)
    return len(content), path.stat().st_size, content.count(b"\n")


def write_node(folder, name, seed, number, steps):
    """Writes a node's files; (bytes of text, bytes of files, lines, readings)."""
    node, printed = Node(seed, number, steps), FORMATS[name]
    of_hour = 3600 // STEP
    texts = [[printed.head] for _ in range(-(-steps // of_hour))]
    now, template, readings = None, "", 0
    for step, milliseconds, stays, rows in node.scrapes(steps):
        if stays is not now:
            now, template = stays, printed.template(node, stays)
        values = printed.values(rows)
        readings += len(values)
        text = (template % values).replace("@", printed.instant(milliseconds))
        texts[step // of_hour].append(text)
    written = [
        write_hour(folder / f"{node.name}_{DATE}T{hour:02d}{printed.suffix}", each)
        for hour, each in enumerate(texts)
    ]
    return (*(sum(column) for column in zip(*written)), readings)


def write_telemetry(folder, name, seed, nodes, hours, processes):
    """Writes the telemetry of all nodes; the sums of write_node over them."""
    folder.mkdir(parents=True)
    steps = hours * 3600 // STEP
    with ProcessPoolExecutor(processes) as pool:
        waiting = [pool.submit(write_node, folder, name, seed, n, steps) for n in range(nodes)]
        return [sum(column) for column in zip(*(each.result() for each in waiting))]

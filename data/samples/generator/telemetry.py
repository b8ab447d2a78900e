"""The telemetry part of the landing folder."""

from . import fleet
from .clock import DAY, END, HOUR, at, milliseconds, moment
from .exporter import Exporter, Quirks, every
from .exposition import FULL, GRAPHICS_ONLY, NAMES, UTILIZATION_ONLY, WITH_PIPES, Style, labels_of
from .output import write_gzip, write_text

STYLES = {
    "a": Style(WITH_PIPES),
    "b": Style(FULL, order="empty-labels"),
    "c": Style(FULL, renamed=True, host_label="hostname", order="host-first"),
    "d1": Style(UTILIZATION_ONLY, driver="550.90.07"),
    "d2": Style(GRAPHICS_ONLY, driver="580.105.08"),
    "e1": Style(FULL, order="federated"),
    "e2": Style(FULL, order="federated"),
    "e3": Style(FULL, order="federated"),
}


def whole_fleet():
    nodes = {"a": fleet.train_h100(), "b": fleet.train_a100(), "c": fleet.coreweave_h100()}
    nodes.update(fleet.serving_l4())
    return nodes


def instants_of(key):
    if key == "a":
        fine = range(at(14, "13:00"), at(14, "15:00"), 30)
        return sorted(set(every(120)) | set(fine))
    if key == "c":
        return every(120, 0, at(15, "16:00"))
    if key == "e3":
        return every(120, 60, at(15, "20:37"))
    return every(120)


def write(landing):
    nodes = whole_fleet()
    quirks = Quirks(nodes.values())
    scrapes = {
        k: list(Exporter(n, STYLES[k], instants_of(k), quirks).scrapes()) for k, n in nodes.items()
    }
    writer = {k: Exporter(n, STYLES[k], instants_of(k), quirks) for k, n in nodes.items()}
    for key, folder, hours in (
        ("a", "train", 6),
        ("b", "train", 12),
        ("c", "coreweave", 12),
        ("e1", "serve", 24),
        ("e2", "serve", 24),
        ("e3", "serve", 24),
    ):
        histories(landing / "dcgm" / folder, writer[key], scrapes[key], hours)
    edge(landing / "dcgm" / "edge", writer["d2"], scrapes["d2"])
    lite(landing / "dcgm" / "serve", writer["d1"], scrapes["d1"])
    agent(landing / "dcgm" / "agent", nodes["a"])


def histories(folder, exporter, scrapes, hours):
    """Files of so many hours each, scrape after scrape, every line with its timestamp."""
    for start in range(0, END, hours * HOUR):
        part = [s for s in scrapes if start <= s[0] < start + hours * HOUR]
        if part:
            name = f"{exporter.node.name}_{moment(start):%Y%m%dT%H}.prom.gz"
            write_gzip(folder / name, history(exporter, part))


def history(exporter, scrapes):
    lines = []
    for number, (instant, records) in enumerate(scrapes):
        lines.extend(exporter.lines(records, instant, with_headers=number == 0))
    return "".join(lines)


def edge(folder, exporter, scrapes):
    """Two hours as single scrapes whose only clock is the file name; the rest as histories."""
    first, last = at(14, "09:00"), at(14, "11:00")
    for instant, records in scrapes:
        if first <= instant < last:
            name = f"gke-edge-l4-d2-scrape-{moment(instant):%Y%m%dT%H%M%SZ}.prom.gz"
            text = "".join(exporter.lines(records, instant, True, with_stamp=False))
            write_gzip(folder / name, text)
    rest = [s for s in scrapes if not first <= s[0] < last]
    histories(folder, exporter, rest, 24)


def lite(folder, exporter, scrapes):
    """The 14th grouped by series, the 15th by scrape, its last two hours plain and cut short."""
    name = exporter.node.name
    first = [s for s in scrapes if s[0] < DAY]
    series = {}
    for instant, records in first:
        for key, labels, text in records:
            series.setdefault(key, []).append(
                f"{NAMES[key][0]}{{{labels}}} {text} {milliseconds(instant)}\n"
            )
    write_gzip(
        folder / f"{name}_20260714_by-series.prom.gz", "".join("".join(v) for v in series.values())
    )
    split = at(15, "22:00")
    second = [s for s in scrapes if DAY <= s[0] < split]
    write_gzip(folder / f"{name}_20260715T00.prom.gz", history(exporter, second))
    plain = history(exporter, [s for s in scrapes if s[0] >= split])
    write_text(folder / f"{name}_20260715T22.prom", plain[: plain.rindex("{") + 30])


def agent(folder, node):
    """A second exporter that knows GPU utilization only, every 300 s, for one GPU of a node."""
    device = node.devices[7]
    style = Style(("utilization",))
    lines = []
    for instant in range(at(15, "09:00"), at(15, "12:00"), 300):
        pods = device.now(instant)[1]
        labels = labels_of(style, node, device, pods[0] if pods else None, False)
        lines.append(f"DCGM_FI_DEV_GPU_UTIL{{{labels}}} 80 {milliseconds(instant)}\n")
    write_gzip(folder / f"{node.name}_util_20260715.prom.gz", "".join(lines))

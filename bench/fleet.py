"""A fleet's telemetry, seeded: what dcgm-exporter leaves behind, one file per node and hour.

The cost of writing it is kept low by prebuilt label blocks: a scrape is one template, whose values
and time stamps are filled in.
"""

import gzip
import itertools
import random
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

DAY_SECONDS = 1784073600  # 2026-07-15T00:00:00Z
DATE = "20260715"
STEP = 15
GPUS_PER_NODE = 8
CLUSTER = "train-east"
MODEL = "NVIDIA H100 80GB HBM3"
MEMORY_MIB = 81559

# name, type, help; the values of a scrape stand in this order
COUNTERS = (
    ("DCGM_FI_DEV_SM_CLOCK", "gauge", "SM clock frequency (in MHz)."),
    ("DCGM_FI_DEV_GPU_TEMP", "gauge", "GPU temperature (in C)."),
    ("DCGM_FI_DEV_POWER_USAGE", "gauge", "Power draw (in W)."),
    ("DCGM_FI_DEV_POWER_MGMT_LIMIT", "gauge", "Power limit (in W)."),
    ("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", "counter", "Total energy since boot (in mJ)."),
    ("DCGM_FI_DEV_GPU_UTIL", "gauge", "GPU utilization (in %)."),
    ("DCGM_FI_DEV_MEM_COPY_UTIL", "gauge", "Memory utilization (in %)."),
    ("DCGM_FI_DEV_ENC_UTIL", "gauge", "Encoder utilization (in %)."),
    ("DCGM_FI_DEV_DEC_UTIL", "gauge", "Decoder utilization (in %)."),
    ("DCGM_FI_DEV_XID_ERRORS", "gauge", "Value of the last XID error encountered."),
    ("DCGM_FI_DEV_FB_FREE", "gauge", "Framebuffer memory free (in MiB)."),
    ("DCGM_FI_DEV_FB_USED", "gauge", "Framebuffer memory used (in MiB)."),
    ("DCGM_FI_PROF_GR_ENGINE_ACTIVE", "gauge", "Ratio of time the graphics engine is active."),
    ("DCGM_FI_PROF_SM_ACTIVE", "gauge", "Ratio of cycles an SM has at least one warp assigned."),
    ("DCGM_FI_PROF_PIPE_TENSOR_ACTIVE", "gauge", "Ratio of cycles the tensor pipe is active."),
    ("DCGM_FI_PROF_DRAM_ACTIVE", "gauge", "Ratio of cycles the memory interface is active."),
)
ENERGY = 4

# namespace: (team, project); scratch belongs to nobody
OWNERS = {
    "llm-train": ("foundation", "atlas"),
    "speech-train": ("speech", "echo"),
    "vision-train": ("vision", "argus"),
    "robotics": ("robotics", "kestrel"),
    "rank-train": ("ranking", "mosaic"),
    "serve-chat": ("serving", "parrot"),
}
NAMESPACES = (*OWNERS, "scratch")


@dataclass(frozen=True)
class Kind:
    """What a GPU does for a while; ratios vary by a few per cent from scrape to scrape."""

    weight: int
    clock: int
    watts: float
    utilization: int
    memory: int
    graphics: float
    sm: float
    tensor: float
    dram: float
    is_held: bool = True


KINDS = (
    Kind(40, 1755, 610, 99, 65536, 0.95, 0.78, 0.42, 0.45),  # training
    Kind(12, 1647, 420, 97, 71680, 0.96, 0.80, 0.11, 0.71),  # decoding, bound by memory
    Kind(10, 1830, 390, 96, 20480, 0.88, 0.70, 0.00, 0.22),  # no tensor work
    Kind(8, 1980, 350, 60, 30720, 0.40, 0.30, 0.08, 0.12),  # waits for its input
    Kind(8, 1980, 140, 99, 20480, 0.98, 0.25, 0.00, 0.02),  # false busy: a spinning kernel
    Kind(10, 1980, 72, 0, 40960, 0.00, 0.00, 0.00, 0.00),  # held and idle
    Kind(12, 345, 68, 0, 4, 0.00, 0.00, 0.00, 0.00, False),  # nobody's
)
VARIANTS = 64


def variants(kind, chance):
    """Prebuilt values of one scrape of one GPU: pairs (texts of all counters, watts)."""

    def vary(value):
        return f"{min(1.0, value * chance.uniform(0.92, 1.05)):.6f}" if value else "0.000000"

    rows = []
    for _ in range(VARIANTS):
        watts = kind.watts * chance.uniform(0.96, 1.04)
        rows.append(((
            str(kind.clock - chance.choice((0, 0, 15, 30))), str(30 + int(watts) // 20),
            f"{watts:.3f}", "700.000", "", str(max(0, kind.utilization - chance.choice((0, 0, 1)))),
            str(int(kind.dram * 100)), "0", "0", "0", str(MEMORY_MIB - kind.memory),
            str(kind.memory), vary(kind.graphics), vary(kind.sm), vary(kind.tensor),
            vary(kind.dram),
        ), watts))
    return rows


@dataclass(frozen=True)
class Stay:
    """A pod, or nothing, on a GPU from one step to before another."""

    first: int
    end: int
    kind: int
    namespace: str
    pod: str


def stays(chance, steps, name, first):
    """A GPU's day: stays of 20 minutes to 6 hours until the last step, the first of this kind."""
    result, at, kind = [], 0, first
    while at < steps:
        end = min(steps, at + chance.randrange(80, 1440))
        held = KINDS[kind].is_held
        namespace = chance.choice(NAMESPACES) if held else ""
        pod = f"{namespace}-{name}-{chance.getrandbits(32):08x}-0" if held else ""
        result.append(Stay(at, end, kind, namespace, pod))
        at, kind = end, chance.choices(range(len(KINDS)), [k.weight for k in KINDS])[0]
    return result


class Node:
    """One machine of eight GPUs; everything about it follows from the seed and its number."""

    def __init__(self, seed, number, steps):
        self.chance = random.Random(f"{seed}/{number}")
        self.name = f"ip-10-1-{number // 200}-{number % 200 + 11}"
        self.resource = f"i-{self.chance.getrandbits(68):017x}"
        self.offset = self.chance.randrange(15) * 1000 + self.chance.randrange(10) * 100
        bits = self.chance.getrandbits
        self.uuids = [
            f"GPU-{bits(32):08x}-{bits(16):04x}-{bits(16):04x}-{bits(16):04x}-{bits(48):012x}"
            for _ in range(GPUS_PER_NODE)
        ]
        if number % 2:
            self.stays = [stays(self.chance, steps, "all", 0)] * GPUS_PER_NODE
        else:
            # Every kind is there from the start, however short the time.
            self.stays = [
                stays(self.chance, steps, f"g{gpu}", gpu % len(KINDS))
                for gpu in range(GPUS_PER_NODE)
            ]

    def gaps(self, steps):
        """Steps without a scrape: single ones, and some minutes of every few hours."""
        gone = {step for step in range(steps) if self.chance.random() < 0.001}
        for start in range(0, steps, 720):
            if self.chance.random() < 0.5:
                first = start + self.chance.randrange(700)
                gone.update(range(first, first + self.chance.randrange(4, 60)))
        return gone

    def labels(self, gpu, stay):
        text = (
            f'gpu="{gpu}",UUID="{self.uuids[gpu]}",pci_bus_id="00000000:{0x1B + 9 * gpu:02X}:00.0",'
            f'device="nvidia{gpu}",modelName="{MODEL}",Hostname="{self.name}",'
            f'DCGM_FI_DRIVER_VERSION="570.133.20"'
        )
        if not stay.pod:
            return text
        return text + f',container="main",namespace="{stay.namespace}",pod="{stay.pod}"'

    def template(self, now):
        """Text of a scrape with %s for each value and @ for the time stamp."""
        labels = [self.labels(gpu, stay).replace("%", "%%") for gpu, stay in enumerate(now)]
        parts = []
        for name, kind, what in COUNTERS:
            parts.append(f"# HELP {name} {what.replace('%', '%%')}\n# TYPE {name} {kind}\n")
            parts.extend(f"{name}{{{text}}} %s @\n" for text in labels)
        return "".join(parts)

    def hours(self, steps):
        """Texts (number of the hour, text, sample lines) of the node's files."""
        ready = [variants(kind, self.chance) for kind in KINDS]
        gone = self.gaps(steps)
        energy = [4_700_000_000 + 91_000_000 * gpu for gpu in range(GPUS_PER_NODE)]
        places = [0] * GPUS_PER_NODE
        now, template, scrapes, hour = None, "", [], 0
        for step in range(steps):
            if step // (3600 // STEP) != hour:
                yield hour, "".join(scrapes), len(scrapes) * GPUS_PER_NODE * len(COUNTERS)
                hour, scrapes = hour + 1, []
            for gpu, days in enumerate(self.stays):
                if days[places[gpu]].end <= step:
                    places[gpu] += 1
            stays_now = [days[places[gpu]] for gpu, days in enumerate(self.stays)]
            if stays_now != now:
                now, template = stays_now, self.template(stays_now)
            if step in gone:
                continue
            rows = []
            for gpu, stay in enumerate(now):
                texts, watts = ready[stay.kind][self.chance.getrandbits(6)]
                energy[gpu] += int(watts * STEP * 1000)
                rows.append((*texts[:ENERGY], str(energy[gpu]), *texts[ENERGY + 1 :]))
            values = tuple(itertools.chain.from_iterable(zip(*rows)))
            at = DAY_SECONDS * 1000 + step * STEP * 1000 + self.offset
            scrapes.append((template % values).replace("@", str(at)))
        yield hour, "".join(scrapes), len(scrapes) * GPUS_PER_NODE * len(COUNTERS)


def write_node(folder, seed, number, steps):
    """Writes the files of one node; (bytes of text, bytes of files, sample lines, lines)."""
    node = Node(seed, number, steps)
    text_bytes = file_bytes = samples = lines = 0
    for hour, text, count in node.hours(steps):
        content = text.encode()
        path = folder / f"{node.name}_{DATE}T{hour:02d}.prom.gz"
        with open(path, "wb") as out:
            with gzip.GzipFile("", "wb", 6, out, mtime=0) as packed:
                packed.write(content)
        text_bytes += len(content)
        file_bytes += path.stat().st_size
        samples += count
        lines += content.count(b"\n")
    return text_bytes, file_bytes, samples, lines


def write_telemetry(folder, seed, nodes, hours, processes):
    """Writes the telemetry of all nodes; the sums of write_node over them."""
    folder.mkdir(parents=True)
    steps = hours * 3600 // STEP
    with ProcessPoolExecutor(processes) as pool:
        waiting = [pool.submit(write_node, folder, seed, n, steps) for n in range(nodes)]
        return [sum(column) for column in zip(*(each.result() for each in waiting))]

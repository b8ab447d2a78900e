"""A fleet, seeded: its machines, the pods on them and what their GPUs count, scrape by scrape."""

import random
import uuid
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
TRAINING = 0
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
    run: str  # the id of a training run, else empty


def stays(chance, steps, name, first):
    """A GPU's day: stays of 20 minutes to 6 hours until the last step, the first of this kind."""
    result, at, kind = [], 0, first
    while at < steps:
        end = min(steps, at + chance.randrange(80, 1440))
        held = KINDS[kind].is_held
        namespace = chance.choice(NAMESPACES) if held else ""
        pod = f"{namespace}-{name}-{chance.getrandbits(32):08x}-0" if held else ""
        run = str(uuid.UUID(int=chance.getrandbits(128), version=4)) if kind == TRAINING else ""
        result.append(Stay(at, end, kind, namespace, pod, run))
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

    def scrapes(self, steps):
        """Scrapes in order: (step, milliseconds, stays, values of each GPU's counters)."""
        ready = [variants(kind, self.chance) for kind in KINDS]
        gone = self.gaps(steps)
        energy = [4_700_000_000 + 91_000_000 * gpu for gpu in range(GPUS_PER_NODE)]
        places = [0] * GPUS_PER_NODE
        now = None
        for step in range(steps):
            for gpu, days in enumerate(self.stays):
                if days[places[gpu]].end <= step:
                    places[gpu], now = places[gpu] + 1, None
            if now is None:
                now = [days[places[gpu]] for gpu, days in enumerate(self.stays)]
            if step in gone:
                continue
            rows = []
            for gpu, stay in enumerate(now):
                texts, watts = ready[stay.kind][self.chance.getrandbits(6)]
                energy[gpu] += int(watts * STEP * 1000)
                rows.append((*texts[:ENERGY], str(energy[gpu]), *texts[ENERGY + 1 :]))
            yield step, (DAY_SECONDS + step * STEP) * 1000 + self.offset, now, rows

"""The fleet and who did what on it when. Every planted stretch is listed in ../README.md."""

import hashlib
from dataclasses import dataclass, field

from . import profiles as p
from .clock import DAY, END, at

RUNS = {
    "atlas-chat": "0d6c6f0e-3f0b-4a53-9a5e-6d3f7a10c001",
    "echo-asr": "1e7d701f-401c-4b64-8b6f-7e408b21d002",
    "parrot-rank": "2f8e8120-512d-4c75-9c70-8f519c32e003",
    "hydra-seg": "30909231-623e-4d86-8d81-9062ad43f004",
    "sandbox-lm": "41a1a342-734f-4e97-9e92-a173be540005",
    "mosaic-rec": "52b2b453-8450-4fa8-8fa3-b284cf651006",
    "iris-caption": "63c3c564-9561-40b9-90b4-c395d0762007",
}

SHORT_NAMES = {"p5": "NVIDIA H100 80GB HBM3", "p4": "NVIDIA A100-SXM4-40GB", "l4": "NVIDIA L4"}
LIMITS = {"p5": 700, "p4": 400, "l4": 72}
MEMORY = {"p5": 81559, "p4": 40960, "l4": 23034}


@dataclass(frozen=True)
class Pod:
    namespace: str
    name: str
    container: str = "main"
    run: str = ""


@dataclass
class Device:
    """A GPU or a MIG instance: stretches of (start, end, profile, pods), later ones win."""

    kind: str
    uuid: str
    index: int
    stretches: list = field(default_factory=list)
    profile_name: str = ""
    instance: str = ""

    def does(self, start, end, profile, *pods):
        self.stretches.append((start, end, profile, pods))
        return self

    def now(self, seconds):
        for start, end, profile, pods in reversed(self.stretches):
            if start <= seconds < end:
                return profile, pods
        return None


@dataclass
class Node:
    name: str
    kind: str
    devices: list
    instances: list = field(default_factory=list)


def uuid_of(node, index):
    digest = hashlib.sha256(f"{node}/{index}".encode()).hexdigest()
    return f"GPU-{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:32]}"


def gpus(node, kind, count):
    return [Device(kind, uuid_of(node, index), index) for index in range(count)]


def train_h100():
    node = Node("ip-10-0-1-11", "p5", gpus("ip-10-0-1-11", "p5", 8))
    g = node.devices
    sweep = Pod("llm-train", "atlas-sweep-0")
    chat = Pod("llm-train", "atlas-chat-7b-0", run=RUNS["atlas-chat"])
    for gpu in g[:2]:
        gpu.does(0, END, p.BACKGROUND_H100, sweep)
        gpu.does(at(14, "01:00"), at(14, "08:00"), p.BACKGROUND_H100, chat)
    speech, asr = Pod("speech-train", "echo-tune-0"), Pod(
        "speech-train", "echo-asr-0", "trainer", RUNS["echo-asr"]
    )
    g[2].does(0, DAY, p.TRAIN, speech).does(at(14, "01:00"), at(14, "06:00"), p.TRAIN, asr)
    g[2].does(DAY, at(15, "12:00"), p.TRAIN_FULL_CLOCK, speech).does(
        at(15, "12:00"), END, p.DECODE, speech
    )
    argus = Pod("vision-train", "argus-detect-0")
    g[3].does(0, END, p.HALF, argus).does(at(14, "23:00"), at(15, "00:20"), p.HELD, argus)
    iris = Pod("vision-eval", "iris-eval-0")
    g[4].does(0, END, p.HALF, iris).does(at(14, "06:00"), at(14, "06:20"), p.HELD, iris)
    g[4].does(at(14, "23:44"), at(15, "00:30"), p.HELD, iris)
    lyre = Pod("speech-lab", "lyre-vocoder-0")
    g[5].does(0, END, p.VECTOR, lyre).does(at(14, "10:00"), at(14, "12:00"), p.SPINNING, lyre)
    g[5].does(at(14, "15:00"), at(14, "16:00"), p.DISAGREEING, lyre)
    g[5].does(at(15, "10:00"), at(15, "10:08"), p.SPINNING, lyre)
    sandbox = Pod("research", "sandbox-0")
    g[6].does(0, END, p.HALF, sandbox)
    g[6].does(
        at(15, "02:00"),
        at(15, "05:00"),
        p.HALF,
        Pod("research", "sandbox-lm-0", run=RUNS["sandbox-lm"]),
    )
    kestrel = Pod("robotics", "kestrel-policy-0")
    g[7].does(0, END, p.HALF, kestrel).does(at(14, "18:00"), at(15, "08:00"), p.EMPTY)
    g[7].does(at(15, "20:00"), at(15, "22:00"), p.LEFT_BEHIND)
    return node


def train_a100():
    node = Node("ip-10-0-1-12", "p4", gpus("ip-10-0-1-12", "p4", 8))
    g = node.devices
    seg = Pod("vision-a100", "hydra-seg-0", run=RUNS["hydra-seg"])
    for gpu in g[:2]:
        gpu.does(0, END, p.BACKGROUND_A100, Pod("llm-train", "atlas-distill-0"))
        gpu.does(at(14, "01:00"), at(14, "11:00"), p.BACKGROUND_A100, seg)
    rank = Pod("rank-train", "parrot-rank-0", run=RUNS["parrot-rank"].upper())
    g[2].does(0, END, p.A100_FAST, Pod("rank-train", "parrot-embed-0"))
    g[2].does(at(14, "01:00"), at(14, "04:00"), p.A100_FAST, rank)
    g[3].does(0, END, p.MIG_BOARD)
    g[4].does(0, END, p.A100_HELD, Pod("scratch", "notebook-17", "notebook"))
    g[5].does(0, END, p.A100_EMPTY).does(
        at(15, "06:00"), END, p.A100_HALF, Pod("vision-a100", "hydra-next-0")
    )
    gazelle = Pod("simulation", "gazelle-sim-0")
    g[6].does(0, END, p.A100_STREAM, gazelle).does(
        at(14, "10:00"), at(14, "11:00"), p.A100_SPINNING, gazelle
    )
    g[7].does(0, END, p.A100_HALF, Pod("research", "sandbox-a100-0"))
    node.instances = mig_instances(g[3].uuid)
    return node


def mig_instances(uuid):
    """Three instances on the 14th, two on the 15th; instance 2 stays."""
    prism = Pod("research-mig", "prism-0")
    return [
        Device("p4", uuid, 3, profile_name="3g.20gb", instance="2").does(0, END, p.MIG_HALF, prism),
        Device("p4", uuid, 3, profile_name="2g.10gb", instance="3").does(
            0, DAY, p.MIG_HELD, Pod("serve-canary", "parrot-canary-0")
        ),
        Device("p4", uuid, 3, profile_name="1g.5gb", instance="9").does(
            0, DAY, p.MIG_UNCLEAR, Pod("scratch", "notebook-18", "notebook")
        ),
        Device("p4", uuid, 3, profile_name="3g.20gb", instance="1").does(
            DAY, END, p.MIG_FULL, Pod("robotics", "kestrel-mig-0")
        ),
    ]


def coreweave_h100():
    node = Node("g1f4a2c", "p5", gpus("g1f4a2c", "p5", 8))
    g, end = node.devices, at(15, "16:00")
    caption = Pod("llm-train", "iris-caption-0", run=RUNS["iris-caption"])
    for gpu in g[:4]:
        gpu.does(0, end, p.BACKGROUND_H100, Pod("llm-train", "atlas-longctx-0"))
        gpu.does(at(14, "01:00"), at(14, "07:00"), p.BACKGROUND_H100, caption)
    mosaic = Pod("rec-train", "mosaic-embed-0")
    g[4].does(0, end, p.TRAIN, mosaic)
    g[4].does(
        at(14, "01:00"),
        at(14, "07:00"),
        p.TRAIN,
        Pod("rec-train", "mosaic-rec-0", run=RUNS["mosaic-rec"]),
    )
    g[5].does(0, end, p.TRAIN, mosaic).does(at(14, "03:00"), at(14, "04:00"), p.ONE_PERCENT, mosaic)
    g[5].does(at(14, "04:00"), at(14, "05:00"), p.SIXTY_PERCENT, mosaic)
    quail = Pod("research", "quail-0")
    g[6].does(0, end, p.HALF, quail).does(at(14, "05:00"), at(14, "05:30"), p.NEARLY_IDLE, quail)
    g[6].does(at(14, "05:40"), at(14, "06:08"), p.NEARLY_IDLE, quail)
    g[7].does(0, end, p.EMPTY)
    return node


def serving_l4():
    """d1 GPU utilization only, d2 graphics engine and tensor only, e1 to e3 full profiling."""
    nodes = {}
    for short, name, count in (
        ("d1", "gke-serve-l4-d1", 1),
        ("d2", "gke-edge-l4-d2", 1),
        ("e1", "gke-serve-l4-e1", 2),
        ("e2", "gke-serve-l4-e2", 2),
        ("e3", "gke-serve-l4-e3", 2),
    ):
        nodes[short] = Node(name, "l4", gpus(name, "l4", count))
    wren = Pod("serve-lite", "wren-0", "server")
    d1 = nodes["d1"].devices[0]
    for day in (14, 15):
        d1.does(at(day, "00:00"), at(day, "06:00"), p.L4_HELD, wren)
        d1.does(at(day, "06:00"), at(day, "24:00"), p.L4_BUSY, wren)
    nodes["d2"].devices[0].does(0, END, p.L4_LOAD, Pod("serve-edge", "finch-0", "server"))
    parrot = Pod("serve-chat", "parrot-chat-0", "server")
    nodes["e1"].devices[0].does(0, END, p.L4_DECODE, parrot)
    nodes["e1"].devices[1].does(0, END, p.L4_EMPTY)
    heron = Pod("serve-video", "heron-0", "server")
    nodes["e2"].devices[0].does(0, END, p.L4_DECODE, heron).does(
        at(14, "10:00"), at(14, "12:00"), p.L4_VIDEO, heron
    )
    osprey, warble = Pod("serve-shared", "osprey-0", "server"), Pod(
        "serve-voice", "warble-0", "server"
    )
    nodes["e2"].devices[1].does(0, END, p.L4_LOAD, osprey, warble).does(
        at(14, "18:00"), DAY, p.L4_LOAD, osprey
    )
    end = at(15, "20:37")
    nodes["e3"].devices[0].does(0, end, p.L4_DECODE, Pod("serve-batch", "magpie-0", "server"))
    nodes["e3"].devices[1].does(0, end, p.BACKGROUND_L4, Pod("serve-batch", "magpie-1", "server"))
    return nodes

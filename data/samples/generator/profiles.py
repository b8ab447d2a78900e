"""What a GPU can be doing: counter values that hold for as long as the profile does.

The planted profiles are constant and made of ratios that are exact in binary, so that GPU-seconds
can be worked out by hand. The background profile wiggles: training as published traces show it,
with a compute phase and a slower data phase, always active.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Profile:
    """Counter values as exporters print them: ratios 0-1, percents 0-100, MHz, watts, MiB."""

    clock: int = 1830
    utilization: int = 0
    copy: int = 0
    encoder: int = 0
    decoder: int = 0
    graphics: float = 0.0
    sm: float = 0.0
    tensor: float = 0.0
    dram: float = 0.0
    fp16: float = 0.0
    fp32: float = 0.0
    watts: float = 70.0
    memory: int = 0
    wiggles: bool = False


EMPTY = Profile(clock=345, watts=68.0)
LEFT_BEHIND = replace(EMPTY, memory=2048)
HELD = Profile(clock=1980, watts=72.0, memory=40960)

TRAIN = Profile(1464, 100, 60, 0, 0, 0.96875, 0.75, 0.5, 0.625, 0.0625, 0.125, 500.0, 61440)
TRAIN_FULL_CLOCK = Profile(1980, 100, 50, 0, 0, 1.0, 0.5, 0.625, 0.25, 0.0625, 0.125, 500.0, 61440)
DECODE = Profile(1647, 98, 80, 0, 0, 0.984375, 0.875, 0.125, 0.75, 0.0, 0.25, 420.0, 71680)
HALF = Profile(1830, 92, 30, 0, 0, 0.75, 0.5, 0.25, 0.25, 0.0625, 0.125, 380.0, 32768)
VECTOR = Profile(1830, 97, 40, 0, 0, 0.875, 0.75, 0.0, 0.25, 0.0, 0.5, 400.0, 20480)
SPINNING = Profile(1980, 100, 1, 0, 0, 1.0, 0.25, 0.0, 0.03125, 0.0, 0.0, 140.0, 20480)
DISAGREEING = Profile(1830, 90, 10, 0, 0, 0.875, 0.25, 0.0625, 0.125, 0.0625, 0.125, 560.0, 20480)
# GPU utilization one per cent: a reader that takes GPU_UTIL_RATIO for 0-1 would see it fully busy.
ONE_PERCENT = Profile(1980, 1, 1, 0, 0, 0.125, 0.0625, 0.0, 0.03125, 0.0, 0.0, 120.0, 20480)
SIXTY_PERCENT = replace(ONE_PERCENT, utilization=60)
NEARLY_IDLE = Profile(1980, 8, 0, 0, 0, 0.0625, 0.046875, 0.0, 0.0, 0.0, 0.0, 118.0, 20480)

A100_FAST = Profile(1128, 100, 45, 0, 0, 1.0, 1.0, 0.75, 0.5, 0.0, 0.0, 330.0, 30720)
A100_HALF = Profile(1410, 90, 25, 0, 0, 0.75, 0.5, 0.25, 0.25, 0.0, 0.0, 260.0, 20480)
A100_STREAM = Profile(1128, 95, 70, 0, 0, 0.875, 0.5, 0.125, 0.5, 0.0, 0.0, 250.0, 30720)
A100_SPINNING = Profile(1410, 100, 1, 0, 0, 1.0, 0.125, 0.0, 0.015625, 0.0, 0.0, 150.0, 30720)
A100_HELD = Profile(1410, 0, 0, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 64.0, 6144)
A100_EMPTY = Profile(210, 0, 0, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 55.0, 4)

MIG_BOARD = Profile(1410, 0, 0, 0, 0, 0.375, 0.25, 0.125, 0.125, 0.0, 0.0, 200.0, 20500)
MIG_HALF = Profile(graphics=0.75, sm=0.5, tensor=0.25, dram=0.25, memory=16384)
MIG_FULL = Profile(graphics=1.0, sm=1.0, tensor=0.5, dram=0.5, memory=18432)
MIG_HELD = Profile(memory=4096)
MIG_UNCLEAR = Profile(graphics=0.015625, memory=2048)

L4_LOAD = Profile(1530, 80, 30, 0, 0, 0.75, 0.75, 0.25, 0.5, 0.0, 0.0, 60.0, 18432)
L4_DECODE = Profile(2040, 70, 40, 0, 0, 0.625, 0.5, 0.0625, 0.375, 0.0, 0.0, 58.0, 20480)
L4_VIDEO = Profile(2040, 6, 5, 0, 45, 0.046875, 0.03125, 0.0, 0.015625, 0.0, 0.0, 33.0, 6144)
L4_BUSY = Profile(2040, 64, 20, watts=49.0, memory=5120)
L4_HELD = Profile(2040, 0, 0, watts=28.0, memory=5120)
L4_EMPTY = Profile(210, 0, 0, watts=16.0, memory=0)

BACKGROUND_H100 = Profile(1755, watts=620.0, memory=65536, wiggles=True)
BACKGROUND_A100 = Profile(1335, watts=372.0, memory=30720, wiggles=True)
BACKGROUND_L4 = Profile(1650, watts=62.0, memory=18432, wiggles=True)


def wiggle(profile, random):
    """One scrape of background work: three in four in the compute phase."""
    computing = random.random() < 0.75
    sm = random.choice((64, 66, 69, 72, 75, 80)) if computing else random.choice((32, 34, 38))
    tensor = sm * random.choice((28, 31, 34, 42)) // 100
    dram = sm * random.choice((45, 52, 60)) // 100
    return replace(
        profile,
        utilization=random.choice((97, 98, 99, 100)) if computing else random.choice((82, 90)),
        copy=dram,
        graphics=min(100, sm + 22) / 100,
        sm=sm / 100,
        tensor=tensor / 100,
        dram=dram / 100,
        fp32=tensor / 200,
        watts=profile.watts * (random.choice((90, 95, 100)) if computing else 60) / 100,
    )

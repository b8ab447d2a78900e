"""One scrape of one exporter as Prometheus text."""

from dataclasses import dataclass

from .clock import milliseconds
from .fleet import LIMITS, MEMORY, SHORT_NAMES

# key: (name until DCGM 4.5, name from DCGM 4.6, help)
NAMES = {
    "clock": ("DCGM_FI_DEV_SM_CLOCK", "DCGM_FI_DEV_SM_CLOCK", "SM clock frequency (in MHz)."),
    "memory_clock": (
        "DCGM_FI_DEV_MEM_CLOCK",
        "DCGM_FI_DEV_MEM_CLOCK",
        "Memory clock frequency (in MHz).",
    ),
    "memory_temperature": (
        "DCGM_FI_DEV_MEMORY_TEMP",
        "DCGM_FI_DEV_MEMORY_TEMP_CELSIUS",
        "Memory temperature (in C).",
    ),
    "temperature": (
        "DCGM_FI_DEV_GPU_TEMP",
        "DCGM_FI_DEV_GPU_TEMP_CELSIUS",
        "GPU temperature (in C).",
    ),
    "watts": ("DCGM_FI_DEV_POWER_USAGE", "DCGM_FI_DEV_BOARD_POWER_WATTS", "Power draw (in W)."),
    "limit": (
        "DCGM_FI_DEV_POWER_MGMT_LIMIT",
        "DCGM_FI_DEV_BOARD_POWER_LIMIT_ENFORCED_WATTS",
        "Power limit (in W).",
    ),
    "energy": (
        "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION",
        "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION",
        "Total energy consumption since boot (in mJ).",
    ),
    "utilization": (
        "DCGM_FI_DEV_GPU_UTIL",
        "DCGM_FI_DEV_GPU_UTIL_RATIO",
        "GPU utilization (in %).",
    ),
    "copy": (
        "DCGM_FI_DEV_MEM_COPY_UTIL",
        "DCGM_FI_DEV_MEM_COPY_UTIL",
        "Memory utilization (in %).",
    ),
    "encoder": ("DCGM_FI_DEV_ENC_UTIL", "DCGM_FI_DEV_ENC_UTIL", "Encoder utilization (in %)."),
    "decoder": ("DCGM_FI_DEV_DEC_UTIL", "DCGM_FI_DEV_DEC_UTIL", "Decoder utilization (in %)."),
    "used": ("DCGM_FI_DEV_FB_USED", "DCGM_FI_DEV_FB_USED", "Framebuffer memory used (in MiB)."),
    "free": ("DCGM_FI_DEV_FB_FREE", "DCGM_FI_DEV_FB_FREE", "Framebuffer memory free (in MiB)."),
    "graphics": (
        "DCGM_FI_PROF_GR_ENGINE_ACTIVE",
        "DCGM_FI_PROF_GR_ENGINE_UTIL_RATIO",
        "Ratio of time the graphics engine is active.",
    ),
    "sm": (
        "DCGM_FI_PROF_SM_ACTIVE",
        "DCGM_FI_PROF_SM_UTIL_RATIO",
        "Ratio of cycles an SM has at least one warp assigned.",
    ),
    "tensor": (
        "DCGM_FI_PROF_PIPE_TENSOR_ACTIVE",
        "DCGM_FI_PROF_TENSOR_UTIL_RATIO",
        "Ratio of cycles the tensor pipe is active.",
    ),
    "dram": (
        "DCGM_FI_PROF_DRAM_ACTIVE",
        "DCGM_FI_PROF_DRAM_UTIL_RATIO",
        "Ratio of cycles the device memory interface is active.",
    ),
    "fp16": (
        "DCGM_FI_PROF_PIPE_FP16_ACTIVE",
        "DCGM_FI_PROF_FP16_UTIL_RATIO",
        "Ratio of cycles the fp16 pipe is active.",
    ),
    "fp32": (
        "DCGM_FI_PROF_PIPE_FP32_ACTIVE",
        "DCGM_FI_PROF_FP32_UTIL_RATIO",
        "Ratio of cycles the fp32 pipe is active.",
    ),
    "xid": (
        "DCGM_FI_DEV_XID_ERRORS",
        "DCGM_FI_DEV_XID_ERROR",
        "Value of the last XID error encountered.",
    ),
}

DEVICE = (
    "clock",
    "memory_clock",
    "temperature",
    "watts",
    "limit",
    "energy",
    "utilization",
    "copy",
    "encoder",
    "decoder",
    "used",
    "free",
)
FULL = DEVICE + ("graphics", "sm", "tensor", "dram", "xid")
WITH_PIPES = DEVICE + ("graphics", "sm", "tensor", "dram", "fp16", "fp32", "xid")
GRAPHICS_ONLY = DEVICE + ("graphics", "tensor", "xid")
UTILIZATION_ONLY = ("memory_temperature",) + DEVICE + ("xid",)
ABSENT_ON_INSTANCE = ("utilization", "copy", "encoder", "decoder")
MEMORY_CLOCKS = {"p5": 2619, "p4": 1215, "l4": 6251}
BLANK_64 = "9223372036854775794"


@dataclass(frozen=True)
class Style:
    """How one node's exporter is set up: counters, spelling, labels."""

    metrics: tuple
    renamed: bool = False
    order: str = "exporter"
    host_label: str = "Hostname"
    driver: str = ""


def labels_of(style, node, device, pod, bare):
    """The label block; bare: the exporter has just restarted and knows no pods yet."""
    base = [
        ("gpu", str(device.index)),
        ("UUID", device.uuid),
        ("device", f"nvidia{device.index}"),
        ("modelName", SHORT_NAMES[device.kind]),
    ]
    if device.instance:
        base += [("GPU_I_PROFILE", device.profile_name), ("GPU_I_ID", device.instance)]
    base.append((style.host_label, node.name))
    if style.driver:
        base.append(("DCGM_FI_DRIVER_VERSION", style.driver))
    held = pod is not None and not bare
    if style.order == "federated":
        base += [
            ("container", "exporter"),
            ("namespace", "gpu-operator"),
            ("pod", f"dcgm-exporter-{node.name[-2:]}x7k"),
        ]
        if held:
            base += [
                ("exported_container", pod.container),
                ("exported_namespace", pod.namespace),
                ("exported_pod", pod.name),
            ]
    elif held:
        base += [("container", pod.container), ("namespace", pod.namespace), ("pod", pod.name)]
        if pod.run:
            base.append(("label_run_id", pod.run))
    elif style.order == "empty-labels":
        base += [("container", ""), ("namespace", ""), ("pod", "")]
    if style.order in ("federated", "empty-labels"):
        base.sort()
    elif style.order == "host-first":
        base.sort(key=lambda pair: pair[0].lower() != "hostname")
    return ",".join(f'{key}="{value}"' for key, value in base)


def text_of(key, device, profile, energy, xid):
    """The value as the exporter prints it."""
    if key == "memory_clock":
        return str(MEMORY_CLOCKS[device.kind] if profile.memory > 4 else 405)
    if key == "temperature":
        return str(26 + int(profile.watts / LIMITS[device.kind] * 44))
    if key == "memory_temperature":
        return BLANK_64
    if key == "watts":
        return f"{profile.watts:.6f}"
    if key == "limit":
        return f"{LIMITS[device.kind]:.6f}"
    if key == "energy":
        return str(energy)
    if key == "used":
        return str(profile.memory)
    if key == "free":
        return str(MEMORY[device.kind] - profile.memory - 512)
    if key == "xid":
        return str(xid)
    value = getattr(profile, key)
    return f"{value:.6f}" if isinstance(value, float) else str(value)


def header(style, key):
    name, kind = NAMES[key][style.renamed], "counter" if key == "energy" else "gauge"
    return f"# HELP {name} {NAMES[key][2]}\n# TYPE {name} {kind}\n"


def stamp(seconds):
    return f" {milliseconds(seconds)}"

"""The charges of the CoreWeave node: one per resource and day."""

from .charges import charge, quantity, service
from .clock import at

CW_NODE = "cw-ord-01/gd-8xh100ib-i128/g1f4a2c"


def coreweave():
    """One charge per node and day; the node was drained at 16:00 on the 15th."""
    common = {
        "ResourceId": CW_NODE,
        "ResourceName": "g1f4a2c",
        "ResourceType": "gd-8xh100ib-i128",
        "ServiceName": "GPU Compute",
        "ServiceCategory": "Compute",
        "SkuId": "gd-8xh100ib-i128",
        "SkuPriceId": "gd-8xh100ib-i128/on-demand",
        "ChargeDescription": "HGX H100 node gd-8xh100ib-i128",
    }
    day, next_day, after = at(14, "00:00"), at(15, "00:00"), at(15, "24:00")
    disk = service(
        "Distributed File Storage",
        "Storage",
        "All-NVMe shared file system",
        ResourceId="cw-ord-01/vol/datasets",
        ResourceType="Volume",
    )
    return [
        charge(day, next_day, "1152.00", **common, **quantity("24", "Hours")),
        charge(next_day, after, "768.00", **common, **quantity("16", "Hours")),
        charge(day, next_day, "8.00", **disk, **quantity("1", "Days")),
        charge(next_day, after, "8.00", **disk, **quantity("1", "Days")),
        charge(
            day,
            after,
            "-20.00",
            ChargeCategory="Credit",
            PricingCategory=None,
            **service("GPU Compute", "Compute", "Service level credit, June"),
        ),
    ]

"""The charges of the GCP machines, in euros."""

from .charges import charge, hours, quantity, service
from .clock import HOUR, at

GCP_PROJECT = "acme-serve-eu"
GCP_INVOICE = "5231-88871"


def gcp_resource(kind, name):
    return f"//compute.googleapis.com/projects/{GCP_PROJECT}/zones/europe-west4-a/{kind}/{name}"


def gcp_node(name):
    return gcp_resource("instances", name)


def gce(name, kind, meter, description, sku):
    return {
        "ResourceId": gcp_node(name),
        "ResourceName": name,
        "ResourceType": "Instance",
        "ServiceName": "Compute Engine",
        "ServiceCategory": "Compute",
        "ServiceSubcategory": "Virtual Machines",
        "ChargeDescription": description,
        "SkuId": sku,
        "SkuMeter": meter,
        "SkuPriceId": f"{sku}/eur",
        "SkuPriceDetails": f'{{"InstanceType":"{kind}"}}',
    }


def gcp_hour(start):
    """Four billed machines; the first of them by core, memory and accelerator."""
    end = start + HOUR
    d1 = gce(
        "gke-serve-l4-d1",
        "g2-standard-8",
        "Instance",
        "G2 instance g2-standard-8 running in Netherlands",
        "6A57-L4-0008",
    )
    core = gce(
        "gke-serve-l4-e1",
        "g2-standard-24",
        "Core",
        "G2 Instance Core running in Netherlands",
        "9C71-E844-38BC",
    )
    ram = gce(
        "gke-serve-l4-e1",
        "g2-standard-24",
        "Ram",
        "G2 Instance Ram running in Netherlands",
        "3D06-8117-5F2B",
    )
    gpu = gce(
        "gke-serve-l4-e1",
        "g2-standard-24",
        "GPU",
        "Nvidia L4 GPU attached to G2 instance running in Netherlands",
        "F1A2-39E2-0B77",
    )
    e = {
        n: gce(
            f"gke-serve-l4-{n}",
            "g2-standard-24",
            "Instance",
            "G2 instance g2-standard-24 running in Netherlands",
            "6A57-L4-0024",
        )
        for n in ("e2", "e3")
    }
    g9 = gce(
        "gke-serve-l4-g9",
        "g2-standard-48",
        "Instance",
        "G2 instance g2-standard-48 running in Netherlands",
        "6A57-L4-0048",
    )
    rows = [
        charge(start, end, "0.72", **d1, **quantity("3600", "Seconds", "1", "Hours")),
        charge(start, end, "0.56", **core, **quantity("86400", "Seconds", "24", "Core-Hours")),
        charge(start, end, "0.20", **ram, **quantity("345600", "GiB-Seconds", "96", "GiB-Hours")),
        charge(start, end, "1.40", **gpu, **quantity("7200", "Seconds", "2", "Hours")),
        charge(start, end, "2.16", **e["e2"], **quantity("3600", "Seconds", "1", "Hours")),
        charge(start, end, "4.32", **g9, **quantity("3600", "Seconds", "1", "Hours")),
    ]
    minutes, pricing, cost = up_minutes(start)
    if minutes:
        rows.append(
            charge(start, end, cost, **e["e3"], **quantity(minutes, "Minutes", pricing, "Hours"))
        )
    return rows


def up_minutes(start):
    """The autoscaled machine came up at 00:01 on the 14th and went at 20:37 on the 15th."""
    if start == at(14, "00:00"):
        return "59", "0.9833333333", "2.124"
    if start == at(15, "20:00"):
        return "37", "0.6166666667", "1.332"
    return ("60", "1", "2.16") if start < at(15, "20:00") else (None, None, None)


def gcp():
    rows = [row for day in (14, 15) for start in hours(day) for row in gcp_hour(start)]
    whole = (at(14, "00:00"), at(15, "24:00"))
    return rows + [
        charge(
            *whole,
            "12.60",
            ResourceId=gcp_resource("disks", "models"),
            ResourceType="Disk",
            **service("Compute Engine", "Storage", "Balanced PD Capacity in Netherlands"),
            **quantity("120", "GiB-Months"),
        ),
        charge(
            *whole,
            "7.35",
            ResourceId=gcp_node("gke-serve-l4-e2"),
            ResourceType="Instance",
            **service(
                "Networking", "Networking", "Network Internet Data Transfer Out from Netherlands"
            ),
            **quantity("73.5", "GiB"),
        ),
        charge(
            *whole,
            "29.00",
            ChargeFrequency="Recurring",
            **service(
                "Cloud Customer Care",
                "Other",
                "Standard Support",
                ServiceSubcategory="Other (Other)",
            ),
        ),
        charge(
            *whole,
            "4.40",
            ResourceId=f"//bigquery.googleapis.com/projects/{GCP_PROJECT}",
            ResourceType="Project",
            **service("BigQuery", "Analytics", "Analysis (europe-west4)"),
            **quantity("0.64", "TiB"),
        ),
        charge(
            *whole,
            "113.00",
            ChargeCategory="Tax",
            PricingCategory=None,
            **service("Invoice", "Other", "Tax"),
        ),
        charge(
            *whole,
            "-50.00",
            ChargeCategory="Credit",
            PricingCategory=None,
            **service("Compute Engine", "Compute", "Promotional credit"),
        ),
    ]

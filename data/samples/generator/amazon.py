"""The charges of the two AWS nodes and everything else on that bill."""

from decimal import Decimal as D

from .charges import charge, hours, quantity, service
from .clock import HOUR, at

AWS_ACCOUNT, AWS_SUB = "111111111111", "222222222222"
P5, P4, C7I = "i-0a11b5e55c0ffee01", "i-0a12b5e55c0ffee02", "i-0c71b5e55c0ffee03"
RESERVATION = f"arn:aws:ec2:us-east-1:{AWS_SUB}:scheduled-instance/sci-0f00d5e55c0ffee04"
CAPACITY = f"arn:aws:ec2:us-east-1:{AWS_SUB}:capacity-reservation/cr-0dcr5e55c0ffee05"
AWS_INVOICE, AWS_PURCHASE_INVOICE = "2607-0114452", "2607-0098817"


def ec2(resource, kind, description, sku):
    return {
        "ResourceId": resource,
        "ResourceType": "Instance",
        "ServiceName": "Amazon Elastic Compute Cloud",
        "ServiceCategory": "Compute",
        "ServiceSubcategory": "Virtual Machines",
        "ChargeDescription": description,
        "SkuId": sku,
        "SkuMeter": f"BoxUsage:{kind}",
        "SkuPriceId": f"{sku}.JRTCKXETXF",
        "SkuPriceDetails": f'{{"InstanceType":"{kind}","OperatingSystem":"Linux"}}',
    }


def used(status="Used"):
    return {
        "CommitmentDiscountCategory": "Usage",
        "CommitmentDiscountId": RESERVATION,
        "CommitmentDiscountName": "p4d mornings",
        "CommitmentDiscountStatus": status,
        "CommitmentDiscountType": "Scheduled Reserved Instance",
        "PricingCategory": "Committed",
    }


def aws_day(day):
    """Compute of one day: 55.04/h on demand, 22.40/h reserved, 28.00/h on demand."""
    p5 = ec2(
        P5,
        "p5.48xlarge",
        "$55.04 per On Demand Linux p5.48xlarge Instance Hour",
        "P5USE1ONDEMAND01",
    )
    p4 = ec2(
        P4,
        "p4d.24xlarge",
        "$28.00 per On Demand Linux p4d.24xlarge Instance Hour",
        "P4DUSE1ONDEMAND2",
    )
    c7 = ec2(
        C7I,
        "c7i.24xlarge",
        "$4.25 per On Demand Linux c7i.24xlarge Instance Hour",
        "C7IUSE1ONDEMAND3",
    )
    reserved = {**p4, "ChargeDescription": "p4d.24xlarge scheduled reservation applied", **used()}
    rows = []
    for index, start in enumerate(hours(day)):
        end = start + HOUR
        first = charge(
            start,
            end,
            "55.04",
            list_cost=D("68.80"),
            **p5,
            **quantity("1", "Hours", pricing_unit="Hrs"),
        )
        if day == 15 and index == 3:
            # Consumed quantity not given: the pricing quantity stands in for it.
            first["ConsumedQuantity"] = first["ConsumedUnit"] = None
        rows.append(first)
        if index < 12:
            rows.append(
                charge(
                    start,
                    end,
                    "0",
                    "22.40",
                    list_cost=D("28.00"),
                    **reserved,
                    **quantity("1", "Hours", pricing_unit="Hrs"),
                )
            )
        elif index == 12:
            rows.append(
                charge(
                    start,
                    end,
                    "0",
                    "11.20",
                    list_cost=D("14.00"),
                    **reserved,
                    **quantity("0.5", "Hours", pricing_unit="Hrs"),
                )
            )
            rows.append(
                charge(start, end, "14.00", **p4, **quantity("0.5", "Hours", pricing_unit="Hrs"))
            )
            rows.append(unused_reservation(start, end))
        else:
            rows.append(
                charge(start, end, "28.00", **p4, **quantity("1", "Hours", pricing_unit="Hrs"))
            )
        rows.append(charge(start, end, "4.25", **c7, **quantity("1", "Hours", pricing_unit="Hrs")))
    return rows


def unused_reservation(start, end):
    """The half hour nothing ran on: cost, no quantity, the commitment's own id."""
    details = ec2(
        RESERVATION, "p4d.24xlarge", "p4d.24xlarge scheduled reservation unused", "P4DUSE1ONDEMAND2"
    )
    return charge(
        start,
        end,
        "0",
        "11.20",
        **{**details, "ResourceType": "Scheduled Instance", **used("Unused")},
    )


def unused_capacity(start):
    """An on-demand capacity reservation nobody launched into: 1 h of p4d.24xlarge, 8 GPUs."""
    details = ec2(
        CAPACITY,
        "p4d.24xlarge",
        "$28.00 per Unused Reservation Linux p4d.24xlarge Instance Hour",
        "P4DUSE1UNUSED004",
    )
    extra = {
        "ResourceType": "Capacity Reservation",
        "CapacityReservationId": CAPACITY,
        "CapacityReservationStatus": "Unused",
    }
    return charge(
        start,
        start + HOUR,
        "28.00",
        **{**details, **extra},
        **quantity("1", "Hours", pricing_unit="Hrs"),
    )


def aws_rest():
    """Everything on the bill that is not an instance hour."""
    day, next_day, after = at(14, "00:00"), at(15, "00:00"), at(15, "24:00")
    month = (at(14, "00:00"), at(15, "24:00"))
    rows = [
        charge(
            day,
            day + HOUR,
            "106288.00",
            "0",
            **{**used(), "CommitmentDiscountStatus": None, "PricingCategory": "Standard"},
            ChargeCategory="Purchase",
            ChargeFrequency="One-Time",
            ResourceId=RESERVATION,
            **service(
                "Amazon Elastic Compute Cloud",
                "Compute",
                "Sign up charge for p4d.24xlarge scheduled reservation, 365 days",
            ),
            **quantity("1", "Reservations"),
        ),
        unused_capacity(at(15, "08:00")),
        unused_capacity(at(15, "09:00")),
        charge(
            at(14, "10:00"),
            at(14, "11:00"),
            "18.43",
            "18.432",
            ResourceId=P5,
            ResourceType="Instance",
            **service("AWS Data Transfer", "Networking", "$0.09 per GB data transfer out"),
            **quantity("204.8", "GB"),
        ),
        charge(
            day,
            next_day,
            "0.12",
            ResourceId=P5,
            ResourceType="Instance",
            **service(
                "Amazon Virtual Private Cloud",
                "Networking",
                "$0.005 per In-use public IPv4 address per hour",
            ),
            **quantity("24", "Hours", pricing_unit="Hrs"),
        ),
        charge(
            next_day,
            after,
            "0.12",
            ResourceId=P5,
            ResourceType="Instance",
            **service(
                "Amazon Virtual Private Cloud",
                "Networking",
                "$0.005 per In-use public IPv4 address per hour",
            ),
            **quantity("24", "Hours", pricing_unit="Hrs"),
        ),
        charge(
            *month,
            "25.60",
            ResourceId="vol-0e8bb5e55c0ffee06",
            ResourceType="Storage",
            **service(
                "Amazon Elastic Block Store",
                "Storage",
                "$0.08 per GB-month of General Purpose (gp3) provisioned storage",
            ),
            **quantity("320", "GB-Months"),
        ),
        charge(
            *month,
            "14.20",
            ResourceId="arn:aws:s3:::acme-lake",
            ResourceType="Bucket",
            **service(
                "Amazon Simple Storage Service",
                "Storage",
                "$0.023 per GB - first 50 TB / month of storage used",
            ),
            **quantity("617.39", "GB-Months"),
        ),
        charge(
            *month,
            "6.30",
            ResourceId="arn:aws:logs:us-east-1:222222222222:log-group:/train",
            ResourceType="Log Group",
            **service(
                "AmazonCloudWatch", "Management and Governance", "$0.50 per GB log data ingested"
            ),
            **quantity("12.6", "GB"),
        ),
        charge(
            *month,
            "100.00",
            ChargeFrequency="Recurring",
            **service(
                "AWS Support (Business)",
                "Other",
                "Monthly fee for Business Support",
                ServiceSubcategory="Other (Other)",
            ),
        ),
        charge(
            *month,
            "312.50",
            ChargeCategory="Tax",
            PricingCategory=None,
            **service("Amazon Elastic Compute Cloud", "Compute", "Tax for product code AmazonEC2"),
        ),
        charge(
            *month,
            "-150.00",
            ChargeCategory="Credit",
            PricingCategory=None,
            ChargeFrequency="One-Time",
            **service("Amazon Elastic Compute Cloud", "Compute", "AWS Activate credit"),
        ),
        charge(
            *month,
            "-8.00",
            ChargeCategory="Credit",
            PricingCategory=None,
            ChargeFrequency="One-Time",
            ResourceId=P5,
            ResourceType="Instance",
            **service(
                "Amazon Elastic Compute Cloud",
                "Compute",
                "Refund for an instance reboot of 14 July",
            ),
        ),
        charge(
            at(14, "00:00") - 16 * 24 * HOUR,
            at(14, "01:00") - 16 * 24 * HOUR,
            "-27.52",
            ChargeClass="Correction",
            **{**ec2(P5, "p5.48xlarge", "Correction of June usage", "P5USE1ONDEMAND01")},
            **quantity("-0.5", "Hours", pricing_unit="Hrs"),
        ),
    ]
    return rows

"""The bill of the fleet in FOCUS 1.2."""

import csv
import datetime

from fleet import DAY_SECONDS

ACCOUNT, SUB_ACCOUNT = "111111111111", "222222222222"
INSTANCE, PRICE, LIST_PRICE, CATALOG_PRICE = "p5.48xlarge", "55.04", "68.80", 6.88
INVOICE = "2607-0114452"
PLAN = f"arn:aws:ec2:us-east-1:{SUB_ACCOUNT}:reserved-instances/r-0f00d5e55c0ffee04"

COLUMNS = (
    "AvailabilityZone BilledCost BillingAccountId BillingAccountName BillingAccountType"
    " BillingCurrency BillingPeriodEnd BillingPeriodStart CapacityReservationId"
    " CapacityReservationStatus ChargeCategory ChargeClass ChargeDescription ChargeFrequency"
    " ChargePeriodEnd ChargePeriodStart CommitmentDiscountCategory CommitmentDiscountId"
    " CommitmentDiscountName CommitmentDiscountQuantity CommitmentDiscountStatus"
    " CommitmentDiscountType CommitmentDiscountUnit ConsumedQuantity ConsumedUnit ContractedCost"
    " ContractedUnitPrice EffectiveCost InvoiceId InvoiceIssuerName ListCost ListUnitPrice"
    " PricingCategory PricingCurrency PricingQuantity PricingUnit ProviderName PublisherName"
    " RegionId RegionName ResourceId ResourceName ResourceType ServiceCategory ServiceName"
    " ServiceSubcategory SkuId SkuMeter SkuPriceDetails SkuPriceId SubAccountId SubAccountName"
    " SubAccountType Tags"
).split()

ALWAYS = {
    "BillingAccountId": ACCOUNT, "BillingAccountName": "Acme payer",
    "BillingAccountType": "Management Account", "BillingCurrency": "USD",
    "BillingPeriodStart": "2026-07-01T00:00:00Z", "BillingPeriodEnd": "2026-08-01T00:00:00Z",
    "InvoiceId": INVOICE, "InvoiceIssuerName": "Amazon Web Services, Inc.",
    "PricingCurrency": "USD", "ProviderName": "AWS", "PublisherName": "AWS",
    "SubAccountId": SUB_ACCOUNT, "SubAccountName": "acme-train",
    "SubAccountType": "Member Account",
}  # fmt: skip
MACHINE = {
    "ChargeCategory": "Usage", "ChargeFrequency": "Usage-Based", "RegionId": "us-east-1",
    "RegionName": "US East (N. Virginia)", "ResourceType": "Instance",
    "ServiceCategory": "Compute", "ServiceName": "Amazon Elastic Compute Cloud",
    "ServiceSubcategory": "Virtual Machines", "SkuId": "P5USE1ONDEMAND01",
    "SkuPriceId": "P5USE1ONDEMAND01.JRTCKXETXF", "SkuMeter": f"BoxUsage:{INSTANCE}",
    "SkuPriceDetails": f'{{"InstanceType":"{INSTANCE}","OperatingSystem":"Linux"}}',
    "PricingQuantity": "1", "PricingUnit": "Hrs", "ConsumedQuantity": "1",
    "ConsumedUnit": "Hours",
}  # fmt: skip


def instant(hour):
    at = datetime.datetime.fromtimestamp(DAY_SECONDS + 3600 * hour, datetime.timezone.utc)
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def costs(billed, effective, listed):
    return {
        "BilledCost": billed, "EffectiveCost": effective, "ContractedCost": effective,
        "ListCost": listed,
    }  # fmt: skip


def machine_hour(node, hour):
    return ALWAYS | MACHINE | costs(PRICE, PRICE, LIST_PRICE) | {
        "ChargePeriodStart": instant(hour), "ChargePeriodEnd": instant(hour + 1),
        "ResourceId": node.resource, "PricingCategory": "Standard",
        "ListUnitPrice": LIST_PRICE, "ContractedUnitPrice": PRICE,
        "ChargeDescription": f"${PRICE} per On Demand Linux {INSTANCE} Instance Hour",
    }  # fmt: skip


def unused_hour(hour):
    return ALWAYS | MACHINE | costs("0", "44.00", "44.00") | {
        "ChargePeriodStart": instant(hour), "ChargePeriodEnd": instant(hour + 1),
        "ResourceId": PLAN, "ResourceType": "Reserved Instance", "PricingCategory": "Committed",
        "CommitmentDiscountCategory": "Usage", "CommitmentDiscountId": PLAN,
        "CommitmentDiscountName": "one more machine", "CommitmentDiscountStatus": "Unused",
        "CommitmentDiscountType": "Reserved Instance", "CommitmentDiscountQuantity": "1",
        "CommitmentDiscountUnit": "Hours", "ConsumedQuantity": "", "ConsumedUnit": "",
        "ChargeDescription": f"{INSTANCE} reserved instance unused",
    }  # fmt: skip


def tax(nodes, hours):
    amount = f"{0.05 * 55.04 * len(nodes) * hours:.2f}"
    return ALWAYS | costs(amount, amount, amount) | {
        "ChargeCategory": "Tax", "ChargeFrequency": "Recurring", "ServiceCategory": "Other",
        "ServiceName": "Tax", "ServiceSubcategory": "Other (Other)",
        "ChargePeriodStart": "2026-07-01T00:00:00Z", "ChargePeriodEnd": "2026-08-01T00:00:00Z",
        "ChargeDescription": "Sales tax",
    }  # fmt: skip


def write_bill(folder, nodes, hours):
    """Hourly charges of every node, but for the last hour of the last one: a list price holds."""
    folder.mkdir(parents=True)
    rows = [machine_hour(node, hour) for hour in range(hours) for node in nodes][:-1]
    rows += [unused_hour(0), tax(nodes, hours)]
    with open(folder / "focus-1-2_2026-07.csv", "w", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)

"""Billing exports: the same charges as each provider's file writes them."""

from .clock import at, moment
from .amazon import AWS_ACCOUNT, AWS_INVOICE, AWS_PURCHASE_INVOICE, AWS_SUB, aws_day, aws_rest
from .google import GCP_INVOICE, GCP_PROJECT, gcp
from .output import write_gzip, write_text
from .specialist import coreweave

AWS_COLUMNS = """
    AvailabilityZone BilledCost BillingAccountId BillingAccountName BillingAccountType
    BillingCurrency BillingPeriodEnd BillingPeriodStart CapacityReservationId
    CapacityReservationStatus ChargeCategory ChargeClass ChargeDescription ChargeFrequency
    ChargePeriodEnd ChargePeriodStart CommitmentDiscountCategory CommitmentDiscountId
    CommitmentDiscountName CommitmentDiscountQuantity CommitmentDiscountStatus
    CommitmentDiscountType CommitmentDiscountUnit ConsumedQuantity ConsumedUnit ContractedCost
    ContractedUnitPrice EffectiveCost InvoiceId InvoiceIssuerName ListCost ListUnitPrice
    PricingCategory PricingCurrency PricingQuantity PricingUnit ProviderName PublisherName
    RegionId RegionName ResourceId ResourceName ResourceType ServiceCategory ServiceName
    ServiceSubcategory SkuId SkuMeter SkuPriceDetails SkuPriceId SubAccountId SubAccountName
    SubAccountType Tags x_Operation
""".split()
COREWEAVE_COLUMNS = """
    AvailabilityZone BilledCost BillingAccountId BillingAccountName BillingCurrency
    BillingPeriodEnd BillingPeriodStart ChargeCategory ChargeClass ChargeDescription
    ChargeFrequency ChargePeriodEnd ChargePeriodStart CommitmentDiscountCategory
    CommitmentDiscountId CommitmentDiscountName CommitmentDiscountStatus
    CommitmentDiscountType ConsumedQuantity ConsumedUnit ContractedCost ContractedUnitPrice
    EffectiveCost InvoiceIssuerName ListCost ListUnitPrice PricingCategory PricingQuantity
    PricingUnit ProviderName PublisherName RegionId RegionName ResourceId ResourceName
    ResourceType ServiceCategory ServiceName SkuId SkuPriceId SubAccountId SubAccountName Tags
""".split()
GCP_COLUMNS = """
    ServiceProviderName HostProviderName ProviderName PublisherName InvoiceIssuerName
    InvoiceId BillingAccountId BillingAccountName BillingAccountType SubAccountId
    SubAccountName SubAccountType BillingPeriodStart BillingPeriodEnd ChargePeriodStart
    ChargePeriodEnd ChargeCategory ChargeClass ChargeDescription ChargeFrequency BilledCost
    EffectiveCost ListCost ContractedCost ListUnitPrice ContractedUnitPrice PricingCategory
    PricingQuantity PricingUnit PricingCurrency BillingCurrency ConsumedQuantity ConsumedUnit
    ServiceName ServiceCategory ServiceSubcategory SkuId SkuMeter SkuPriceId SkuPriceDetails
    ResourceId ResourceName ResourceType RegionId RegionName AvailabilityZone
    CommitmentDiscountId CommitmentDiscountStatus ContractApplied AllocatedMethodId
    AllocatedMethodDetails AllocatedResourceId AllocatedResourceName AllocatedTags Tags
    x_credits
""".split()

ISO = "%Y-%m-%dT%H:%M:%SZ"


def aws_row(row):
    purchase = row["ChargeCategory"] == "Purchase"
    return {
        "ProviderName": "AWS",
        "PublisherName": "AWS",
        "InvoiceIssuerName": "Amazon Web Services, Inc.",
        "InvoiceId": AWS_PURCHASE_INVOICE if purchase else AWS_INVOICE,
        "BillingAccountId": AWS_ACCOUNT,
        "BillingAccountName": "Acme payer",
        "BillingAccountType": "Management Account",
        "SubAccountId": AWS_SUB,
        "SubAccountName": "acme-train",
        "SubAccountType": "Member Account",
        "BillingCurrency": "USD",
        "PricingCurrency": "USD",
        "RegionId": "us-east-1",
        "RegionName": "US East (N. Virginia)",
        "Tags": '{"user:owner": "ml-platform"}',
        "x_Operation": "RunInstances" if row.get("SkuMeter") else None,
        **row,
    }


def coreweave_row(row):
    return {
        "ProviderName": "CoreWeave",
        "PublisherName": "CoreWeave",
        "InvoiceIssuerName": "CoreWeave, Inc.",
        "BillingAccountId": "acme-0417",
        "BillingAccountName": "Acme",
        "SubAccountId": "acme-research",
        "SubAccountName": "acme-research",
        "BillingCurrency": "USD",
        "RegionId": "ord1",
        "RegionName": "Chicago",
        **row,
    }


def gcp_row(row):
    return {
        "ServiceProviderName": "GCP",
        "HostProviderName": "GCP",
        "ProviderName": "GCP",
        "PublisherName": "GCP",
        "InvoiceIssuerName": "Google Cloud EMEA Limited",
        "InvoiceId": GCP_INVOICE,
        "BillingAccountId": "01A2B3-C4D5E6-F70819",
        "BillingAccountName": "Acme EMEA",
        "BillingAccountType": "Billing Account",
        "SubAccountId": GCP_PROJECT,
        "SubAccountName": "Acme serving",
        "SubAccountType": "Project",
        "BillingCurrency": "EUR",
        "PricingCurrency": "EUR",
        "RegionId": "europe-west4",
        "RegionName": "Netherlands",
        "AvailabilityZone": "europe-west4-a" if row.get("ResourceId") else None,
        "x_credits": "[]",
        **row,
    }


def cell(value, quote, null):
    if value is None:
        return null
    text = str(value)
    if quote or any(c in text for c in ',"\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def table(columns, rows, moments, quoted=False, null=""):
    lines = [",".join(cell(c, quoted, null) for c in columns)]
    for row in rows:
        values = {**row, "BillingPeriodStart": at(1, "00:00"), "BillingPeriodEnd": at(32, "00:00")}
        for name in (
            "BillingPeriodStart",
            "BillingPeriodEnd",
            "ChargePeriodStart",
            "ChargePeriodEnd",
        ):
            values[name] = moment(values[name]).strftime(moments)
        numbers = [
            c
            for c in columns
            if c.endswith("Cost") or c.endswith("Quantity") or c.endswith("UnitPrice")
        ]
        lines.append(
            ",".join(cell(values.get(c), quoted and c not in numbers, null) for c in columns)
        )
    return "\n".join(lines) + "\n"


def first_aws_export():
    """AWS by the morning of the 15th: the last hours missing, one hour too cheap."""
    rows = [row for row in aws_day(14) if row["ChargePeriodStart"] < at(14, "22:00")]
    for row in rows:
        if row["ChargePeriodStart"] == at(14, "21:00") and row["SkuId"].startswith("P5"):
            row["BilledCost"] = row["EffectiveCost"] = type(row["BilledCost"])("50.00")
    return rows + aws_rest()[:1]


def write(landing):
    folder = landing / "billing"
    for name, rows in (
        ("20260715T060512Z", first_aws_export()),
        ("20260716T060447Z", aws_day(14) + aws_day(15) + aws_rest()),
    ):
        text = table(AWS_COLUMNS, [aws_row(r) for r in rows], ISO)
        write_gzip(folder / "aws" / f"acme-focus-1-2_2026-07_{name}.csv.gz", text)
    text = table(
        COREWEAVE_COLUMNS,
        [coreweave_row(r) for r in coreweave()],
        "%Y-%m-%d %H:%M:%S",
        True,
        "NULL",
    )
    write_text(folder / "coreweave" / "focus_1_0_2026-07.csv", text)
    text = table(GCP_COLUMNS, [gcp_row(r) for r in gcp()], ISO)
    write_text(folder / "gcp" / "focus_1_3_202607.csv", text)

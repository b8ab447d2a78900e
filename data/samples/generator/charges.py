"""What every charge line has, whoever bills it. Prices are round on purpose."""

from decimal import Decimal as D

from .clock import HOUR, at


def charge(start, end, billed, effective=None, **columns):
    """One charge line with the columns every provider fills."""
    cost = D(billed)
    effective = cost if effective is None else D(effective)
    row = {
        "ChargePeriodStart": start,
        "ChargePeriodEnd": end,
        "BilledCost": cost,
        "EffectiveCost": effective,
        "ListCost": columns.pop("list_cost", effective),
        "ContractedCost": columns.pop("contracted_cost", effective),
        "ChargeCategory": "Usage",
        "ChargeFrequency": "Usage-Based",
        "PricingCategory": "Standard",
    }
    row.update({k: D(v) if k.endswith("Quantity") else v for k, v in columns.items()})
    return row


def quantity(amount, unit, pricing_amount=None, pricing_unit=None):
    return {
        "ConsumedQuantity": amount,
        "ConsumedUnit": unit,
        "PricingQuantity": pricing_amount or amount,
        "PricingUnit": pricing_unit or unit,
    }


def service(name, category, description, **more):
    return {
        "ServiceName": name,
        "ServiceCategory": category,
        "ChargeDescription": description,
        **more,
    }


def hours(day):
    return range(at(day, "00:00"), at(day, "24:00"), HOUR)

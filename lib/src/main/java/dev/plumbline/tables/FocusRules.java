package dev.plumbline.tables;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.not;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * What FOCUS demands of a charge line, as far as the line itself can show it. Each check is named
 * after the rule's id in the conformance model of FOCUS 1.2, and holds for lines that were read as
 * FOCUS of the version that brought the rule, or a later one; lines of other formats owe FOCUS
 * nothing. Providers do break these rules, so each of them warns and none stops a publication.
 *
 * <p>Left out are rules that need more than the line (whether a purchase covers later charges,
 * whether an invoice exists), rules about the reader's own columns, and {@code BilledCost-C-005-C},
 * which would take every invoice issued by a provider's subsidiary for a marketplace sale.
 */
final class FocusRules {
  private static final String AFTER_ALL_VERSIONS = "FOCUS 2";

  /** A price times a quantity may differ from the cost by a millionth part of it. */
  private static final double RELATIVE = 1e-6;

  /** Costs below it differ by the last printed digit. */
  private static final double ABSOLUTE = 1e-8;

  private final TableBuilder table;

  private FocusRules(TableBuilder table) {
    this.table = table;
  }

  /** Declares the rules on the table of charges, whose columns exist by now. */
  static TableBuilder on(TableBuilder table) {
    FocusRules rules = new FocusRules(table);
    rules.mandatory();
    rules.words();
    rules.units();
    rules.categories();
    rules.commitments();
    rules.costs();
    return table;
  }

  private void rule(int sinceMinor, String id, String text, Column predicate) {
    Column isConcerned =
        FocusCharge.SOURCE_FORMAT.of().between("FOCUS 1." + sinceMinor, AFTER_ALL_VERSIONS);
    table.warn(id + ": " + text, not(isConcerned).or(predicate));
  }

  private void mandatory() {
    present(0, "ContractedCost-C-003-M", FocusCharge.CONTRACTED_COST);
    present(0, "ListCost-C-003-M", FocusCharge.LIST_COST);
    present(0, "InvoiceIssuerName-C-003-M", FocusCharge.INVOICE_ISSUER_NAME);
    // From 1.3 on it is filled from ServiceProviderName where the file has that alone.
    present(0, "ProviderName-C-003-M", FocusCharge.PROVIDER_NAME);
    present(0, "ServiceName-C-003-M", FocusCharge.SERVICE_NAME);
  }

  private void present(int sinceMinor, String id, Col column) {
    rule(sinceMinor, id, column.name() + " has a value", column.of().isNotNull());
  }

  private void words() {
    words(0, "ChargeClass-C-005-C", FocusCharge.CHARGE_CLASS, "Correction");
    words(
        0,
        "ChargeFrequency-C-003-M",
        FocusCharge.CHARGE_FREQUENCY,
        "One-Time",
        "Recurring",
        "Usage-Based");
    words(
        0,
        "PricingCategory-C-007-M",
        FocusCharge.PRICING_CATEGORY,
        "Standard",
        "Committed",
        "Dynamic",
        "Other");
    // The model's own list (Active, Expired, Pending) contradicts the standard's text.
    words(
        0,
        "CommitmentDiscountStatus-C-005-M",
        FocusCharge.COMMITMENT_DISCOUNT_STATUS,
        "Used",
        "Unused");
    rule(
        0,
        "ServiceCategory-C-003-M",
        "ServiceCategory is one of the 19 of FOCUS",
        FocusCharge.SERVICE_CATEGORY.of().isNotNull().and(isServiceCategory()));
    rule(
        0,
        "BillingCurrency-C-006-M",
        "BillingCurrency is a code of ISO 4217",
        FocusCharge.BILLING_CURRENCY.of().rlike("^[A-Z]{3}$"));
  }

  private void words(int sinceMinor, String id, Col column, String... words) {
    rule(
        sinceMinor,
        id,
        column.name() + " is one of " + String.join(", ", words),
        column.of().isin((Object[]) words));
  }

  private static Column isServiceCategory() {
    return FocusCharge.SERVICE_CATEGORY
        .of()
        .isin(
            "AI and Machine Learning",
            "Analytics",
            "Business Applications",
            "Compute",
            "Databases",
            "Developer Tools",
            "Multicloud",
            "Identity",
            "Integration",
            "Internet of Things",
            "Management and Governance",
            "Media",
            "Migration",
            "Mobile",
            "Networking",
            "Security",
            "Storage",
            "Web",
            "Other");
  }

  private void units() {
    together(0, "PricingUnit", FocusCharge.PRICING_UNIT, FocusCharge.PRICING_QUANTITY);
    together(0, "ConsumedUnit", FocusCharge.CONSUMED_UNIT, FocusCharge.CONSUMED_QUANTITY);
    together(
        1,
        "CommitmentDiscountUnit",
        FocusCharge.COMMITMENT_DISCOUNT_UNIT,
        FocusCharge.COMMITMENT_DISCOUNT_QUANTITY);
  }

  private void together(int sinceMinor, String rules, Col unit, Col quantity) {
    rule(
        sinceMinor,
        rules + "-C-005-C, " + rules + "-C-006-C",
        unit.name() + " stands where " + quantity.name() + " does, and only there",
        unit.of().isNull().equalTo(quantity.of().isNull()));
  }

  private void categories() {
    priced("PricingQuantity-C-004-C, PricingQuantity-C-005-C", FocusCharge.PRICING_QUANTITY);
    priced("SkuId-C-004-C, SkuId-C-005-C", FocusCharge.SKU_ID);
    priced("SkuPriceId-C-004-C, SkuPriceId-C-005-C", FocusCharge.SKU_PRICE_ID);
    rule(
        0,
        "ChargeFrequency-C-004-C",
        "a Purchase is not Usage-Based",
        not(is("Purchase")).or(FocusCharge.CHARGE_FREQUENCY.of().notEqual("Usage-Based")));
    rule(
        1,
        "ConsumedQuantity-C-004-C",
        "only Usage that is not an unused commitment consumes",
        FocusCharge.CONSUMED_QUANTITY
            .of()
            .isNull()
            .or(
                is("Usage")
                    .and(not(FocusCharge.COMMITMENT_DISCOUNT_STATUS.of().eqNullSafe("Unused")))));
  }

  /** Usage and purchases have it unless they correct something; taxes have none. */
  private void priced(String ids, Col column) {
    Column isMeant = is("Usage").or(is("Purchase")).and(not(isCorrection()));
    rule(
        0,
        ids,
        column.name() + " stands with Usage and Purchase, never with Tax",
        not(isMeant).or(column.of().isNotNull()).and(not(is("Tax")).or(column.of().isNull())));
  }

  private void commitments() {
    Column hasCommitment = FocusCharge.COMMITMENT_DISCOUNT_ID.of().isNotNull();
    withCommitment(
        "CommitmentDiscountCategory-C-003-C, CommitmentDiscountCategory-C-004-C",
        FocusCharge.COMMITMENT_DISCOUNT_CATEGORY);
    withCommitment(
        "CommitmentDiscountType-C-004-C, CommitmentDiscountType-C-005-C",
        FocusCharge.COMMITMENT_DISCOUNT_TYPE);
    status(
        0,
        "CommitmentDiscountStatus-C-003-C, CommitmentDiscountStatus-C-004-C",
        FocusCharge.COMMITMENT_DISCOUNT_STATUS,
        FocusCharge.COMMITMENT_DISCOUNT_ID);
    status(
        1,
        "CapacityReservationStatus-C-003-C, CapacityReservationStatus-C-004-C",
        FocusCharge.CAPACITY_RESERVATION_STATUS,
        FocusCharge.CAPACITY_RESERVATION_ID);
    rule(
        0,
        "EffectiveCost-C-005-C",
        "EffectiveCost of a commitment's purchase is 0",
        not(is("Purchase").and(hasCommitment)).or(FocusCharge.EFFECTIVE_COST.of().equalTo(0)));
  }

  private void withCommitment(String ids, Col column) {
    rule(
        0,
        ids,
        column.name() + " stands where CommitmentDiscountId does, and only there",
        column.of().isNull().equalTo(FocusCharge.COMMITMENT_DISCOUNT_ID.of().isNull()));
  }

  /** A status belongs to an id, and usage with an id has one. */
  private void status(int sinceMinor, String ids, Col status, Col id) {
    rule(
        sinceMinor,
        ids,
        status.name() + " belongs to " + id.name() + ", whose Usage has it",
        status
            .of()
            .isNull()
            .and(id.of().isNull().or(not(is("Usage"))))
            .or(status.of().isNotNull().and(id.of().isNotNull())));
  }

  private void costs() {
    product(
        "ContractedUnitPrice-C-011-C",
        FocusCharge.CONTRACTED_COST,
        FocusCharge.CONTRACTED_UNIT_PRICE);
    product("ListCost-C-009-C", FocusCharge.LIST_COST, FocusCharge.LIST_UNIT_PRICE);
    notNegative("ContractedUnitPrice-C-009-C", FocusCharge.CONTRACTED_UNIT_PRICE);
    notNegative("ListUnitPrice-C-008-M", FocusCharge.LIST_UNIT_PRICE);
    rule(
        0,
        "EffectiveCost-C-010-C",
        "EffectiveCost of a Credit is its BilledCost",
        not(is("Credit"))
            .or(FocusCharge.EFFECTIVE_COST.of().equalTo(FocusCharge.BILLED_COST.of())));
  }

  private void product(String id, Col cost, Col price) {
    Column product = number(price).multiply(number(FocusCharge.PRICING_QUANTITY));
    Column greater = greatest(abs(product), abs(number(cost)));
    rule(
        0,
        id,
        cost.name() + " is " + price.name() + " × PricingQuantity",
        isCorrection()
            .or(abs(product.minus(number(cost))).leq(greater.multiply(RELATIVE).plus(ABSOLUTE))));
  }

  private void notNegative(String id, Col price) {
    rule(0, id, price.name() + " is not negative", price.of().geq(0));
  }

  /** In double precision: Spark's product of two of our decimals keeps six places only. */
  private static Column number(Col column) {
    return column.of().cast(DataTypes.DoubleType);
  }

  private static Column is(String category) {
    return FocusCharge.CHARGE_CATEGORY.of().equalTo(category);
  }

  private static Column isCorrection() {
    return FocusCharge.CHARGE_CLASS.of().eqNullSafe("Correction");
  }
}

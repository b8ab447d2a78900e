package dev.plumbline.ingest.gcp;

import dev.plumbline.schema.Col;
import dev.plumbline.tables.FocusCharge;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The fields of Google Cloud's detailed (or standard) usage cost export, which FOCUS column they go
 * to, and how. Fields of records are written with a dot, or in flat tables with an underscore.
 */
enum GcpField {
  BILLING_ACCOUNT("billing_account_id", FocusCharge.BILLING_ACCOUNT_ID, ""),
  INVOICE_MONTH(
      "invoice.month",
      FocusCharge.BILLING_PERIOD_START,
      "the month in Pacific time, as Google invoices; BillingPeriodEnd is the next"),
  COST_TYPE(
      "cost_type",
      FocusCharge.CHARGE_CATEGORY,
      "regular: Usage, of a commitment's fee Purchase; tax: Tax; adjustment, rounding_error:"
          + " Adjustment"),
  START("usage_start_time", FocusCharge.CHARGE_PERIOD_START, ""),
  END("usage_end_time", FocusCharge.CHARGE_PERIOD_END, ""),
  COST(
      "cost",
      FocusCharge.BILLED_COST,
      "plus the credits; EffectiveCost is the same; without them it is ContractedCost"),
  CREDITS(
      "credits",
      FocusCharge.BILLED_COST,
      "added to cost, all of them; of committed use: CommitmentDiscountCategory, Name, Status;"
          + " list kept"),
  CURRENCY("currency", FocusCharge.BILLING_CURRENCY, ""),
  LIST_COST("cost_at_list", FocusCharge.LIST_COST, ""),
  SERVICE("service.description", FocusCharge.SERVICE_NAME, "and, with the SKU, ServiceCategory"),
  SKU_ID("sku.id", FocusCharge.SKU_ID, ""),
  SKU(
      "sku.description",
      FocusCharge.CHARGE_DESCRIPTION,
      "of Compute Engine also SkuMeter: GPU, Core, Ram; of Vertex AI: GPU; Commitment…: a fee;"
          + " Spot: Dynamic"),
  USAGE_AMOUNT("usage.amount", FocusCharge.CONSUMED_QUANTITY, "of usage"),
  USAGE_UNIT(
      "usage.unit",
      FocusCharge.CONSUMED_UNIT,
      "seconds of GPUs and cores: GPU-Seconds, Core-Seconds"),
  PRICING_AMOUNT(
      "usage.amount_in_pricing_units", FocusCharge.PRICING_QUANTITY, "cost_type regular"),
  PRICING_UNIT("usage.pricing_unit", FocusCharge.PRICING_UNIT, "hours as usage.unit"),
  EFFECTIVE_PRICE("price.effective_price", FocusCharge.CONTRACTED_UNIT_PRICE, ""),
  LIST_PRICE("price.list_price", FocusCharge.LIST_UNIT_PRICE, ""),
  PROJECT_ID("project.id", FocusCharge.SUB_ACCOUNT_ID, ""),
  PROJECT_NAME("project.name", FocusCharge.SUB_ACCOUNT_NAME, ""),
  RESOURCE_GLOBAL_NAME(
      "resource.global_name",
      FocusCharge.RESOURCE_ID,
      "else resource.name; its last collection is ResourceType"),
  RESOURCE_NAME("resource.name", FocusCharge.RESOURCE_NAME, ""),
  LOCATION("location.location", FocusCharge.REGION_ID, "without location.region"),
  REGION("location.region", FocusCharge.REGION_ID, ""),
  ZONE("location.zone", FocusCharge.AVAILABILITY_ZONE, ""),
  LABELS("labels", FocusCharge.TAGS, "a list of key and value"),
  PROJECT_LABELS("project.labels", FocusCharge.TAGS, "where labels do not have the key"),
  RESOURCE_TAGS("tags", FocusCharge.TAGS, "as namespace/key, where labels do not have it"),
  SYSTEM_LABELS(
      "system_labels",
      FocusCharge.SKU_PRICE_DETAILS,
      "machine_spec: InstanceType; is_unused_reservation: CapacityReservationStatus; list kept"),
  SUBSCRIPTION(
      "subscription.instance_id",
      FocusCharge.COMMITMENT_DISCOUNT_ID,
      "else the id of the committed-use credit; of a fee else its SKU"),
  CONSUMPTION_MODEL(
      "consumption_model.description",
      FocusCharge.PRICING_CATEGORY,
      "other than Default: Committed"),
  ADJUSTMENT_ID("adjustment_info.id", FocusCharge.CHARGE_CLASS, "Correction; kept"),
  ADJUSTMENT_TYPE("adjustment_info.type", FocusCharge.CHARGE_CLASS, "Correction; kept"),
  ADJUSTMENT_MODE("adjustment_info.mode", FocusCharge.CHARGE_CLASS, "Correction; kept"),
  ADJUSTMENT_DESCRIPTION(
      "adjustment_info.description", FocusCharge.CHARGE_CLASS, "Correction; kept"),
  SELLER("seller_name", FocusCharge.PUBLISHER_NAME, "unless transaction_type is GOOGLE"),
  TRANSACTION_TYPE("transaction_type", FocusCharge.PUBLISHER_NAME, "see seller_name; kept");

  /** Without these nothing is a charge. */
  static final List<GcpField> MANDATORY =
      List.of(BILLING_ACCOUNT, INVOICE_MONTH, COST_TYPE, START, END, COST, CURRENCY);

  /** Fields that hold lists or maps, which stay in one piece. */
  static final Set<String> LISTS =
      Set.of("credits", "labels", "project.labels", "tags", "system_labels", "project.ancestors");

  /** Fields that are kept whole although a rule reads them. */
  static final Set<GcpField> KEPT =
      Set.of(
          CREDITS,
          SYSTEM_LABELS,
          CONSUMPTION_MODEL,
          ADJUSTMENT_ID,
          ADJUSTMENT_TYPE,
          ADJUSTMENT_MODE,
          ADJUSTMENT_DESCRIPTION,
          TRANSACTION_TYPE);

  private static final Set<String> KNOWN =
      Set.of(
          "consumption_model.id",
          "cost_at_effective_price_default",
          "cost_at_list_consumption_model",
          "currency_conversion_rate",
          "export_time",
          "invoice.publisher_type",
          "location.country",
          "price.effective_price_default",
          "price.list_price_consumption_model",
          "price.pricing_unit_quantity",
          "price.tier_start_amount",
          "price.unit",
          "project.ancestors",
          "project.ancestry_numbers",
          "project.number",
          "service.id");

  private static final Map<String, GcpField> BY_NAME = new HashMap<>();
  private static final Set<String> KNOWN_PLAIN = new HashSet<>();

  static {
    for (GcpField field : values()) {
      BY_NAME.put(plain(field.path), field);
    }
    KNOWN.forEach(name -> KNOWN_PLAIN.add(plain(name)));
  }

  private final String path;
  private final Col focus;
  private final String rule;

  GcpField(String path, Col focus, String rule) {
    this.path = path;
    this.focus = focus;
    this.rule = rule;
  }

  /** Its name, with dots. */
  String path() {
    return path;
  }

  /** The FOCUS column it goes to. */
  Col focus() {
    return focus;
  }

  /** How; empty when it is taken as it stands. */
  String rule() {
    return rule;
  }

  /** The field of this name, or null. */
  static GcpField of(String name) {
    return BY_NAME.get(plain(name));
  }

  /** True for a field that Google is known to write and that is only kept. */
  static boolean isKnown(String name) {
    return KNOWN_PLAIN.contains(plain(name));
  }

  private static String plain(String name) {
    return name.trim().toLowerCase(Locale.ROOT).replace('.', '_');
  }
}

package dev.plumbline.cost.charge;

import dev.plumbline.cost.inventory.GpuTypes;
import dev.plumbline.cost.inventory.Node;
import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.facts.InstanceGpus;
import dev.plumbline.facts.InstanceGpus.Gpus;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.terms.ChargeMeter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;

/** One charge line of the bill, with what is known of the machine it is about. */
final class Charge {
  /** The FOCUS columns that say what a charge is. */
  static final RowLayout COLUMNS =
      RowLayout.of(
          FocusCharge.PERIOD,
          FocusCharge.SOURCE,
          FocusCharge.SOURCE_FILE,
          FocusCharge.LINE_NUMBER,
          FocusCharge.BILLING_PERIOD_START,
          FocusCharge.BILLING_PERIOD_END,
          FocusCharge.CHARGE_PERIOD_START,
          FocusCharge.CHARGE_PERIOD_END,
          FocusCharge.CHARGE_CATEGORY,
          FocusCharge.CHARGE_CLASS,
          FocusCharge.CHARGE_DESCRIPTION,
          FocusCharge.BILLED_COST,
          FocusCharge.EFFECTIVE_COST,
          FocusCharge.LIST_COST,
          FocusCharge.CONTRACTED_COST,
          FocusCharge.BILLING_CURRENCY,
          FocusCharge.BILLING_ACCOUNT_ID,
          FocusCharge.SUB_ACCOUNT_ID,
          FocusCharge.INVOICE_ID,
          FocusCharge.INVOICE_ISSUER_NAME,
          FocusCharge.SERVICE_PROVIDER_NAME,
          FocusCharge.PROVIDER_NAME,
          FocusCharge.PUBLISHER_NAME,
          FocusCharge.REGION_ID,
          FocusCharge.RESOURCE_ID,
          FocusCharge.RESOURCE_TYPE,
          FocusCharge.SERVICE_CATEGORY,
          FocusCharge.SERVICE_SUBCATEGORY,
          FocusCharge.SERVICE_NAME,
          FocusCharge.SKU_ID,
          FocusCharge.SKU_METER,
          FocusCharge.SKU_PRICE_DETAILS,
          FocusCharge.PRICING_CATEGORY,
          FocusCharge.CONSUMED_QUANTITY,
          FocusCharge.CONSUMED_UNIT,
          FocusCharge.PRICING_QUANTITY,
          FocusCharge.PRICING_UNIT,
          FocusCharge.COMMITMENT_DISCOUNT_ID,
          FocusCharge.COMMITMENT_DISCOUNT_STATUS,
          FocusCharge.COMMITMENT_DISCOUNT_QUANTITY,
          FocusCharge.COMMITMENT_DISCOUNT_UNIT,
          FocusCharge.CAPACITY_RESERVATION_ID,
          FocusCharge.CAPACITY_RESERVATION_STATUS,
          FocusCharge.EXTRA);

  private final Row row;
  private final GpuTypes types;
  private final Node node;
  private final String meter;
  private String instanceType;
  private Gpus gpus;
  private boolean typeKnown;
  private ChargeMeter metered;

  Charge(Row row, Nodes nodes, GpuTypes types) {
    this.row = row;
    this.types = types;
    String resource = text(FocusCharge.RESOURCE_ID);
    this.node = resource == null ? null : nodes.ofResource(resource).orElse(null);
    String skuMeter = text(FocusCharge.SKU_METER);
    this.meter = skuMeter == null ? usageType() : skuMeter;
  }

  /** Only charges that may be compute need it, and most are not. */
  private void lookUpType() {
    if (!typeKnown) {
      String configured = node == null ? null : node.instanceType();
      instanceType = configured == null ? namedType() : configured;
      gpus = types.of(provider(), instanceType).or(this::statedGpus).orElse(null);
      typeKnown = true;
    }
  }

  /** What the bill itself says: the details of the price, else a text of known shape. */
  private Optional<Gpus> statedGpus() {
    return GpuWords.counted(text(FocusCharge.SKU_PRICE_DETAILS))
        .or(() -> GpuWords.named(instanceType))
        .or(() -> GpuWords.named(meter))
        .or(() -> GpuWords.named(text(FocusCharge.CHARGE_DESCRIPTION)))
        .map(count -> new Gpus(count, null));
  }

  String text(Col column) {
    return COLUMNS.text(row, column);
  }

  BigDecimal decimal(Col column) {
    return COLUMNS.decimal(row, column);
  }

  Long lineNumber() {
    return COLUMNS.whole(row, FocusCharge.LINE_NUMBER);
  }

  long milliseconds(Col column) {
    return COLUMNS.milliseconds(row, column);
  }

  Instant instant(Col column) {
    return COLUMNS.instant(row, column);
  }

  LocalDate period() {
    return COLUMNS.date(row, FocusCharge.PERIOD);
  }

  boolean is(Col column, String value) {
    return value.equalsIgnoreCase(text(column));
  }

  private String usageType() {
    return extra().get(NamedInstanceType.AWS_USAGE_TYPE);
  }

  /** Columns that FOCUS does not know, by name. */
  Map<String, String> extra() {
    Map<String, String> extra = row.getJavaMap(COLUMNS.position(FocusCharge.EXTRA));
    return extra == null ? Map.of() : extra;
  }

  private String namedType() {
    return NamedInstanceType.of(
        types,
        provider(),
        text(FocusCharge.SKU_PRICE_DETAILS),
        text(FocusCharge.RESOURCE_TYPE),
        meter,
        text(FocusCharge.SKU_ID),
        text(FocusCharge.CHARGE_DESCRIPTION));
  }

  /** Who provides the resource. */
  String provider() {
    String named = text(FocusCharge.SERVICE_PROVIDER_NAME);
    String older = named == null ? text(FocusCharge.PROVIDER_NAME) : named;
    return older == null && node != null ? node.provider() : older;
  }

  String subAccount() {
    String billed = text(FocusCharge.SUB_ACCOUNT_ID);
    return billed == null && node != null ? node.subAccount() : billed;
  }

  Optional<Node> node() {
    return Optional.ofNullable(node);
  }

  /** The node's configured type, else the one the bill names, else null. */
  String instanceType() {
    lookUpType();
    return instanceType;
  }

  /** The GPUs of its machine; empty where it has none, or nobody says how many. */
  Optional<Gpus> gpus() {
    lookUpType();
    return Optional.ofNullable(gpus).filter(known -> known.count().signum() > 0);
  }

  /** True where it looks like GPU spend and nobody, not even the bill, says how many GPUs. */
  boolean isOfUncountedGpus() {
    lookUpType();
    return gpus == null
        && (GpuWords.speakOfGpus(instanceType)
            || GpuWords.speakOfGpus(meter)
            || GpuWords.speakOfGpus(text(FocusCharge.CHARGE_DESCRIPTION))
            || GpuWords.speakOfGpus(text(FocusCharge.SKU_PRICE_DETAILS)));
  }

  /** True when ResourceId is one machine, by its shape or because one node is configured on it. */
  boolean isOneMachine() {
    return node == null ? OneMachine.is(text(FocusCharge.RESOURCE_ID)) : node.node() != null;
  }

  /** True for a configured node, and for an instance type that is known to have GPUs. */
  boolean isOfGpuMachine() {
    return node != null || gpus().isPresent();
  }

  /**
   * True when the bill names an instance type, the facts know it for none with GPUs, and the charge
   * is not for accelerators attached to it.
   */
  boolean namesTypeWithoutGpus() {
    return node == null
        && metered() != ChargeMeter.ACCELERATOR
        && instanceType() != null
        && gpus().isEmpty()
        && (gpus != null || InstanceGpus.SHIPPED.lists(provider()));
  }

  /** True for the machine's time, its accelerators or a part of it; not for traffic and disks. */
  boolean metersMachine() {
    return metered().isTime() || metered() == ChargeMeter.PART;
  }

  String meter() {
    return meter;
  }

  ChargeMeter metered() {
    if (metered == null) {
      metered = MeterRules.of(this);
    }
    return metered;
  }

  /** What is metered, in the bill's words: the meter, else the description. */
  boolean says(Pattern words) {
    String said = meter == null ? text(FocusCharge.CHARGE_DESCRIPTION) : meter;
    return said != null && words.matcher(said).find();
  }

  boolean isMeteredIn(Pattern unit) {
    String consumed = text(FocusCharge.CONSUMED_UNIT);
    String priced = text(FocusCharge.PRICING_UNIT);
    return consumed != null && unit.matcher(consumed.strip()).matches()
        || priced != null && unit.matcher(priced.strip()).matches();
  }

  boolean hasNoUnit() {
    return text(FocusCharge.CONSUMED_UNIT) == null && text(FocusCharge.PRICING_UNIT) == null;
  }

  /** Software of a third party that runs on the machine is licensed, not rented by time. */
  boolean isOfAnotherPublisher() {
    String publisher = text(FocusCharge.PUBLISHER_NAME);
    String provider = provider();
    if (publisher == null || provider == null) {
      return false;
    }
    String one = InstanceGpus.provider(publisher);
    String other = InstanceGpus.provider(provider);
    return !one.contains(other)
        && !other.contains(one)
        && !publisher.equals(text(FocusCharge.INVOICE_ISSUER_NAME));
  }

  /** The consumed, else the priced quantity, where it is a quantity of machine or GPU time. */
  Optional<ChargeQuantity> timeQuantity() {
    return ChargeQuantity.of(
            decimal(FocusCharge.CONSUMED_QUANTITY), text(FocusCharge.CONSUMED_UNIT))
        .or(
            () ->
                ChargeQuantity.of(
                    decimal(FocusCharge.PRICING_QUANTITY), text(FocusCharge.PRICING_UNIT)));
  }

  /** True when what is billed grows with the time the machine is up. */
  boolean isTimed() {
    return timeQuantity().isPresent() || MeterRules.isTimeOfPart(this);
  }

  boolean countsAccelerators() {
    return timeQuantity()
        .filter(q -> q.unit().counts() == ChargeTimeUnit.Counts.ACCELERATORS)
        .isPresent();
  }
}

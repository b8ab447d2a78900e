package dev.plumbline.run.survey;

import dev.plumbline.cost.charge.NamedInstanceType;
import dev.plumbline.cost.inventory.Inventory;
import dev.plumbline.facts.InstanceGpus;
import dev.plumbline.ingest.Sink;
import dev.plumbline.run.survey.FileSeen.Bill;
import dev.plumbline.run.survey.FileSeen.Counts;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.NodeInventory;
import dev.plumbline.timeline.Holder;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Keeps the names that one file's rows hold, and how many of its records can be used. */
final class NameSink implements Sink {
  private static final String COMPUTE = "Compute";

  private final TableSpec table;
  private final Fleet fleet;
  private final Asked asked;
  private final Map<String, Set<String>> gpus = new HashMap<>();
  private final Map<String, Object[]> labelSets = new HashMap<>();
  private final Map<String, Long> reasons = new TreeMap<>();
  private final Bill bill = new Bill(new TreeSet<>(), new TreeSet<>());
  private long records;
  private long rejected;

  /**
   * Looks at rows of a table.
   *
   * @param asked what of bills is of interest
   */
  NameSink(TableSpec table, Fleet fleet, Asked asked) {
    this.table = table;
    this.fleet = fleet;
    this.asked = asked;
  }

  @Override
  public void row(Object[] values, LocalDate from, LocalDate through) {
    if (table.equals(GpuSample.TABLE)) {
      gpus.computeIfAbsent(text(values, GpuSample.LABEL_SET_ID), id -> new HashSet<>())
          .add(text(values, GpuSample.GPU_UUID));
    } else if (table.equals(FocusCharge.TABLE)) {
      charge(values);
    } else if (table.equals(NodeInventory.TABLE)
        && text(values, NodeInventory.RESOURCE_ID) != null) {
      List<?> aliases = (List<?>) values[table.position(NodeInventory.ALIASES)];
      Stream.concat(Stream.of(text(values, NodeInventory.NODE)), aliases.stream())
          .flatMap(name -> Inventory.names((String) name))
          .forEach(fleet::listed);
    }
  }

  private void charge(Object[] values) {
    bill.periods().add((LocalDate) values[table.position(FocusCharge.PERIOD)]);
    bill.accounts()
        .add(
            text(values, FocusCharge.INVOICE_ISSUER_NAME)
                + " "
                + text(values, FocusCharge.BILLING_ACCOUNT_ID));
    String id = text(values, FocusCharge.RESOURCE_ID);
    boolean isContract =
        id != null
            && (id.equals(text(values, FocusCharge.COMMITMENT_DISCOUNT_ID))
                || id.equals(text(values, FocusCharge.CAPACITY_RESERVATION_ID)));
    if (id != null && (!isContract || asked.has(id))) {
      resource(id, values);
    }
  }

  private void resource(String id, Object[] values) {
    String named = text(values, FocusCharge.SERVICE_PROVIDER_NAME);
    String provider = named == null ? text(values, FocusCharge.PROVIDER_NAME) : named;
    String type = instanceType(provider, values);
    fleet.type(provider, type);
    boolean isGpu = asked.types().of(provider, type).isPresent();
    boolean isUnknown =
        COMPUTE.equals(text(values, FocusCharge.SERVICE_CATEGORY))
            && (type == null || !InstanceGpus.SHIPPED.lists(provider));
    if (isGpu || isUnknown || asked.has(id)) {
      fleet.resource(
          new BilledResource(
              id,
              text(values, FocusCharge.RESOURCE_NAME),
              provider,
              text(values, FocusCharge.SUB_ACCOUNT_ID),
              type));
    }
  }

  private String instanceType(String provider, Object[] values) {
    Object extra = values[table.position(FocusCharge.EXTRA)];
    Object usageType =
        extra instanceof Map<?, ?> map ? map.get(NamedInstanceType.AWS_USAGE_TYPE) : null;
    String meter = text(values, FocusCharge.SKU_METER);
    return NamedInstanceType.of(
        asked.types(),
        provider,
        text(values, FocusCharge.SKU_PRICE_DETAILS),
        text(values, FocusCharge.RESOURCE_TYPE),
        meter == null ? (String) usageType : meter,
        text(values, FocusCharge.SKU_ID),
        text(values, FocusCharge.CHARGE_DESCRIPTION));
  }

  @Override
  public void sideRow(TableSpec side, Object[] values) {
    if (side.equals(DeviceLabelSet.TABLE)) {
      labelSets.put(
          (String) values[DeviceLabelSet.TABLE.position(DeviceLabelSet.LABEL_SET_ID)], values);
    }
  }

  /** Gives the fleet what label sets say, now that their GPUs are known. */
  void finish() {
    labelSets.forEach(
        (id, labels) -> {
          fleet.node(
              new SeenNode(
                  label(labels, DeviceLabelSet.NODE), label(labels, DeviceLabelSet.CLUSTER)),
              label(labels, DeviceLabelSet.GPU_MODEL),
              gpus.getOrDefault(id, Set.of()));
          if (label(labels, DeviceLabelSet.NAMESPACE) != null) {
            fleet.namespace(label(labels, DeviceLabelSet.NAMESPACE));
          }
          if (label(labels, DeviceLabelSet.POD) != null) {
            fleet.holder(
                new Holder(
                    label(labels, DeviceLabelSet.NAMESPACE),
                    label(labels, DeviceLabelSet.POD),
                    null));
          }
          if (labels[DeviceLabelSet.TABLE.position(DeviceLabelSet.LABELS)]
              instanceof Map<?, ?> others) {
            others.keySet().forEach(name -> fleet.label((String) name));
          }
        });
  }

  private static String label(Object[] labels, Col column) {
    return (String) labels[DeviceLabelSet.TABLE.position(column)];
  }

  private String text(Object[] values, Col column) {
    return (String) values[table.position(column)];
  }

  Counts counts() {
    return new Counts(records, rejected);
  }

  Map<String, Long> reasons() {
    return reasons;
  }

  Bill bill() {
    return bill;
  }

  long records() {
    return records;
  }

  @Override
  public void accepted(long more) {
    records += more;
  }

  @Override
  public void reject(long lineNumber, String raw, List<String> why) {
    records++;
    rejected++;
    why.forEach(reason -> reasons.merge(reason, 1L, Long::sum));
  }

  @Override
  public void duplicate() {
    records++;
  }

  @Override
  public void ignored(String reason, long more) {
    records += more;
  }

  @Override
  public void absent(String reason) {}

  @Override
  public void unmapped(String column) {}
}

package dev.plumbline.ingest.gcp;

import dev.plumbline.ingest.SourceDialect.DecimalMark;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.billing.ChargeDraft;
import dev.plumbline.ingest.billing.ChargeMapping;
import dev.plumbline.ingest.tabular.Records;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.terms.reject.ChargeReject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Google's usage costs as charge lines, however they are packed; {@link GcpField} is its table. */
final class GcpMapping implements ChargeMapping {
  private static final String GOOGLE = "Google Cloud";

  private final List<GcpField> fields = new ArrayList<>();
  private final Map<GcpField, String> line = new EnumMap<>(GcpField.class);
  private final Set<GcpField> seen = EnumSet.noneOf(GcpField.class);
  private final List<String> unmapped = new ArrayList<>();
  private final GcpMonths months = new GcpMonths();

  private final DecimalMark mark;

  /** Which fields the records of a file have; more may turn up later. */
  GcpMapping(SourceFile file, List<String> columns) {
    mark = file.settings().dialect().declaredDecimalMark().orElse(null);
    resolve(columns);
  }

  private void resolve(List<String> columns) {
    for (int i = fields.size(); i < columns.size(); i++) {
      GcpField field = GcpField.of(columns.get(i));
      fields.add(field);
      if (field == null && !GcpField.isKnown(columns.get(i))) {
        unmapped.add(columns.get(i));
      }
    }
  }

  @Override
  public List<String> unmapped() {
    List<String> found = List.copyOf(unmapped);
    unmapped.clear();
    return found;
  }

  /** Fields without which nothing is a charge and which no record has had. */
  List<String> missing() {
    return GcpField.MANDATORY.stream()
        .filter(field -> !seen.contains(field))
        .map(GcpField::path)
        .toList();
  }

  @Override
  public void read(Records record, ChargeDraft draft) {
    resolve(record.columns());
    line.clear();
    for (int i = 0; i < fields.size(); i++) {
      String text = record.text(i);
      if (text == null || text.isBlank() || text.equals("[]")) {
        continue;
      }
      if (text.trim().equalsIgnoreCase("null")) {
        draft.count("null_text");
      } else {
        field(record.columns().get(i), fields.get(i), text, draft);
      }
    }
    GcpSku sku = GcpSku.of(line.get(GcpField.SERVICE), line.get(GcpField.SKU));
    months.read(line.get(GcpField.INVOICE_MONTH), draft);
    draft.read(FocusCharge.CHARGE_CATEGORY, category(line.get(GcpField.COST_TYPE), sku));
    resource(draft);
    GcpLabels.read(line, draft);
    costs(sku, draft);
    quantities(sku, draft);
    companies(draft);
    adjustment(draft);
  }

  private void field(String name, GcpField field, String text, ChargeDraft draft) {
    if (field == null || GcpField.KEPT.contains(field)) {
      draft.keep(name, text);
    }
    if (field != null) {
      seen.add(field);
      line.putIfAbsent(field, text);
      if (field.rule().isEmpty()) {
        draft.read(field.focus(), text);
      }
    }
  }

  private static String category(String type, GcpSku sku) {
    return type == null
        ? null
        : switch (type) {
          case "regular" -> sku.isFee() ? "Purchase" : "Usage";
          case "tax" -> "Tax";
          case "adjustment", "rounding_error" -> "Adjustment";
          default -> type;
        };
  }

  private void costs(GcpSku sku, ChargeDraft draft) {
    draft.read(FocusCharge.CONTRACTED_COST, line.get(GcpField.COST));
    GcpCredits credits =
        GcpCredits.of(line.get(GcpField.CREDITS), mark, line.get(GcpField.CURRENCY));
    if (credits == null) {
      draft.refuse(ChargeReject.CREDITS_UNREADABLE.text());
    } else {
      GcpCosts.put(credits, draft);
      GcpCosts.commitment(line, credits, sku, draft);
    }
  }

  private void quantities(GcpSku sku, ChargeDraft draft) {
    draft.put(FocusCharge.SERVICE_CATEGORY, sku.category());
    draft.put(FocusCharge.SKU_METER, sku.meter());
    draft.read(FocusCharge.CHARGE_DESCRIPTION, line.get(GcpField.SKU));
    draft.read(FocusCharge.SERVICE_NAME, line.get(GcpField.SERVICE));
    if (!"regular".equals(line.get(GcpField.COST_TYPE))) {
      return;
    }
    draft.put(FocusCharge.CHARGE_FREQUENCY, sku.isFee() ? "Recurring" : "Usage-Based");
    draft.read(FocusCharge.PRICING_QUANTITY, line.get(GcpField.PRICING_AMOUNT));
    draft.read(FocusCharge.PRICING_UNIT, sku.unit(line.get(GcpField.PRICING_UNIT)));
    if (!sku.isFee()) {
      draft.read(FocusCharge.CONSUMED_QUANTITY, line.get(GcpField.USAGE_AMOUNT));
      draft.read(FocusCharge.CONSUMED_UNIT, sku.unit(line.get(GcpField.USAGE_UNIT)));
    }
  }

  private void resource(ChargeDraft draft) {
    String global = line.get(GcpField.RESOURCE_GLOBAL_NAME);
    draft.read(FocusCharge.RESOURCE_ID, global == null ? line.get(GcpField.RESOURCE_NAME) : global);
    if (global != null && global.startsWith("//")) {
      String[] parts = global.split("/", -1);
      draft.read(FocusCharge.RESOURCE_TYPE, parts[parts.length - 2]);
    }
    if (!line.containsKey(GcpField.REGION)) {
      draft.read(FocusCharge.REGION_ID, line.get(GcpField.LOCATION));
    }
  }

  private void companies(ChargeDraft draft) {
    draft.put(FocusCharge.PROVIDER_NAME, GOOGLE);
    draft.put(FocusCharge.INVOICE_ISSUER_NAME, GOOGLE);
    boolean isGoogles = "GOOGLE".equalsIgnoreCase(line.get(GcpField.TRANSACTION_TYPE));
    String seller = isGoogles ? GOOGLE : line.getOrDefault(GcpField.SELLER, GOOGLE);
    draft.read(FocusCharge.PUBLISHER_NAME, seller);
  }

  private void adjustment(ChargeDraft draft) {
    if (line.containsKey(GcpField.ADJUSTMENT_ID)
        || line.containsKey(GcpField.ADJUSTMENT_TYPE)
        || line.containsKey(GcpField.ADJUSTMENT_MODE)
        || line.containsKey(GcpField.ADJUSTMENT_DESCRIPTION)) {
      draft.put(FocusCharge.CHARGE_CLASS, "Correction");
    }
  }
}

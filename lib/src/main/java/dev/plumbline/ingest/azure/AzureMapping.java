package dev.plumbline.ingest.azure;

import static dev.plumbline.ingest.azure.AzureColumn.ADDITIONAL_INFO;
import static dev.plumbline.ingest.azure.AzureColumn.CHARGE_TYPE;
import static dev.plumbline.ingest.azure.AzureColumn.RESERVATION_ID;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceDialect.DateOrder;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.azure.Commitment.Role;
import dev.plumbline.ingest.billing.ChargeCursor;
import dev.plumbline.ingest.billing.ChargeDraft;
import dev.plumbline.ingest.billing.ChargeMapping;
import dev.plumbline.ingest.billing.Tags;
import dev.plumbline.ingest.tabular.Records;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cost details as charge lines, however they are packed; {@link AzureColumn} is its table. */
final class AzureMapping implements ChargeMapping {
  private static final List<AzureColumn> IN_PART =
      List.of(
          CHARGE_TYPE,
          ADDITIONAL_INFO,
          RESERVATION_ID,
          AzureColumn.ORDER_NAME,
          AzureColumn.BILLING_ACCOUNT_ID,
          AzureColumn.PROFILE_ID,
          AzureColumn.PROFILE_NAME,
          AzureColumn.PUBLISHER_TYPE,
          AzureColumn.SERVICE_FAMILY);

  private final AzureHeader header;
  private final AzurePeriods periods;
  private final Commitment commitment;
  private final List<Integer> others;
  private final Map<AzureColumn, String> line = new EnumMap<>(AzureColumn.class);

  private AzureMapping(AzureHeader header, DateOrder order, String path) {
    this.header = header;
    this.periods = new AzurePeriods(new AzureDates(order));
    this.commitment = new Commitment(path);
    this.others = header.others();
  }

  /** Reads a file of cost details. */
  static Ingester.Cursor cursor(SourceFile file, Records records) throws IOException {
    AzureHeader header = AzureHeader.of(file.path(), records.headerLine(), records.columns());
    Optional<DateOrder> declared = file.settings().dialect().declaredDateOrder();
    if (declared.isPresent()) {
      return cursor(file, records, new AzureMapping(header, declared.get(), file.path()));
    }
    DateOrderSearch search = new DateOrderSearch(header);
    LookAhead all = new LookAhead(records, search::isSettledBy);
    DateOrder found = search.found(file).orElse(null);
    return cursor(file, all, new AzureMapping(header, found, file.path()));
  }

  private static Ingester.Cursor cursor(SourceFile file, Records records, AzureMapping mapping) {
    return new ChargeCursor(file, records, mapping, "Azure cost details");
  }

  @Override
  public List<String> unmapped() {
    return others.stream()
        .map(header.names()::get)
        .filter(name -> !AzureColumn.isKept(name) && AzureColumn.of(name) == null)
        .toList();
  }

  @Override
  public void read(Records record, ChargeDraft draft) {
    line.clear();
    for (AzureColumn column : header.fields().keySet()) {
      String text = header.text(column, record);
      if (text != null) {
        line.put(column, text);
        if (column.rule().isEmpty()) {
          draft.read(column.focus(), text);
        }
      }
    }
    String type = AzureWords.plain(line.getOrDefault(CHARGE_TYPE, "Usage"));
    AdditionalInfo info = AdditionalInfo.of(line.get(ADDITIONAL_INFO));
    if (info.reservation() != null) {
      line.putIfAbsent(RESERVATION_ID, info.reservation());
    }
    Role role = Commitment.role(type, AzureWords.isCommitted(line));
    periods.read(line, draft);
    draft.read(FocusCharge.BILLED_COST, line.get(AzureColumn.COST));
    commitment.settle(role, draft);
    AzureWords.read(line, role, draft);
    AzureQuantities.read(line, role, draft);
    AzureResources.read(line, info, role, draft);
    tags(draft);
    keep(record, draft);
  }

  private void tags(ChargeDraft draft) {
    String text = line.get(AzureColumn.TAGS);
    Map<String, String> tags = text == null ? null : Tags.of(AdditionalInfo.braced(text));
    if (tags == null) {
      draft.read(FocusCharge.TAGS, text);
    } else {
      draft.put(FocusCharge.TAGS, tags);
    }
  }

  /** What no rule reads, and the texts of which a rule took only a part. */
  private void keep(Records record, ChargeDraft draft) {
    others.forEach(field -> draft.keep(header.names().get(field), record.text(field)));
    for (AzureColumn column : IN_PART) {
      Integer field = header.fields().get(column);
      String text = line.get(column);
      if (field != null && text != null && !text.equals(draft.value(column.focus()))) {
        draft.keep(header.names().get(field), text);
      }
    }
  }
}

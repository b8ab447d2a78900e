package dev.plumbline.ingest.azure;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.tabular.Records;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which field of a file is which column.
 *
 * @param fields position of each column that the file has
 * @param names all headers as the file writes them
 */
record AzureHeader(Map<AzureColumn, Integer> fields, List<String> names) {
  private static final List<AzureColumn> MANDATORY =
      List.of(
          AzureColumn.DATE,
          AzureColumn.COST,
          AzureColumn.CURRENCY,
          AzureColumn.QUANTITY,
          AzureColumn.UNIT,
          AzureColumn.METER_CATEGORY,
          AzureColumn.RESOURCE_ID);
  private static final List<AzureColumn> ACCOUNTS =
      List.of(AzureColumn.BILLING_ACCOUNT_ID, AzureColumn.PROFILE_ID, AzureColumn.SUBSCRIPTION_ID);

  /** Reads a header, refusing files that cannot be cost details. */
  static AzureHeader of(String file, long line, List<String> headers) throws MalformedFile {
    List<String> missing = missing(headers);
    if (!missing.isEmpty()) {
      throw new MalformedFile(
          file,
          line,
          "mandatory columns are missing: " + String.join(", ", missing),
          "this is no Azure cost export, or columns were left out of it, or its headers are"
              + " localized without the English name in brackets",
          "create an export of cost details (actual or amortized) with all columns, or narrow the"
              + " source's path");
    }
    Map<AzureColumn, Integer> fields = new EnumMap<>(AzureColumn.class);
    for (int i = 0; i < headers.size(); i++) {
      AzureColumn column = AzureColumn.of(headers.get(i));
      if (column == null) {
        continue;
      }
      Integer other = fields.get(column);
      int rank = column.rank(headers.get(i));
      int otherRank = other == null ? Integer.MAX_VALUE : column.rank(headers.get(other));
      if (rank == otherRank) {
        throw new MalformedFile(
            file,
            line,
            "column " + headers.get(i) + " stands twice in the header",
            "its two values cannot be told apart",
            "remove or rename one of them");
      }
      if (rank < otherRank) {
        fields.put(column, i);
      }
    }
    return new AzureHeader(fields, headers);
  }

  /** Mandatory columns that none of these headers names. */
  static List<String> missing(List<String> headers) {
    List<AzureColumn> present = headers.stream().map(AzureColumn::of).toList();
    List<String> missing = new ArrayList<>();
    for (AzureColumn column : MANDATORY) {
      if (!present.contains(column)) {
        missing.add(String.join(" or ", column.names()));
      }
    }
    if (ACCOUNTS.stream().noneMatch(present::contains)) {
      missing.add("BillingAccountId or BillingProfileId or SubscriptionId");
    }
    return missing;
  }

  /** Positions of the fields that no rule reads. */
  List<Integer> others() {
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!fields.containsValue(i)) {
        others.add(i);
      }
    }
    return others;
  }

  /** The column's text in a record; null when it has none, or only the word NULL. */
  String text(AzureColumn column, Records record) {
    Integer field = fields.get(column);
    String text = field == null ? null : record.text(field);
    return text == null || text.isBlank() || text.equalsIgnoreCase("null") ? null : text.trim();
  }
}

package dev.plumbline.run.landing;

import dev.plumbline.ingest.export.ExportRuling;
import dev.plumbline.run.landing.FileState.Bill;
import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.storage.BillSums;
import dev.plumbline.storage.InvoicePart;
import dev.plumbline.storage.InvoiceSums;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.BillingExport;
import dev.plumbline.terms.ExportOrder;
import dev.plumbline.terms.ExportStanding;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * What the files of bills come to and how they count, to and from {@code bronze.billing_export}.
 */
final class BillState {
  private static final RowLayout ROW = RowLayout.of(BillingExport.TABLE);

  private final Map<FileKey, Map<String, List<Row>>> rows = new HashMap<>();

  private BillState() {}

  static BillState read(Lake lake) {
    BillState state = new BillState();
    // Some rows per file of a bill: its periods and invoices.
    for (Row row : lake.read(BillingExport.TABLE).select(ROW.columns()).rows().collectAsList()) {
      FileKey key =
          new FileKey(ROW.text(row, BillingExport.SOURCE), ROW.text(row, BillingExport.PATH));
      state
          .rows
          .computeIfAbsent(key, k -> new HashMap<>())
          .computeIfAbsent(ROW.text(row, BillingExport.SHA256), s -> new ArrayList<>())
          .add(row);
    }
    return state;
  }

  Bill of(FileKey key, String sha256, Instant firstModifiedAt) {
    List<Row> own = rows.getOrDefault(key, Map.of()).getOrDefault(sha256, List.of());
    if (own.isEmpty()) {
      return new Bill(firstModifiedAt, Map.of(), Map.of());
    }
    Map<InvoicePart, BillSums> sums = new HashMap<>();
    Map<LocalDate, ExportRuling> rulings = new TreeMap<>();
    for (Row row : own) {
      LocalDate period = ROW.date(row, BillingExport.PERIOD);
      sums.put(
          new InvoicePart(
              period.equals(FileState.NO_PERIOD) ? null : period,
              ROW.text(row, BillingExport.CURRENCY),
              ROW.text(row, BillingExport.ISSUER),
              ROW.text(row, BillingExport.BILLING_ACCOUNT),
              ROW.text(row, BillingExport.INVOICE_ID)),
          sums(row));
      rulings.put(
          period,
          new ExportRuling(
              ROW.text(row, BillingExport.RUN),
              Term.of(ExportStanding.class, ROW.text(row, BillingExport.STANDING)),
              Term.of(ExportOrder.class, ROW.text(row, BillingExport.ORDERED_BY))));
    }
    return new Bill(firstModifiedAt, sums, rulings);
  }

  private static BillSums sums(Row row) {
    return new BillSums(
        new InvoiceSums(
            ROW.whole(row, BillingExport.LINES),
            ROW.decimal(row, BillingExport.BILLED_COST),
            ROW.decimal(row, BillingExport.EFFECTIVE_COST),
            ROW.decimal(row, BillingExport.ABSOLUTE_COST)),
        new InvoiceSums(
            ROW.whole(row, BillingExport.REJECTED_LINES),
            ROW.decimal(row, BillingExport.REJECTED_BILLED_COST),
            ROW.decimal(row, BillingExport.REJECTED_EFFECTIVE_COST),
            ROW.decimal(row, BillingExport.REJECTED_ABSOLUTE_COST)),
        ROW.whole(row, BillingExport.UNREADABLE_LINES),
        ROW.whole(row, BillingExport.FIRST_REJECTED_LINE));
  }

  /** The rows of these files for these billing periods. */
  static Frame rows(
      Lake lake, Iterable<FileState> files, java.util.Set<LocalDate> periods, Instant ruledAt) {
    List<Row> rows = new ArrayList<>();
    for (FileState file : files) {
      file.bill()
          .sums()
          .forEach(
              (part, sums) -> {
                LocalDate period = FileState.periodOf(part);
                if (periods.contains(period)) {
                  rows.add(row(file, part, sums, period, ruledAt));
                }
              });
    }
    return lake.rows(BillingExport.TABLE, rows);
  }

  private static Row row(
      FileState file, InvoicePart part, BillSums sums, LocalDate period, Instant ruledAt) {
    ExportRuling ruling = file.bill().rulings().get(period);
    return ROW.draft()
        .set(BillingExport.PERIOD, period)
        .set(BillingExport.SOURCE, file.key().source())
        .set(BillingExport.PATH, file.key().path())
        .set(BillingExport.SHA256, file.sha256())
        .set(BillingExport.RUN, ruling.run())
        .set(BillingExport.STANDING, ruling.standing())
        .set(BillingExport.ORDERED_BY, ruling.order())
        .set(BillingExport.CURRENCY, part.currency())
        .set(BillingExport.ISSUER, part.issuer())
        .set(BillingExport.BILLING_ACCOUNT, part.account())
        .set(BillingExport.INVOICE_ID, part.invoice())
        .set(BillingExport.LINES, sums.accepted().lines())
        .set(BillingExport.BILLED_COST, money(sums.accepted().billed()))
        .set(BillingExport.EFFECTIVE_COST, money(sums.accepted().effective()))
        .set(BillingExport.ABSOLUTE_COST, money(sums.accepted().absolute()))
        .set(BillingExport.REJECTED_LINES, sums.rejected().lines())
        .set(BillingExport.REJECTED_BILLED_COST, money(sums.rejected().billed()))
        .set(BillingExport.REJECTED_EFFECTIVE_COST, money(sums.rejected().effective()))
        .set(BillingExport.REJECTED_ABSOLUTE_COST, money(sums.rejected().absolute()))
        .set(BillingExport.UNREADABLE_LINES, sums.unreadable())
        .set(BillingExport.FIRST_REJECTED_LINE, sums.firstRejected())
        .set(BillingExport.RULED_AT, ruledAt)
        .row();
  }

  private static BigDecimal money(BigDecimal amount) {
    return amount.setScale(12, java.math.RoundingMode.UNNECESSARY);
  }
}

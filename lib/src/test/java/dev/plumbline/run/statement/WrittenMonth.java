package dev.plumbline.run.statement;

import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.WrittenExport;
import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.run.publication.Publications;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LakeTables;
import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.CostAllocation;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.Publication;
import dev.plumbline.testing.SharedSpark;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** July 2026 as it was published, written by hand: closed on 6 August, in euros. */
final class WrittenMonth {
  private final Path folder;
  private final Lake lake;
  private final long publication;
  private final WrittenExport export;

  private WrittenMonth(Path folder, long publication) {
    this.folder = folder;
    this.lake = new Lake(SharedSpark.session(), folder.toString());
    this.publication = publication;
    this.export = new WrittenExport(publication, "2026-07-31", "2026-08-06");
  }

  /** Of a publication of a lake. */
  static WrittenMonth of(Path folder, long publication) {
    return new WrittenMonth(folder, publication);
  }

  /** What an invoice charges; no seconds where there is no time. */
  WrittenMonth charge(String invoice, String kind, String team, String project, String billed) {
    return charge(invoice, kind, team, project, billed, "");
  }

  /** What was seen later of it. */
  WrittenMonth charge(
      String invoice, String kind, String team, String project, String billed, String seen) {
    export.with(
        ChargebackMonthly.TABLE,
        ("{'billing_period_start':'2026-07-01','invoice':'%s','billing_currency':'EUR',"
                + "'share_kind':'%s',%s%s%s'closed_date':'2026-08-06','billed_cost':'%s',"
                + "'effective_cost':'%s','idle_waste_cost':'0'%s}")
            .formatted(
                invoice,
                kind,
                text("team", team),
                text("project", project),
                text("seen_date", seen),
                billed,
                billed,
                kind.equals("held") && seen.isEmpty() ? ",'gpu_seconds':'3600'" : ""));
    return this;
  }

  private static String text(String name, String value) {
    String escaped = value.replace("\"", "\\\"").replace("'", "\\u0027");
    return value.isEmpty() ? "" : "'%s':'%s',".formatted(name, escaped);
  }

  /** A part of a charge, for the FOCUS files. */
  WrittenMonth part(String team, String billed) {
    export.with(
        CostAllocation.TABLE,
        ("{'billing_period_start':'2026-07-01','x_source':'bills','x_source_file':'a.csv',"
                + "'x_line_number':1,'x_share_kind':'held',%s'x_invoice':'I-1','BilledCost':'%s',"
                + "'EffectiveCost':'%s','BillingCurrency':'EUR'}")
            .formatted(text("x_team", team), billed, billed));
    return this;
  }

  /** What the invoice says. */
  WrittenMonth invoice(String invoice, String billed, String closed, String seen) {
    export.with(
        InvoiceBridge.TABLE,
        ("{'billing_period_start':'2026-07-01','invoice':'%s','billing_currency':'EUR',"
                + "'step_number':1,'step':'billed_cost','step_kind':'balance','amount':'%s',%s%s"
                + "'invoice_issuer':'Issuer'}")
            .formatted(invoice, billed, text("closed_date", closed), text("seen_date", seen)));
    return this;
  }

  /** The same of a closed one. */
  WrittenMonth invoice(String invoice, String billed) {
    return invoice(invoice, billed, "2026-08-06", "");
  }

  /** More lines of any table. */
  WrittenExport more() {
    return export;
  }

  /** Publishes and exports it. */
  WrittenMonth publish() {
    new LakeTables(lake).ensure(List.of(Publication.TABLE, ChargebackMonthly.TABLE));
    Publications publications =
        new Publications(
            lake, List.of(Publication.TABLE, ChargebackMonthly.TABLE), NightMoments.UNWATCHED);
    publications.publish(
        "night-" + publication,
        Instant.parse("2026-08-06T23:00:00Z"),
        new TreeMap<>(Map.of(LocalDate.of(2026, 8, 6), Map.of())),
        publications.versions(),
        List.of());
    export.into(folder);
    return this;
  }

  Lake lake() {
    return lake;
  }

  /** What was exported last. */
  static Export read(Path folder) {
    return Export.newest(folder.toString(), Map.of());
  }
}

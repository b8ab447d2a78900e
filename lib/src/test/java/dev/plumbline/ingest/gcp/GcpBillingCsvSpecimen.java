package dev.plumbline.ingest.gcp;

import dev.plumbline.ingest.RecordCounts;
import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.tabular.Packing;

/** What the contract test reads of Google's usage costs in flat tables. */
public final class GcpBillingCsvSpecimen {
  static final String TEXT =
      """
      billing_account_id,invoice.month,cost_type,usage_start_time,usage_end_time,cost,currency,\
      service.description,sku.description,usage.amount,usage.unit,credits,labels,my_own
      01F2A3,202607,regular,2026-07-14T00:00:00Z,2026-07-14T01:00:00Z,1.40,EUR,Compute Engine,\
      Nvidia L4 GPU running in Netherlands,7200,seconds,"[{""amount"":-0.4}]",\
      "[{""key"":""team"",""value"":""a""}]",x
      01F2A3,202607,tax,2026-07-01 07:00:00 UTC,2026-08-01 07:00:00 UTC,0.19,EUR,Invoice,Tax,,,[],,
      """;

  /** The specimen. */
  public static final Specimen SPECIMEN =
      Specimen.of(new GcpBillingIngester(Packing.CSV))
          .in(Specimen.SHARED + "billing/native-exports")
          .named("gcp.csv")
          .texts(TEXT)
          .records(RecordCounts::csv)
          .damaged(RecordCounts::csv);

  private GcpBillingCsvSpecimen() {}
}

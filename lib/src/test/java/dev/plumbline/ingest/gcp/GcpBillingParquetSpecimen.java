package dev.plumbline.ingest.gcp;

import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.tabular.Duck;
import dev.plumbline.ingest.tabular.Packing;

/** What the contract test reads of Google's usage costs in Parquet. */
public final class GcpBillingParquetSpecimen {
  private static final String ROWS =
      "SELECT '01F2A3' AS billing_account_id, {'month': '202607'} AS invoice,"
          + " 'regular' AS cost_type, TIMESTAMPTZ '2026-07-14 00:00:00Z' AS usage_start_time,"
          + " TIMESTAMPTZ '2026-07-14 01:00:00Z' AS usage_end_time, i * 0.1::DOUBLE AS cost,"
          + " 'EUR' AS currency, [{'name': 'n', 'amount': -0.01::DOUBLE}] AS credits,"
          + " {'id': 'S' || i, 'description': 'Nvidia L4 GPU running in X'} AS sku"
          + " FROM range(1, 6) t(i)";

  /** The specimen. */
  public static final Specimen SPECIMEN =
      Specimen.of(new GcpBillingIngester(Packing.PARQUET))
          .bytes(Duck.parquet(ROWS))
          .records(bytes -> 5);

  private GcpBillingParquetSpecimen() {}
}

package dev.plumbline.ingest.azure;

import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.tabular.Duck;
import dev.plumbline.ingest.tabular.Packing;

/** What the contract test reads of Azure's cost details in Parquet. */
public final class AzureCostParquetSpecimen {
  private static final String ROWS =
      "SELECT 's' || i AS subscriptionId, DATE '2026-07-01' + i::INTEGER AS \"date\","
          + " 'Virtual Machines' AS meterCategory, '1 Hour' AS unitOfMeasure,"
          + " i / 2 AS quantity, (i * 1.25)::DOUBLE AS costInBillingCurrency,"
          + " 'EUR' AS billingCurrency, '/a/' || i AS resourceId FROM range(1, 6) t(i)";

  /** The specimen. */
  public static final Specimen SPECIMEN =
      Specimen.of(new AzureCostIngester(Packing.PARQUET))
          .bytes(Duck.parquet(ROWS))
          .records(bytes -> 5);

  private AzureCostParquetSpecimen() {}
}

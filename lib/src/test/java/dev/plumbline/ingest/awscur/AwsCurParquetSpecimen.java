package dev.plumbline.ingest.awscur;

import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.tabular.Duck;
import dev.plumbline.ingest.tabular.Packing;

/** What the contract test reads of Cost and Usage Reports in Parquet. */
public final class AwsCurParquetSpecimen {
  private static final String LINES =
      """
      SELECT '123456789012' AS bill_payer_account_id,
        TIMESTAMP '2026-07-01' AS bill_billing_period_start_date,
        TIMESTAMP '2026-08-01' AS bill_billing_period_end_date,
        CASE WHEN i = 3 THEN 'Tax' ELSE 'Usage' END AS line_item_line_item_type,
        TIMESTAMP '2026-07-14 10:00:00' AS line_item_usage_start_date,
        TIMESTAMP '2026-07-14 11:00:00' AS line_item_usage_end_date,
        'AmazonEC2' AS line_item_product_code,
        'BoxUsage:p5.48xlarge' AS line_item_usage_type,
        'i-0' || i AS line_item_resource_id,
        1.0::DOUBLE AS line_item_usage_amount,
        CASE WHEN i = 4 THEN NULL ELSE 55.04::DOUBLE END AS line_item_unblended_cost,
        'USD' AS line_item_currency_code,
        MAP {'region': 'us-east-1', 'gpu': '8'} AS product,
        MAP {'user_team': 'a'} AS resource_tags,
        'x' AS line_item_example
      FROM range(1, 6) AS t(i)\
      """;

  /** The specimen. */
  public static final Specimen SPECIMEN =
      Specimen.of(new AwsCurIngester(Packing.PARQUET))
          .in("../data/samples/formats/aws-cur-parquet", Specimen.SHARED + "billing/native-exports")
          .named(".parquet")
          .bytes(Duck.parquet(LINES))
          .records(Duck::count);

  private AwsCurParquetSpecimen() {}
}

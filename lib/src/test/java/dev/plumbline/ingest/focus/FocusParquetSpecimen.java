package dev.plumbline.ingest.focus;

import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.tabular.Duck;
import dev.plumbline.ingest.tabular.Packing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the contract test reads of FOCUS in Parquet. */
public final class FocusParquetSpecimen {
  private static final String CHARGES =
      """
      SELECT amount::DECIMAL(38, 12) AS "BilledCost", '111' AS "BillingAccountId",
        'USD' AS "BillingCurrency", TIMESTAMP '2026-07-01' AS "BillingPeriodStart",
        TIMESTAMP '2026-08-01' AS "BillingPeriodEnd", category AS "ChargeCategory",
        TIMESTAMPTZ '2026-07-14 00:00:00Z' AS "ChargePeriodStart",
        TIMESTAMPTZ '2026-07-14 01:00:00Z' AS "ChargePeriodEnd", amount::DOUBLE AS "EffectiveCost",
        MAP {'team': 'a'} AS "Tags", [{'key': 'k', 'value': 'v'}] AS "x_labels"
      FROM (VALUES (1.5, 'Usage'), (-3, 'Credit'), (NULL, 'usage')) t(amount, category)
      """;

  /** Small typed files, packed in two ways. */
  public static final Specimen SPECIMEN =
      Specimen.of(new FocusIngester(Packing.PARQUET))
          .in("../data/samples/formats/focus-parquet")
          .named(".parquet")
          .bytes(
              Duck.parquet(CHARGES, "COMPRESSION zstd"),
              Duck.parquet(CHARGES, "COMPRESSION uncompressed"))
          .records(FocusParquetSpecimen::rows);

  private FocusParquetSpecimen() {}

  private static long rows(byte[] bytes) {
    try {
      Path file = Files.createTempFile("rows", ".parquet");
      Files.write(file, bytes);
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = connection.createStatement();
          ResultSet count = statement.executeQuery("SELECT count(*) FROM '" + file + "'")) {
        count.next();
        return count.getLong(1);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

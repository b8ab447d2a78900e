package dev.plumbline.ingest.tidy;

import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.mapping.Mappings;
import dev.plumbline.ingest.tabular.Duck;
import dev.plumbline.ingest.tabular.Packing;

/** What the contract test reads of tidy Parquet: the CSV sample, written by DuckDB. */
public final class TidyParquetSpecimen {
  /** Every column a text. */
  static final byte[] WIDE =
      Duck.parquet("FROM " + Duck.texts(Mappings.sample("tidy-csv", "wide.csv")));

  /** Wide rows, by the shipped mapping. */
  public static final Specimen SPECIMEN =
      Specimen.of(new TidyIngester(Packing.PARQUET))
          .spoken(Mappings.shipped("tidy-wide.yaml"))
          .bytes(WIDE)
          .records(Duck::count);

  private TidyParquetSpecimen() {}
}

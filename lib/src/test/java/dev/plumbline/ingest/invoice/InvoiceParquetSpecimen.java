package dev.plumbline.ingest.invoice;

import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.mapping.Mappings;
import dev.plumbline.ingest.tabular.Duck;
import dev.plumbline.ingest.tabular.Packing;

/** What the contract test reads of invoices in Parquet: the CSV sample, written by DuckDB. */
public final class InvoiceParquetSpecimen {
  /** CoreWeave's lines, by the shipped mapping. */
  public static final Specimen SPECIMEN =
      Specimen.of(new InvoiceIngester(Packing.PARQUET))
          .spoken(Mappings.shipped("coreweave.yaml"))
          .bytes(texts("coreweave"))
          .records(Duck::count);

  /** One provider's sample, every column a text. */
  static byte[] texts(String provider) {
    return Duck.parquet("FROM " + Duck.texts(Mappings.sample("invoice-csv", provider + ".csv")));
  }

  private InvoiceParquetSpecimen() {}
}

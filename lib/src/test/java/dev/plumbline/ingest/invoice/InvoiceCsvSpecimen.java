package dev.plumbline.ingest.invoice;

import dev.plumbline.ingest.RecordCounts;
import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.mapping.Mappings;
import dev.plumbline.ingest.tabular.Packing;

/** What the contract test reads of invoices in CSV. */
public final class InvoiceCsvSpecimen {
  /** CoreWeave's lines, by the shipped mapping. */
  public static final Specimen SPECIMEN = of("coreweave");

  /** One provider's lines, by the shipped mapping. */
  static Specimen of(String provider) {
    return Specimen.of(new InvoiceIngester(Packing.CSV))
        .spoken(Mappings.shipped(provider + ".yaml"))
        .in("../data/samples/formats/invoice-csv")
        .named(provider + ".csv")
        .texts(Mappings.text(Mappings.sample("invoice-csv", provider + ".csv")))
        .records(RecordCounts::csv)
        .damaged(RecordCounts::csv);
  }

  private InvoiceCsvSpecimen() {}
}

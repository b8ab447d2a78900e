package dev.plumbline.ingest.tidy;

import dev.plumbline.ingest.RecordCounts;
import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.mapping.Mappings;
import dev.plumbline.ingest.tabular.Packing;

/** What the contract test reads of tidy CSV. */
public final class TidyCsvSpecimen {
  /** Wide rows, by the shipped mapping. */
  public static final Specimen SPECIMEN =
      Specimen.of(new TidyIngester(Packing.CSV))
          .spoken(Mappings.shipped("tidy-wide.yaml"))
          .in("../data/samples/formats/tidy-csv")
          .named("wide.csv")
          .texts(Mappings.text(Mappings.sample("tidy-csv", "wide.csv")))
          .records(RecordCounts::csv)
          .damaged(RecordCounts::csv);

  private TidyCsvSpecimen() {}
}

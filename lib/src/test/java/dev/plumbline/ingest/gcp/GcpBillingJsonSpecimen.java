package dev.plumbline.ingest.gcp;

import dev.plumbline.ingest.RecordCounts;
import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.tabular.Packing;

/** What the contract test reads of Google's usage costs in JSON. */
public final class GcpBillingJsonSpecimen {
  /** The specimen. */
  public static final Specimen SPECIMEN =
      Specimen.of(new GcpBillingIngester(Packing.JSON))
          .in("../data/samples/formats/gcp-billing-json")
          .named(".ndjson")
          .texts(
              UsageCost.line().text()
                  + UsageCost.line().with("credits", "[{\"amount\":-0.2}]").text()
                  + UsageCost.line().with("labels", "[{\"key\":\"a\",\"value\":\"b\"}]").text(),
              "["
                  + UsageCost.line().text()
                  + ","
                  + UsageCost.line().with("x", "{\"y\":1}").text()
                  + "]")
          .records(RecordCounts::lines);

  private GcpBillingJsonSpecimen() {}
}

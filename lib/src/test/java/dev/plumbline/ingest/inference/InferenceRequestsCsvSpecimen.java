package dev.plumbline.ingest.inference;

import dev.plumbline.ingest.RecordCounts;
import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.mapping.Mappings;
import java.time.ZoneId;

/** What the contract test reads of request logs. */
public final class InferenceRequestsCsvSpecimen {
  /** By the shipped mapping; the gateway's clock is that of Berlin. */
  public static final Specimen SPECIMEN =
      Specimen.of(new InferenceRequestsCsv())
          .spoken(
              Mappings.shipped("inference-requests.yaml").withTimeZone(ZoneId.of("Europe/Berlin")))
          .in(
              "../data/samples/formats/inference-requests-csv",
              Specimen.SHARED + "jobs/llm-requests")
          .named("requests.csv", "_code.csv")
          .texts(Mappings.text(Mappings.sample("inference-requests-csv", "requests.csv")))
          .records(RecordCounts::csv)
          .damaged(RecordCounts::csv);

  private InferenceRequestsCsvSpecimen() {}
}

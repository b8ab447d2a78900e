package dev.plumbline.ingest.cdevents;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.ingest.RecordCounts;
import dev.plumbline.ingest.Specimen;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What the contract test reads of CDEvents. */
public final class CdEventsSpecimen {
  private static final String LINES =
      """
      {"context":{"version":"0.4.1","id":"1","source":"/s","type":\
      "dev.cdevents.service.deployed.0.2.0","timestamp":"2026-07-14T10:00:00Z"},"subject":{"id":\
      "x","content":{"environment":{"id":"prod"},"artifactId":"pkg:mlflow/m@1"}}}
      {"specversion":"1.0","type":"dev.cdevents.service.removed.0.3.0","data":{"context":{\
      "specversion":"0.5.0","id":"2","source":"/s","type":"dev.cdevents.service.removed.0.3.0",\
      "timestamp":"2026-07-14T11:00:00Z"},"subject":{"id":"x","content":{}}}}
      """;

  /** One event a line, and a batch of CloudEvents. */
  public static final Specimen SPECIMEN =
      Specimen.of(new CdEventsIngester())
          .in("../data/samples/formats/cdevents")
          .named(".ndjson", ".json")
          .texts(LINES, "[" + LINES.strip().replace("}\n{", "},\n{") + "]\n")
          .records(CdEventsSpecimen::records);

  private CdEventsSpecimen() {}

  private static long records(byte[] bytes) {
    try {
      boolean isBatch = bytes[0] == '[';
      return isBatch ? new ObjectMapper().readTree(bytes).size() : RecordCounts.lines(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

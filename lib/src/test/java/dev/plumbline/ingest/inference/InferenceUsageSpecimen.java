package dev.plumbline.ingest.inference;

import dev.plumbline.ingest.RecordCounts;
import dev.plumbline.ingest.Specimen;

/** What the contract test reads of inference usage. */
public final class InferenceUsageSpecimen {
  private static final String LINES =
      """
      {"kind":"inference_usage","model":"m","version":"1","target":"t","from":\
      "2026-07-14T00:00:00Z","to":"2026-07-14T01:00:00Z","requests":10,"successful":9}
      {"kind":"inference_usage","model":"m","version":"1","target":"t","from":\
      "2026-07-14T01:00:00Z","to":"2026-07-14T02:00:00Z","input_tokens":10,"output_tokens":null}
      """;

  /** One window a line. */
  public static final Specimen SPECIMEN =
      Specimen.of(new InferenceUsageIngester())
          .in("../data/samples/formats/inference-usage")
          .named(".ndjson")
          .texts(LINES)
          .records(RecordCounts::lines);

  private InferenceUsageSpecimen() {}
}

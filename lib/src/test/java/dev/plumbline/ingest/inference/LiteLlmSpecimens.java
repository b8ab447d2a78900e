package dev.plumbline.ingest.inference;

import dev.plumbline.ingest.RecordCounts;
import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.tabular.Packing;

/** What the contract test reads of LiteLLM's spend logs. */
public final class LiteLlmSpecimens {
  private static final String FOLDER = "../data/samples/formats/litellm-spend-logs";

  private static final String LINES =
      """
      {"request_id":"a","model_group":"m","startTime":"2026-07-14T00:00:00Z","prompt_tokens":1,\
      "completion_tokens":2,"status":"success","cache_hit":"False"}
      {"request_id":"b","model_group":"m","startTime":"2026-07-14T01:00:00Z","prompt_tokens":1,\
      "completion_tokens":2,"status":"failure","cache_hit":"True"}
      """;

  private static final String TABLE =
      """
      request_id,model_group,startTime,prompt_tokens,completion_tokens,status,cache_hit
      a,m,2026-07-14 00:00:00,1,2,success,
      b,m,2026-07-14 01:00:00,1,2,failure,
      """;

  /** One object a line. */
  public static final Specimen JSON =
      Specimen.of(new LiteLlmSpendLogs(Packing.JSON))
          .in(FOLDER)
          .named(".ndjson")
          .texts(LINES)
          .records(RecordCounts::lines);

  /** An export of the table. */
  public static final Specimen CSV =
      Specimen.of(new LiteLlmSpendLogs(Packing.CSV))
          .in(FOLDER)
          .named("spend.csv")
          .texts(TABLE)
          .records(RecordCounts::csv);

  private LiteLlmSpecimens() {}
}

package dev.plumbline.ingest.inference;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.ingest.tabular.TableIngester;
import dev.plumbline.tables.InferenceUsage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * What a LiteLLM proxy logged of each request (its table {@code LiteLLM_SpendLogs}), added up by
 * UTC hour and model. A record is a request; what the proxy answered from its cache is left out as
 * {@code cache_hit}, and a request id that comes again is a duplicate.
 *
 * <p>Rejects: {@code incomplete_json}, {@code invalid_json}, {@code no_FIELD}, {@code no_instant},
 * {@code bad_timestamp}, {@code clock_in_future}, {@code negative_FIELD}, {@code
 * FIELD_out_of_range}.
 */
public final class LiteLlmSpendLogs extends TableIngester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      FormatFamily.pipelines(
          "litellm-spend-logs",
          "Requests that a LiteLLM proxy logged (its table LiteLLM_SpendLogs, or /spend/logs).",
          InferenceUsage.TABLE);

  /** Columns that no other table has together. */
  private static final List<String> TELLING =
      List.of("request_id", "startTime", "prompt_tokens", "completion_tokens");

  /** Files that are packed like this. */
  public LiteLlmSpendLogs(Packing packing) {
    super(packing);
  }

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public FormatGuide guide() {
    return new FormatGuide(
        """
        {"request_id":"chatcmpl-81","api_key":"9f2c\u2026","spend":0.0041,
         "model":"hosted_vllm/parrot-8b","model_group":"parrot",
         "startTime":"2026-07-14 10:00:03.120",
         "endTime":"2026-07-14 10:00:05.741","prompt_tokens":812,"completion_tokens":164,
         "status":"success","cache_hit":"False","user":"u-17"}
        """,
        List.of(
            Reads.of("request_id", "", "mandatory; one that comes again is a duplicate"),
            Reads.of("model_group, else model", "model", "what served_as: names"),
            Reads.of("startTime", "window_start, window_end", "the UTC hour it lies in"),
            Reads.of("(record)", "requests", "1 each, but for cache_hit"),
            Reads.of("status", "successful_requests, failed_requests", "success, failure"),
            Reads.of("prompt_tokens", "input_tokens", "sum; null if one request lacks it"),
            Reads.of("completion_tokens", "output_tokens", "sum; null if one request lacks it"),
            Reads.of("cache_hit", "", "true: left out, for no GPU answered it"),
            Reads.of("api_key, user, metadata, messages\u2026", "", "never read")),
        List.of(
            "Which version answered, and where: version and target are not_said, and the entry"
                + " under serving: whose served_as: (or model:) is the model's name has the usage.",
            "Whether requests succeeded, where there is no status, as in old versions.",
            "A request that two files have: it counts in both; export each day once.",
            "How long requests took: hours are added up, not latencies."),
        List.of("registry"));
  }

  @Override
  public boolean recognises(FileHead head) {
    if (packing() != Packing.JSON) {
      return super.recognises(head);
    }
    String text = head.text();
    String start = text.stripLeading();
    return (start.startsWith("{") || start.startsWith("["))
        && TELLING.stream().allMatch(field -> text.contains("\"" + field + "\""));
  }

  @Override
  protected boolean isTold(List<String> columns) {
    return columns.containsAll(TELLING);
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    return packing() == Packing.JSON
        ? SpendCursor.ofObjects(file, bytes)
        : SpendCursor.ofTable(file, records(file, bytes));
  }
}

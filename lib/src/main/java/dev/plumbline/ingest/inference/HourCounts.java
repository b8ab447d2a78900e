package dev.plumbline.ingest.inference;

import dev.plumbline.ingest.json.RowDraft;
import dev.plumbline.tables.InferenceUsage;

/** What the requests of one hour add up to. One request that does not say makes a sum unknown. */
final class HourCounts {
  private final long firstLine;
  private long requests;
  private Long successful = 0L;
  private Long failed = 0L;
  private Long inputTokens = 0L;
  private Long outputTokens = 0L;

  HourCounts(long firstLine) {
    this.firstLine = firstLine;
  }

  long firstLine() {
    return firstLine;
  }

  /** Adds a request; what it does not say is null. */
  void add(Boolean isSuccessful, Long input, Long output) {
    requests++;
    successful = sum(successful, isSuccessful == null ? null : isSuccessful ? 1L : 0L);
    failed = sum(failed, isSuccessful == null ? null : isSuccessful ? 0L : 1L);
    inputTokens = sum(inputTokens, input);
    outputTokens = sum(outputTokens, output);
  }

  private static Long sum(Long sum, Long more) {
    return sum == null || more == null ? null : Long.valueOf(sum + more);
  }

  /** Puts the sums into a row. */
  Object[] in(RowDraft row) {
    return row.set(InferenceUsage.REQUESTS, requests)
        .set(InferenceUsage.SUCCESSFUL_REQUESTS, successful)
        .set(InferenceUsage.FAILED_REQUESTS, failed)
        .set(InferenceUsage.INPUT_TOKENS, inputTokens)
        .set(InferenceUsage.OUTPUT_TOKENS, outputTokens)
        .values();
  }
}

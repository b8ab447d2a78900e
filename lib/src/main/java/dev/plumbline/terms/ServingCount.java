package dev.plumbline.terms;

/** What a counter of an inference server counts. */
public enum ServingCount implements Term {
  /** Requests, whatever became of them. */
  REQUESTS,
  /** Requests that were answered to their end. */
  SUCCESSFUL_REQUESTS,
  /** Requests that ended in an error. */
  FAILED_REQUESTS,
  /** Requests that ended otherwise, such as those that the client gave up. */
  OTHER_REQUESTS,
  /** Tokens of requests. */
  INPUT_TOKENS,
  /** Tokens of answers. */
  OUTPUT_TOKENS,
  /** Requests that took no longer than the bucket's bound, from their arrival to their end. */
  LATENCY_BUCKET,
  /** Single inferences, of which a batch has many. */
  INFERENCES,
  /** Executions of the model, each of a batch. */
  EXECUTIONS;
}

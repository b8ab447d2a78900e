package dev.plumbline.cost.unit;

import java.time.LocalDate;

/**
 * What a window or a date counted; null is not counted, and makes a sum not counted.
 *
 * @param requests all
 * @param successful those answered as asked
 * @param failed those that were not
 * @param inputTokens tokens of requests
 * @param outputTokens tokens of answers
 */
record Counts(Long requests, Long successful, Long failed, Long inputTokens, Long outputTokens) {
  static final Counts ZERO = new Counts(0L, 0L, 0L, 0L, 0L);
  static final Counts NOT_COUNTED = new Counts(null, null, null, null, null);

  /**
   * The part of a window that falls on a date. Where all three are known, requests that neither
   * succeeded nor failed are divided too, and the parts are added: no date has more outcomes than
   * requests.
   */
  Counts on(UsageWindow window, LocalDate date) {
    Long good = window.part(successful, date);
    Long bad = window.part(failed, date);
    Long all = window.part(requests, date);
    if (good != null && bad != null && all != null) {
      all = good + bad + window.part(requests - successful - failed, date);
    }
    return new Counts(
        all, good, bad, window.part(inputTokens, date), window.part(outputTokens, date));
  }

  Counts plus(Counts more) {
    return new Counts(
        sum(requests, more.requests),
        sum(successful, more.successful),
        sum(failed, more.failed),
        sum(inputTokens, more.inputTokens),
        sum(outputTokens, more.outputTokens));
  }

  /** Input and output tokens. */
  Long tokens() {
    return sum(inputTokens, outputTokens);
  }

  private static Long sum(Long one, Long other) {
    return one == null || other == null ? null : Long.valueOf(one + other);
  }
}

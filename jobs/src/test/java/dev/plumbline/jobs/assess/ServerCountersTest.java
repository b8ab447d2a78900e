package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.assess.ServingGiven.costs;
import static dev.plumbline.jobs.assess.ServingGiven.evaluations;
import static dev.plumbline.jobs.assess.ServingGiven.made;
import static dev.plumbline.jobs.assess.ServingGiven.reasons;
import static dev.plumbline.jobs.assess.ServingGiven.runCosts;
import static dev.plumbline.jobs.assess.ServingGiven.samples;
import static dev.plumbline.jobs.assess.ServingGiven.segments;
import static dev.plumbline.jobs.assess.ServingGiven.usage;
import static dev.plumbline.jobs.assess.ServingGiven.versions;
import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Frame;
import dev.plumbline.tables.InferenceUsage;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What counters of inference servers say of how much a version was asked. */
@ExtendWith(SharedSpark.class)
class ServerCountersTest {
  private static Frame of(Given samples) {
    return of(usage(""), samples);
  }

  private static Frame of(Given usage, Given samples) {
    return made(costs(), segments(), usage, samples, evaluations(), versions("reg"), runCosts());
  }

  @Test
  void increasesOfTwoReplicasOverFilesAndARestart() {
    // Output tokens of the first pod: 160 - 100 = 60 over midnight, of the later date; then 20 by
    // the restart, and 50 - 20 = 30: 110. Of the second: 1090 - 1000 = 90. Together 200.
    // Requests: (8 - 5) + 1 + (3 - 1) = 6, and 11 - 7 = 4: 10. No input tokens were scraped.
    // 4.5 M ÷ 200 = 22,500; 4.5 × 1,000 ÷ 10 = 450; 900,000 J ÷ 10. 10 × 0.8 accurate: 0.5625.
    // From midnight to 13:00 it is counted: 46,800 s. Longest gap 00:01 to 12:00: 43,140 s.
    Frame made =
        of(
            samples(
                """
                source_file | pod           | at               | count               | value
                a           | parrot-chat-0 | 2026-07-13 23:59 | output_tokens       | 100
                b           | parrot-chat-0 | 00:01            | output_tokens       | 160
                b           | parrot-chat-0 | 12:00            | output_tokens       | 20
                c           | parrot-chat-0 | 13:00            | output_tokens       | 50
                c           | parrot-chat-1 | 10:00            | output_tokens       | 1000
                c           | parrot-chat-1 | 11:00            | output_tokens       | 1090
                a           | parrot-chat-0 | 2026-07-13 23:59 | successful_requests | 5
                b           | parrot-chat-0 | 00:01            | successful_requests | 8
                b           | parrot-chat-0 | 12:00            | successful_requests | 1
                c           | parrot-chat-0 | 13:00            | successful_requests | 3
                c           | parrot-chat-1 | 10:00            | successful_requests | 7
                c           | parrot-chat-1 | 11:00            | successful_requests | 11
                """));
    expect(made)
        .rows(
            """
            requests | successful_requests | failed_requests | input_tokens | output_tokens
            10       | 10                  |                 |              | 200
            """);
    expect(made)
        .rows(
            """
            cost_per_thousand_requests | cost_per_million_output_tokens | cost_per_million_tokens
            450                        | 22500                          |
            """);
    expect(made)
        .rows(
            """
            usage_covered_seconds | longest_usage_gap_seconds | cost_per_accurate_prediction
            46800                 | 43140                     | 0.5625
            """);
    assertThat(reasons(made)).containsOnlyKeys("cost_per_million_tokens");
    assertThat(reasons(made)).containsEntry("cost_per_million_tokens", "not_counted");
  }

  @Test
  void bucketsOfReplicasAreAddedAndReadInsideTheBucket() {
    // Gained up to 1 s: 30 + 10 = 40; up to 5 s: 70 + 20 = 90; all: 75 + 25 = 100.
    // The 50th lies in the bucket of 1 to 5 s, 10 of its 50 requests in: 1 + 4 × 10 ÷ 50 = 1.8.
    // The 95th is beyond 5 s, where nobody knows how far.
    expect(
            of(
                samples(
                    """
                    pod           | at    | count          | bound | value
                    parrot-chat-0 | 10:00 | latency_bucket | 1.0   | 10
                    parrot-chat-0 | 11:00 | latency_bucket | 1.0   | 40
                    parrot-chat-0 | 10:00 | latency_bucket | 5.0   | 20
                    parrot-chat-0 | 11:00 | latency_bucket | 5.0   | 90
                    parrot-chat-0 | 10:00 | latency_bucket | +Inf  | 25
                    parrot-chat-0 | 11:00 | latency_bucket | +Inf  | 100
                    parrot-chat-1 | 10:00 | latency_bucket | 1.0   | 0
                    parrot-chat-1 | 11:00 | latency_bucket | 1.0   | 10
                    parrot-chat-1 | 10:00 | latency_bucket | 5.0   | 0
                    parrot-chat-1 | 11:00 | latency_bucket | 5.0   | 20
                    parrot-chat-1 | 10:00 | latency_bucket | +Inf  | 0
                    parrot-chat-1 | 11:00 | latency_bucket | +Inf  | 25
                    """)))
        .rows(
            """
            latency_p50_seconds | latency_p95_seconds | requests
            1.8                 |                     |
            """);
  }

  @Test
  void tritonsRequestsAreItsSuccessesAndFailuresAndItsBatchesHaveAMean() {
    // 40 + 2 = 42 requests; 120 inferences in 20 executions: 6 each. Version 4 is not the entry's.
    expect(
            of(
                samples(
                    """
                    server | pod           | version | at    | count               | value
                    triton | parrot-chat-0 | 5       | 10:00 | successful_requests | 100
                    triton | parrot-chat-0 | 5       | 11:00 | successful_requests | 140
                    triton | parrot-chat-0 | 5       | 10:00 | failed_requests     | 5
                    triton | parrot-chat-0 | 5       | 11:00 | failed_requests     | 7
                    triton | parrot-chat-0 | 5       | 10:00 | inferences          | 200
                    triton | parrot-chat-0 | 5       | 11:00 | inferences          | 320
                    triton | parrot-chat-0 | 5       | 10:00 | executions          | 50
                    triton | parrot-chat-0 | 5       | 11:00 | executions          | 70
                    triton | parrot-chat-0 | 4       | 10:00 | successful_requests | 0
                    triton | parrot-chat-0 | 4       | 11:00 | successful_requests | 999
                    """)))
        .rows(
            """
            requests | successful_requests | failed_requests | mean_batch_size
            42       | 40                  | 2               | 6
            """);
  }

  @Test
  void successesOfTritonWithoutItsFailuresAreNotAllRequests() {
    expect(
            of(
                samples(
                    """
                    server | pod           | at    | count               | value
                    triton | parrot-chat-0 | 10:00 | successful_requests | 100
                    triton | parrot-chat-0 | 11:00 | successful_requests | 140
                    """)))
        .rows(
            """
            requests | successful_requests | failed_requests | mean_batch_size
                     | 40                  |                 |
            """);
  }

  @Test
  void moreMayEndThanBeginAndNoMoreSucceedThanThereAre() {
    // TGI: 10 began, 12 of before and now ended well and 1 badly. SGLang counts requests alone.
    expect(
            of(
                samples(
                    """
                    server | pod           | model | at    | count               | value
                    tgi    | parrot-chat-0 |       | 10:00 | requests            | 100
                    tgi    | parrot-chat-0 |       | 11:00 | requests            | 110
                    tgi    | parrot-chat-0 |       | 10:00 | successful_requests | 90
                    tgi    | parrot-chat-0 |       | 11:00 | successful_requests | 102
                    tgi    | parrot-chat-0 |       | 10:00 | failed_requests     | 0
                    tgi    | parrot-chat-0 |       | 11:00 | failed_requests     | 1
                    """)))
        .rows("requests | successful_requests | failed_requests\n13 | 12 | 1\n");
    expect(
            of(
                samples(
                    """
                    server | pod           | at    | count    | value
                    sglang | parrot-chat-0 | 10:00 | requests | 100
                    sglang | parrot-chat-0 | 11:00 | requests | 110
                    """)))
        .rows("requests | successful_requests | failed_requests\n10 | | \n");
  }

  @Test
  void modelsOfWhichNoneHasTheEntrysNameAreNotAdded() {
    Frame made =
        of(
            samples(
                """
                pod           | model     | at    | count         | value
                parrot-chat-0 | tokenizer | 10:00 | output_tokens | 0
                parrot-chat-0 | tokenizer | 11:00 | output_tokens | 50
                parrot-chat-0 | ensemble  | 10:00 | output_tokens | 0
                parrot-chat-0 | ensemble  | 11:00 | output_tokens | 70
                """));
    expect(made).rows("output_tokens | serving_cost\n | 4.5\n");
    assertThat(reasons(made)).containsEntry("cost_per_million_output_tokens", "several_models");
  }

  @Test
  void aServerThatSaysNoPodIsOfTheOneVersionOfItsModelsName() {
    // The entry of next in the same pods begins a day later; other is served under its own name.
    String rows =
        """
        model       | at    | count         | value
        parrot-rank | 10:00 | output_tokens | 0
        parrot-rank | 11:00 | output_tokens | 50
        unknown     | 10:00 | output_tokens | 0
        unknown     | 11:00 | output_tokens | 70
        """;
    expect(of(samples(rows))).rows("output_tokens | serving_cost\n50 | 4.5\n");
  }

  @Test
  void whatTwoScrapersSawOfOneServerCountsOnce() {
    // The second saw more of it: 5 - 1 = 4 and 9 - 5 = 4. The first is late, and saw 7 - 0.
    String rows =
        """
        scraper_id | series_id | server_id | pod           | at    | count         | value
        a          | a         | s         | parrot-chat-0 | 10:00 | output_tokens | 0
        a          | a         | s         | parrot-chat-0 | 11:00 | output_tokens | 7
        b          | b         | s         | parrot-chat-0 | 10:00 | output_tokens | 1
        b          | b         | s         | parrot-chat-0 | 10:30 | output_tokens | 5
        b          | b         | s         | parrot-chat-0 | 11:00 | output_tokens | 9
        """;
    expect(of(samples(rows))).rows("output_tokens\n8\n");
  }

  @Test
  void aCountOfHalfTheTimeIsNotTheCountOfAllOfIt() {
    Frame made =
        of(
            samples(
                """
                pod           | at    | count               | value
                parrot-chat-0 | 10:00 | output_tokens       | 0
                parrot-chat-0 | 11:00 | output_tokens       | 100
                parrot-chat-0 | 12:00 | output_tokens       | 200
                parrot-chat-0 | 13:00 | output_tokens       | 300
                parrot-chat-0 | 14:00 | output_tokens       | 400
                parrot-chat-0 | 12:00 | successful_requests | 5
                parrot-chat-0 | 13:00 | successful_requests | 7
                parrot-chat-0 | 14:00 | successful_requests | 9
                """));
    expect(made).rows("output_tokens | requests\n400 | \n");
    assertThat(reasons(made)).containsEntry("cost_per_thousand_requests", "not_counted");
  }

  @Test
  void aServerAndTheGatewayBeforeItAreNotAdded() {
    Frame made =
        of(
            usage("gate | prod-eu | 2026-07-14 10:00 | 2026-07-14 11:00 | 10 | 8 | 2 | 100 | 40\n"),
            samples(
                """
                pod           | at    | count         | value
                parrot-chat-0 | 10:00 | output_tokens | 0
                parrot-chat-0 | 11:00 | output_tokens | 50
                """));
    expect(made).rows("output_tokens | serving_cost\n | 4.5\n");
    assertThat(reasons(made))
        .containsEntry("cost_per_million_output_tokens", "several_usage_sources");
  }

  @Test
  void aValueBehindAWholeDateWithoutOneIsAFirstValueAgain() {
    // On the 11th it stood at 10; nobody saw it on the 12th and 13th. 50 - 30 = 20 is of the 14th.
    String rows =
        """
        pod           | at               | count         | value
        parrot-chat-0 | 2026-07-11 10:00 | output_tokens | 10
        parrot-chat-0 | 2026-07-14 10:00 | output_tokens | 30
        parrot-chat-0 | 2026-07-14 11:00 | output_tokens | 50
        """;
    expect(of(samples(rows))).rows("output_tokens\n20\n");
  }

  @Test
  void oneValueTellsNothing() {
    Frame made = of(samples("pod | at | count | value\nparrot-chat-0 | 10:00 | requests | 7\n"));
    expect(made).rows("requests | usage_covered_seconds\n | \n");
    assertThat(reasons(made)).containsEntry("cost_per_thousand_requests", "no_usage");
  }

  @Test
  void whatAGatewayCountsByTheModelsNameIsOfTheOneVersionServedUnderIt() {
    Given gateway =
        Given.table(InferenceUsage.TABLE)
            .every(InferenceUsage.USAGE_DATE, "2026-07-14")
            .every(InferenceUsage.SOURCE, "litellm")
            .every(InferenceUsage.SOURCE_FILE, "f")
            .numbered(InferenceUsage.LINE_NUMBER)
            .every(InferenceUsage.VERSION, InferenceUsage.NOT_SAID)
            .every(InferenceUsage.TARGET, InferenceUsage.NOT_SAID)
            .every(InferenceUsage.WINDOW_START, "10:00")
            .every(InferenceUsage.WINDOW_END, "11:00")
            .rows("model | output_tokens\nparrot-rank | 90\nsomething | 5\n");
    // 4.5 M ÷ 90 = 50,000
    expect(of(gateway, samples("pod | value\n")))
        .rows("output_tokens | cost_per_million_output_tokens\n90 | 50000\n");
  }
}

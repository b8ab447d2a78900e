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
}

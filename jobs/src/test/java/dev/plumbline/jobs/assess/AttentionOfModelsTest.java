package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.assess.AttentionGiven.attention;
import static dev.plumbline.jobs.assess.AttentionGiven.words;
import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Frame;
import dev.plumbline.tables.ShadowModelDaily;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class AttentionOfModelsTest {
  @Test
  void modelsThatNobodyRegisteredAreCalledByName() {
    Given shadows =
        Given.table(ShadowModelDaily.TABLE)
            .every(ShadowModelDaily.AS_OF_DATE, "2026-07-14")
            .every(ShadowModelDaily.TARGETS, "[prod-eu]")
            .every(ShadowModelDaily.DATASETS, "[lake m @ v1]")
            .every(ShadowModelDaily.JOB_NAME, "tune")
            .every(ShadowModelDaily.JOB_NAMESPACE, "lab")
            .every(ShadowModelDaily.FIRST_AT, "2026-07-12 05:00")
            .rows(
                """
                kind     | subject              | gpu_seconds | costs
                written  | r-1                  | 7200        | {USD=3, EUR=2}
                deployed | chat 9 of unresolved |             |
                """);
    Frame attention = attention(context(DAY), shadows);
    expect(attention)
        .rows(
            """
            subject              | billing_currency | cost_at_stake | gpu_seconds_at_stake
            run r-1              | EUR              | 2             | 7200
            run r-1              | USD              | 3             |
            chat 9 of unresolved |                  |               |
            """);
    assertThat(words(attention, "unregistered_model", "run r-1").get(0))
        .isEqualTo(
            "it wrote lake m @ v1, job tune of lab, and no registered version names it or what it"
                + " wrote");
    assertThat(words(attention, "unregistered_model", "chat 9 of unresolved").get(0))
        .isEqualTo(
            "it is deployed to prod-eu since 2026-07-12T05:00:00Z, and serves lake m @ v1, job tune"
                + " of lab");
  }
}

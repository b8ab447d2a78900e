package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.assess.AttentionGiven.attention;
import static dev.plumbline.jobs.assess.AttentionGiven.words;
import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Frame;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.ShadowModelDaily;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
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

  /** Of run-a there are events of the 13th; run-b is said to be run-c, on the 14th. */
  @Test
  void trainingRunsThatNoEventTellsOfAreOneLineADate() {
    Given versions =
        Given.table(ModelVersion.TABLE)
            .as("at", ModelVersion.REGISTERED_AT)
            .every(ModelVersion.REGISTRY, "r")
            .every(ModelVersion.MODEL, "m")
            .rows(
                """
                version | at               | run_id
                1       | 2026-07-13 10:00 | run-a
                2       | 2026-07-13 10:00 | run-b
                3       | 2026-07-13 10:00 |
                4       | 2026-07-14 10:00 | run-d
                5       | 2026-07-14 10:00 | run-e
                6       | 2026-07-14 10:00 | run-f
                7       | 2026-07-14 10:00 | run-g
                8       | 2026-07-15 10:00 | run-h
                """);
    Given runs =
        Given.table(LineageRun.TABLE)
            .as("first", LineageRun.FIRST_EVENT_AT)
            .as("same", LineageRun.SAME_AS)
            .rows(
                """
                run_id | first            | same
                run-a  | 2026-07-13 09:00 |
                run-c  | 2026-07-13 09:00 | {run-b=2026-07-14 09:00}
                """);
    Frame attention = attention(context(DAY.minusDays(2), DAY.minusDays(1), DAY), versions, runs);
    String subject = "training runs of registered versions";
    expect(attention)
        .rows(
            """
            attention_date | kind                 | subject | since_date
            2026-07-13     | unknown_training_run | %1$s    | 2026-07-13
            2026-07-14     | unknown_training_run | %1$s    | 2026-07-13
            """
                .formatted(subject));
    assertThat(words(attention.where(on(DAY.minusDays(1))), "unknown_training_run", subject))
        .first()
        .isEqualTo("no event tells of the training run of 1 registered version: m 2 of r (run-b)");
    assertThat(words(attention.where(on(DAY)), "unknown_training_run", subject))
        .containsExactly(
            "no event tells of the training run of 4 registered versions: m 4 of r (run-d), m 5 of"
                + " r (run-e), m 6 of r (run-f) and 1 more",
            "deliver the events or the tracker's export that has these runs, or correct their ids"
                + " in the registry, then run plumbline nightly --date 2026-07-14");
  }

  private static Column on(LocalDate date) {
    return AttentionDaily.ATTENTION_DATE.of().equalTo(date);
  }
}

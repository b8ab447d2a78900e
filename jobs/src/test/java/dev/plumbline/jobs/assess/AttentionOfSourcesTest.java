package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.assess.AttentionGiven.days;
import static dev.plumbline.jobs.assess.AttentionGiven.files;
import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Configuration;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.job.RunContext;
import dev.plumbline.jobs.OneJob;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sources and files that make figures incomplete. */
@ExtendWith(SharedSpark.class)
class AttentionOfSourcesTest {
  private static Frame attention(RunContext context, Given files, Given days) {
    return OneJob.run(
        new AttentionJob(),
        context,
        Given.table(GpuHourCost.TABLE),
        Given.table(AttentionDaily.TABLE),
        files,
        days);
  }

  /** What was seen, and the remedy, of the one row of a kind and subject. */
  private static List<Object> words(Frame attention, String kind, String subject) {
    return Given.values(
            attention.where(
                AttentionDaily.KIND
                    .of()
                    .equalTo(kind)
                    .and(AttentionDaily.SUBJECT.of().equalTo(subject))),
            AttentionDaily.DETAIL,
            AttentionDaily.REMEDY)
        .get(0);
  }

  private static RunContext sources(LocalDate... dates) {
    return OneJob.context(
        new Configuration(
            "lake",
            Configuration.Limits.DEFAULT,
            List.of(
                source("gpus", "dcgm-exposition", null),
                source("bill", "focus-csv", null),
                source("weekly", "focus-csv", 8),
                source("runs", "openlineage", null),
                source("never", "dcgm-exposition", null),
                source("later", "dcgm-exposition", null)),
            List.of(),
            List.of(),
            List.of()),
        dates);
  }

  private static Configuration.Source source(String name, String format, Integer lateDays) {
    return new Configuration.Source(
        SourceSettings.of(name, format),
        "",
        name + "/*",
        Configuration.ExportScope.PERIOD,
        lateDays);
  }

  @Test
  void aSourceIsLateWhenItsNewestRowsAreOlderThanExpected() {
    Given days =
        days()
            .rows(
                """
                source | row_date
                gpus   | 2026-07-12
                gpus   | 2026-07-13
                bill   | 2026-07-11
                weekly | 2026-07-07
                runs   | 2026-07-01
                later  | 2026-07-15
                """);
    Frame attention = attention(sources(DAY.minusDays(1), DAY), files(), days);
    // gpus has the 13th, not the 14th; bill is late after three days: on the 14th; weekly has eight
    expect(attention)
        .rows(
            """
            attention_date | kind        | subject | since_date
            2026-07-14     | late_source | gpus    | 2026-07-14
            2026-07-14     | late_source | bill    | 2026-07-14
            2026-07-13     | late_source | never   | 2026-07-13
            2026-07-14     | late_source | never   | 2026-07-13
            """);
    assertThat(words(attention, "late_source", "gpus"))
        .containsExactly(
            "its newest rows are of 2026-07-13, 1 day before; it is late after 1",
            "deliver gpus/*, or write late_after_days: at the source if it comes more rarely (0:"
                + " never late)");
  }

  @Test
  void aFileThatCouldNotBeReadStandsOnItsDatesUntilItIsReadWhole() {
    Given files =
        files()
            .rows(
                """
                source | path  | read             | problem              | records
                a      | mixed | 2026-07-15 02:00 | line 7: gzip ends    | 6
                a      | empty | 2026-07-15 02:00 | line 1: no gzip      | 0
                a      | again | 2026-07-14 02:00 | line 2: gzip ends    | 1
                a      | again | 2026-07-15 02:00 |                      | 9
                """);
    Given days =
        days()
            .rows(
                """
                source | path  | row_date   | read             | period
                a      | mixed | 2026-07-13 | 2026-07-15 02:00 |
                a      | again | 2026-07-14 | 2026-07-15 02:00 |
                b      | bill  | 2026-07-31 | 2026-07-15 02:00 | 2026-07-01
                """);
    Frame attention = attention(context(DAY.minusDays(1), DAY), files, days);
    expect(attention)
        .rows(
            """
            attention_date | kind            | subject
            2026-07-13     | unreadable_file | a: mixed
            2026-07-14     | unreadable_file | a: empty
            """);
    assertThat(words(attention, "unreadable_file", "a: mixed").get(0))
        .isEqualTo("line 7: gzip ends; 6 records were counted before");
    assertThat(words(attention, "unreadable_file", "a: empty").get(0))
        .isEqualTo("line 1: no gzip; nothing of it was read");
  }
}

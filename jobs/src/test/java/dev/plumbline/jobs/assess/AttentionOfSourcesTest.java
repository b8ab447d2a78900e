package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.assess.AttentionGiven.attention;
import static dev.plumbline.jobs.assess.AttentionGiven.days;
import static dev.plumbline.jobs.assess.AttentionGiven.files;
import static dev.plumbline.jobs.assess.AttentionGiven.words;
import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Configuration;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.job.RunContext;
import dev.plumbline.jobs.OneJob;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sources and files that make figures incomplete. */
@ExtendWith(SharedSpark.class)
class AttentionOfSourcesTest {
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
            2026-07-13     | unread_source | never  | 2026-07-13
            2026-07-14     | unread_source | never  | 2026-07-13
            """);
    assertThat(words(attention, "unread_source", "never").get(0))
        .isEqualTo("no row of it was ever read");
    assertThat(words(attention, "late_source", "gpus"))
        .containsExactly(
            "its newest rows are of 2026-07-13, 1 day before; it is late after 1",
            "deliver gpus/*, or write late_after_days: at the source if it comes more rarely (0:"
                + " never late)");
  }

  @Test
  void aFileThatCouldNotBeReadStandsOnItsDatesUntilItIsReadWhole() {
    // again was cut when it came first, and came whole later
    Given files =
        files()
            .rows(
                """
                source | path  | read             | problem              | records | is_replaced
                a      | mixed | 2026-07-15 02:00 | line 7: gzip ends    | 6       |
                a      | empty | 2026-07-15 02:00 | line 1: no gzip      | 0       |
                a      | again | 2026-07-14 02:00 | line 2: gzip ends    | 1       | true
                a      | again | 2026-07-15 02:00 |                      | 9       |
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

  @Test
  void aFileThatSaysItIsIncompleteStandsOnItsDates() {
    Given files =
        files()
            .rows(
                """
                source | path  | read             | warnings          | records | is_replaced
                a      | part  | 2026-07-15 02:00 | [partial]         | 6       |
                a      | old   | 2026-07-14 02:00 | [partial]         | 6       | true
                a      | old   | 2026-07-15 02:00 |                   | 7       |
                a      | whole | 2026-07-15 02:00 |                   | 7       |
                """);
    Given days =
        days()
            .rows(
                """
                source | path  | row_date
                a      | part  | 2026-07-13
                a      | old   | 2026-07-14
                a      | whole | 2026-07-14
                """);
    Frame attention = attention(context(DAY.minusDays(1), DAY), files, days);
    expect(attention)
        .rows(
            """
            attention_date | kind         | subject
            2026-07-13     | file_warning | a: part
            """);
  }

  @Test
  void aSourceIsBarrenWhenAllItsNewestFilesGaveNothing() {
    // gpus: both files of the last night; bill: its newest file gave rows; runs: what came again
    // is a duplicate of what is known
    Given files =
        files()
            .rows(
                """
                source | path | read             | records | accepted | duplicate
                gpus   | a    | 2026-07-14 02:00 | 9       | 9        | 0
                gpus   | b    | 2026-07-15 02:00 | 5       | 0        | 0
                gpus   | c    | 2026-07-15 02:00 | 0       | 0        | 0
                bill   | d    | 2026-07-14 02:00 | 5       | 0        | 0
                bill   | e    | 2026-07-15 02:00 | 5       | 5        | 0
                runs   | f    | 2026-07-15 02:00 | 5       | 0        | 5
                gone   | g    | 2026-07-15 02:00 | 5       | 0        | 0
                """);
    Given days =
        days()
            .rows(
                """
                source | path | row_date   | read             | period
                gpus   | a    | 2026-07-13 | 2026-07-14 02:00 |
                later  | x    | 2026-07-14 | 2026-07-15 02:00 |
                bill   | e    | 2026-07-31 | 2026-07-15 02:00 | 2026-07-01
                """);
    Frame attention = attention(sources(DAY), files, days);
    expect(attention.where(AttentionDaily.KIND.of().isin("barren_source")))
        .rows(
            """
            attention_date | kind          | subject
            2026-07-14     | barren_source | gpus
            """);
    assertThat(words(attention, "barren_source", "gpus"))
        .containsExactly(
            "2 files were read with 5 records, and not one gave a row",
            "look in bronze.reject and bronze.ingest_file for why; correct format: of source gpus"
                + " or its files, then run plumbline nightly --date 2026-07-14");
  }
}

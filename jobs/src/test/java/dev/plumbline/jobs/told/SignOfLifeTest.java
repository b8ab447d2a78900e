package dev.plumbline.jobs.told;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.storage.Activity.Figures;
import dev.plumbline.storage.Activity.Landed;
import dev.plumbline.storage.Activity.Tables;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignOfLifeTest {
  private static final Duration NOT_LONG = Duration.ZERO;

  @Test
  void ingestSaysFilesBytesRowsAndTheTimeThatIsLeft() {
    Figures quarter =
        new Figures(
            3, 8, 1_234_567, new Landed(75, 1L << 30), new Landed(300, 4L << 30), Tables.NONE);

    Line line = SignOfLife.line("[ 1/14] ingest", Duration.ofSeconds(30), quarter, NOT_LONG);

    assertThat(line.message())
        .isEqualTo(
            "[ 1/14] ingest, 30 s: 75 of 300 files, 1,024 MiB of 4,096 MiB, 1,234,567 rows,"
                + " about 90 s left");
    assertThat(line.figures())
        .containsEntry("files_read", 75L)
        .containsEntry("bytes_planned", 4L << 30)
        .containsEntry("seconds_left", 90L);
  }

  @Test
  void aJobSaysItsTasksAndThatNothingHasEndedForLong() {
    Figures done = new Figures(12, 200, 0, new Landed(0, 0), new Landed(0, 0), Tables.NONE);
    assertThat(
            SignOfLife.line("[ 2/14] gpu-segment", Duration.ofMinutes(3), done, NOT_LONG).message())
        .isEqualTo("[ 2/14] gpu-segment, 3 min: 12 of 200 tasks");
    assertThat(SignOfLife.line("x", Duration.ofMinutes(3), done, Duration.ofSeconds(50)).message())
        .isEqualTo("x, 3 min: 12 of 200 tasks; nothing has ended for 50 s");
    assertThat(SignOfLife.line("opening Spark", Duration.ofSeconds(3), Figures.NONE, NOT_LONG))
        .extracting(Line::message)
        .isEqualTo("opening Spark, 3 s");
  }

  @Test
  void aJobOfSeveralTablesSaysHowManyAreWrittenAndGuessesNoTime() {
    Figures done = new Figures(12, 200, 0, new Landed(0, 0), new Landed(0, 0), new Tables(3, 7));
    Line line = SignOfLife.line("[ 7/14] lineage-tables", Duration.ofSeconds(30), done, NOT_LONG);
    assertThat(line.message())
        .isEqualTo("[ 7/14] lineage-tables, 30 s: 12 of 200 tasks, 3 of 7 tables");
    assertThat(line.figures())
        .containsEntry("tables_written", 3)
        .containsEntry("tables_planned", 7)
        .doesNotContainKey("seconds_left");
  }

  @Test
  void noLineIsLongerThanATerminal() {
    Figures large =
        new Figures(
            99_999_999,
            99_999_999,
            999_999_999_999L,
            new Landed(99_999_999, 1L << 50),
            new Landed(99_999_999, 1L << 51),
            new Tables(99, 99));
    Line line =
        SignOfLife.line(
            "[99/99] a-job-of-a-rather-long-name", Duration.ofDays(3), large, Duration.ofDays(2));
    assertThat(line.message()).hasSizeLessThanOrEqualTo(OneLine.WIDTH);
  }

  @Test
  void whatIsUnderWayIsSaidUntilItEnds() throws InterruptedException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    SignOfLife sign = new SignOfLife(Teller.of(out), Duration.ofMillis(20));
    Figures before = new Figures(40, 50, 0, new Landed(0, 0), new Landed(0, 0), Tables.NONE);
    Figures now = new Figures(42, 57, 0, new Landed(0, 0), new Landed(0, 0), Tables.NONE);
    java.util.concurrent.atomic.AtomicReference<Figures> figures =
        new java.util.concurrent.atomic.AtomicReference<>(before);
    sign.watches(figures::get);

    sign.begins("[ 3/14] allocation");
    figures.set(now);
    while (!said.toString(StandardCharsets.UTF_8).contains("2 of 7 tasks")) {
      Thread.sleep(10);
    }
    sign.ends();
    Thread.sleep(60);
    int length = said.size();
    Thread.sleep(100);
    assertThat(said.size()).as("nothing is said any more").isEqualTo(length);
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .allMatch(line -> line.startsWith("[ 3/14] allocation, 0 s"));
  }
}

package dev.plumbline.run.statement;

import static dev.plumbline.run.statement.ClosedMonth.TODAY;
import static dev.plumbline.run.statement.ClosedMonth.close;
import static dev.plumbline.run.statement.ClosedMonth.files;
import static dev.plumbline.run.statement.ClosedMonth.july;
import static dev.plumbline.run.statement.ClosedMonth.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A close that is cut short at every step, and files that are not as they were issued. */
@ExtendWith(SharedSpark.class)
class CutCloseTest {
  @TempDir private Path folder;

  @Test
  void aCloseThatIsCutShortAnywhereIsFinishedByTheNext() throws IOException {
    Path whole = folder.resolve("whole");
    july(whole, 1).publish();
    AtomicInteger steps = new AtomicInteger();
    close(whole, TODAY, steps::incrementAndGet);
    // three documents of three files, the commit of their rows, the list
    assertThat(steps).hasValue(11);
    for (int cut = 0; cut < steps.get(); cut++) {
      Path lake = folder.resolve("cut-" + cut);
      july(lake, 1).publish();
      AtomicInteger left = new AtomicInteger(cut);
      assertThatThrownBy(
              () ->
                  close(
                      lake,
                      TODAY,
                      () -> {
                        if (left.getAndDecrement() == 0) {
                          throw new IllegalStateException("cut short");
                        }
                      }))
          .hasMessage("cut short");
      assertThat(files(lake)).hasSize(Math.min(cut, 9));
      assertThat(rows(lake)).hasSize(cut == 10 ? 3 : 0);
      List<String> said = close(lake);
      assertThat(said.contains("closed on 2026-08-10, nothing differs")).isEqualTo(cut == 10);
      assertThat(files(lake)).isEqualTo(files(whole));
      assertThat(rows(lake)).isEqualTo(rows(whole));
    }
  }

  @Test
  void whatWasWrittenAndNeverIssuedGivesWayToWhatIsDueNow() throws IOException {
    july(folder, 1).publish();
    AtomicInteger left = new AtomicInteger(9);
    assertThatThrownBy(
            () ->
                close(
                    folder,
                    TODAY,
                    () -> {
                      if (left.getAndDecrement() == 0) {
                        throw new IllegalStateException("cut short");
                      }
                    }))
        .hasMessage("cut short");
    assertThat(files(folder)).hasSize(9);
    Path own = Files.writeString(folder.resolve("statements/2026-07/note.txt"), "mine");
    // vision's 3.00 turn out to be speech's
    WrittenMonth.of(folder, 2)
        .charge("I-1", "held", "speech", "echo", "8.00")
        .charge("I-1", "tax", "", "", "1.00")
        .charge("I-2", "held", "", "stray", "0.50")
        .invoice("I-1", "9.00")
        .invoice("I-2", "0.50")
        .publish();
    assertThat(close(folder))
        .contains(
            // the page, the lines and the FOCUS file of speech, the page of nobody, all of vision
            "laid aside, into never-issued: 7 files of documents that have no row, such as"
                + " 2026-07-speech-EUR-1.csv; of a close that was cut short, or the lake was put"
                + " back from an older copy",
            "issued: statement 2026-07-speech-EUR-1, speech: billed EUR 8.00, cost 8.00, idle"
                + " waste 0.00");
    assertThat(files(folder)).hasSize(2 * 3 + 2).doesNotContainKey("2026-07-vision-EUR-1.html");
    assertThat(files(folder).get("2026-07-speech-EUR-1.csv")).contains(",8.000000000000,");
    assertThat(own).hasContent("mine");
    try (Stream<Path> aside = Files.list(folder.resolve("statements/2026-07/never-issued"))) {
      assertThat(aside).hasSize(7);
    }
  }

  @Test
  void aFileThatIsNotAsItWasIssuedIsToldAndLeftAlone() throws IOException {
    july(folder, 1).publish();
    close(folder);
    Path page = folder.resolve("statements/2026-07/2026-07-speech-EUR-1.html");
    Files.writeString(page, "forged", StandardCharsets.UTF_8);
    Files.delete(folder.resolve("statements/2026-07/2026-07-vision-EUR-1.csv"));
    List<String> said = close(folder);
    assertThat(said)
        .anyMatch(line -> line.startsWith("DAMAGED: 2026-07-speech-EUR-1.html has the SHA-256 "))
        .contains("DAMAGED: 2026-07-vision-EUR-1.csv is not there: put it back from a copy");
    assertThat(page).hasContent("forged");
  }
}

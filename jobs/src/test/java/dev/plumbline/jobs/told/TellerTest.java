package dev.plumbline.jobs.told;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.config.Telling.LogFile;
import dev.plumbline.config.Telling.Rotation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever prints a line tells it: as text, as an object, to the log. */
class TellerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  private Teller teller(Format format, boolean quiet) {
    return Teller.of(stream(out), stream(errors), format, quiet, false);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static List<String> lines(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void everyLineOfEitherStreamIsAnObjectWhoeverPrintsIt() throws IOException {
    Teller teller = teller(Format.JSON, false);
    teller.run("night-1");
    teller.at("build", "gpu-segment");
    teller.out().println("an answer with \"quotes\" and \u001b[31mcolour");
    teller.out().print("warning: half a ");
    teller.out().println("…");
    teller.errors().printf("two%nlines%n");
    teller.errors().println("\ud800 is half a character");
    teller.tells(Line.info("done").with("seconds", 1.5).with("rows_in", 3L));

    for (ByteArrayOutputStream stream : List.of(out, errors)) {
      for (String line : lines(stream)) {
        JsonNode object = JSON.readTree(line);
        assertThat(object.get("run").asText()).isEqualTo("night-1");
        assertThat(object.get("stage").asText()).isEqualTo("build");
        assertThat(object.get("job").asText()).isEqualTo("gpu-segment");
        assertThat(Instant.parse(object.get("time").asText())).isNotNull();
      }
    }
    JsonNode step = JSON.readTree(lines(out).get(lines(out).size() - 1));
    assertThat(step.get("seconds").asDouble()).isEqualTo(1.5);
    assertThat(step.get("rows_in").asLong()).isEqualTo(3);
    assertThat(lines(errors)).hasSize(3).allMatch(line -> line.contains("\"level\":\"error\""));
  }

  @Test
  void whenQuietNewsAreLeftOutAndWarningsAndAnswersStay() {
    Teller teller = teller(Format.TEXT, true);
    teller.tells(Line.info("[ 1/14] ingest begins"));
    teller.tells(new Line(Level.WARN, "warning: a file is cut"));
    teller.out().println("published 2026-07-14");
    teller.errors().println("problem: none");

    assertThat(lines(out)).containsExactly("warning: a file is cut", "published 2026-07-14");
    assertThat(lines(errors)).containsExactly("problem: none");
  }

  @Test
  void whatAnotherProgramSaysIsNewsAndStandsBesideOurs() {
    teller(Format.JSON, false).hears("26/11/29 INFO Client: Submitting");
    assertThat(lines(errors)).hasSize(1).allMatch(line -> line.contains("\"level\":\"info\""));
    assertThat(lines(out)).isEmpty();
  }

  @Test
  void whatIsPrintedAsTextCannotControlTheTerminal() {
    teller(Format.TEXT, false).out().println("owner a\u001b]0;title\u0007 b");
    assertThat(lines(out)).containsExactly("owner a\\u001b]0;title\\u0007 b");
  }

  @Test
  void theLogHasAllOfARunAfterTheRunsBefore() throws IOException {
    Path log = folder.resolve("new/plumbline.log");
    for (int run = 1; run <= 2; run++) {
      Teller teller = teller(Format.TEXT, true);
      teller.logsTo(new LogFile(log.toString(), Rotation.SIZE, 1, 3));
      teller.run("night-" + run);
      teller.tells(Line.info("[ 1/14] ingest begins"));
      teller.errors().println("problem: password=hunter2hunter2");
      teller.ended(2);
    }
    assertThat(Files.readAllLines(log))
        .hasSize(6)
        .allMatch(line -> line.matches("\\S+Z (INFO |WARN |ERROR) night-[12] .+"))
        .noneMatch(line -> line.contains("hunter2"));
    assertThat(Files.readAllLines(log).get(5)).endsWith("night-2 ended with exit code 2");
    assertThat(lines(out)).as("the terminal was quiet").isEmpty();
  }

  @Test
  void aLogThatIsLargeOrOfYesterdayIsRotatedWhenARunBeginsAndNoMoreAreKept() throws IOException {
    Path log = folder.resolve("p.log");
    Files.writeString(log, "old\n");
    Files.setLastModifiedTime(log, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    logged(new LogFile(log.toString(), Rotation.SIZE, 1, 2), "not yet");
    assertThat(Files.readString(log)).contains("old", "not yet");
    Files.setLastModifiedTime(log, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    logged(new LogFile(log.toString(), Rotation.DAILY, 1, 2), "the next day");
    assertThat(Files.readString(log)).contains("the next day").doesNotContain("old");
    assertThat(Files.readString(folder.resolve("p.log.1"))).contains("old", "not yet");
    for (int run = 0; run < 3; run++) {
      Files.writeString(log, "x".repeat(2 << 20));
      logged(new LogFile(log.toString(), Rotation.SIZE, 1, 2), "run " + run);
    }
    assertThat(folder.resolve("p.log.2")).exists();
    assertThat(folder.resolve("p.log.3")).doesNotExist();
  }

  private void logged(LogFile file, String message) {
    Teller teller = teller(Format.TEXT, true);
    teller.logsTo(file);
    teller.tells(Line.info(message));
    teller.ended(0);
  }

  @Test
  void aLogThatCannotBeOpenedIsAWarningBesideTheAnswerAndTheRunGoesOn() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Teller teller = teller(Format.TEXT, false);
    teller.logsTo(new LogFile(file.resolve("p.log").toString(), Rotation.SIZE, 1, 3));
    teller.tells(Line.info("goes on"));
    assertThat(lines(errors))
        .singleElement()
        .asString()
        .startsWith("warning: the log file ")
        .contains("p.log");
    assertThat(lines(out)).containsExactly("goes on");
  }

  @Test
  void theFormatIsKnownBeforeTheArgumentsAreUnderstood() {
    assertThat(Teller.format("nightly", "--log-format", "json", "--wrong")).isEqualTo(Format.JSON);
    assertThat(Teller.format("nightly", "--log-format=JSON")).isEqualTo(Format.JSON);
    assertThat(Teller.format("nightly", "--log-format")).isEqualTo(Format.TEXT);
    assertThat(Teller.format("submit", "--", "nightly", "--log-format", "json"))
        .as("it is of the command that is handed on")
        .isEqualTo(Format.TEXT);
  }
}

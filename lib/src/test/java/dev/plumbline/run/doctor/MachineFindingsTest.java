package dev.plumbline.run.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Telling;
import dev.plumbline.config.Telling.LogFile;
import dev.plumbline.config.Telling.Rotation;
import dev.plumbline.run.doctor.Finding.Level;
import dev.plumbline.run.doctor.MachineFindings.Seen;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a machine does for a night is said before it runs, each time with what to do. */
class MachineFindingsTest {
  private static final Instant NOW = Instant.parse("2026-07-15T03:00:00Z");

  @TempDir private Path folder;

  private List<Finding> warnings(long files, long bytes, Instant newest, Instant now) {
    Seen seen = new Seen(folder.resolve("new/lake").toString(), files, bytes, newest);
    List<Finding> findings = MachineFindings.of(seen, Telling.NOTHING, now);
    assertThat(findings).extracting(Finding::what).anyMatch(what -> what.startsWith("Java 17"));
    return findings.stream().filter(finding -> finding.level() != Level.OK).toList();
  }

  @Test
  void aSmallLandingIsNoTrouble() {
    assertThat(warnings(3, 1000, NOW, NOW)).isEmpty();
  }

  @Test
  void aLandingThatIsTooLargeForTheHeapAndTheDisksIsToldWithWhatToDo() {
    List<Finding> found = warnings(50_000_000, 1L << 60, NOW, NOW);
    assertThat(found)
        .extracting(Finding::what)
        .anyMatch(what -> what.contains("want a heap of about"))
        .anyMatch(what -> what.startsWith("the lake's disk has "))
        .anyMatch(what -> what.startsWith("the disk of temporary files has "));
    assertThat(found)
        .extracting(Finding::remedy)
        .anyMatch(remedy -> remedy.contains("PLUMBLINE_HEAP"))
        .anyMatch(remedy -> remedy.contains("--lake DIR"))
        .anyMatch(remedy -> remedy.contains("java.io.tmpdir"))
        .noneMatch(String::isEmpty);
  }

  @Test
  void aClockThatIsBehindIsTold() {
    assertThat(warnings(3, 9, NOW.plus(Duration.ofHours(1)), NOW))
        .extracting(Finding::what)
        .singleElement()
        .asString()
        .contains("2026-07-15T03:00:00Z", "2026-07-15T04:00:00Z");
    assertThat(warnings(3, 9, null, Instant.EPOCH))
        .extracting(Finding::what)
        .singleElement()
        .asString()
        .contains("1970-01-01", "before this program was written");
  }

  @Test
  void aLogThatCannotBeWrittenIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    LogFile log = new LogFile(file.resolve("p.log").toString(), Rotation.SIZE, 1, 1);
    Seen seen = new Seen(folder.toString(), 1, 1, NOW);
    assertThat(MachineFindings.of(seen, new Telling(log, null, null), NOW))
        .filteredOn(finding -> finding.level() == Level.WARNING)
        .extracting(Finding::what, Finding::where)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("the log file cannot be written", file.toString()));
  }

  @Test
  void aKeyThatIsNotThereOrSentInTheOpenIsTold() {
    Seen seen = new Seen(folder.toString(), 1, 1, NOW);
    assertThat(
            MachineFindings.of(seen, listener("https://lineage.example.com", "NO_SUCH_KEY"), NOW))
        .filteredOn(finding -> finding.level() == Level.WARNING)
        .extracting(Finding::what)
        .containsExactly("the environment variable NO_SUCH_KEY of openlineage is not set");
    assertThat(MachineFindings.of(seen, listener("http://lineage.example.com", "PATH"), NOW))
        .filteredOn(finding -> finding.level() == Level.WARNING)
        .extracting(Finding::what)
        .containsExactly("the key of openlineage is sent without encryption");
    assertThat(MachineFindings.of(seen, listener("http://lineage.example.com", null), NOW))
        .extracting(Finding::level)
        .containsOnly(Level.OK);
  }

  private static Telling listener(String url, String variable) {
    return new Telling(
        null, null, new Telling.ToHttp(URI.create(url), Duration.ofSeconds(5), variable));
  }
}

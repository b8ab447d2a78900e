package dev.plumbline.run.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Upkeep;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LakeTables;
import dev.plumbline.storage.LakeVersions;
import dev.plumbline.storage.SliceStorage;
import dev.plumbline.tables.Allocation;
import dev.plumbline.tables.IngestReading;
import dev.plumbline.tables.Tables;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What maintenance does to a lake that has become old, and that it changes no row. */
class UpkeepTest {
  private static final TableSpec APPENDED = IngestReading.TABLE;
  private static final TableSpec SLICED = Allocation.TABLE;
  private static final LocalDate DATE = LocalDate.of(2026, 7, 15);

  @TempDir private Path folder;
  private Lake lake;
  private SliceStorage slices;

  @BeforeEach
  void emptyTables() {
    lake = new Lake(SharedSpark.session(), folder.toString());
    new LakeTables(lake).ensure(Tables.ALL);
    slices = new SliceStorage(lake);
  }

  @Test
  void aYoungLakeNeedsNothing() {
    restate(3);
    assertThat(upkeep(false)).containsExactly("nothing to do");
    assertThat(upkeep(true)).containsExactly("nothing to do");
  }

  @Test
  void manySmallFilesBecomeOneAndEveryRowStays() {
    for (int night = 0; night < 18; night++) {
      Given row = Given.table(APPENDED, IngestReading.SOURCE, IngestReading.PATH);
      row.row("dcgm", "%03d.prom".formatted(night));
      slices.commit(slices.stageMore(APPENDED, row.frame()), "night");
    }
    List<List<Object>> before = Given.values(lake.read(APPENDED), IngestReading.PATH);
    assertThat(before).hasSize(18);
    assertThat(upkeep(false)).containsExactly("to be put together: 18 small files of " + APPENDED);
    assertThat(upkeep(true)).containsExactly("put together: 18 small files of " + APPENDED);
    assertThat(Given.values(lake.read(APPENDED), IngestReading.PATH))
        .containsExactlyInAnyOrderElementsOf(before);
    assertThat(upkeep(true)).containsExactly("nothing to do");
  }

  @Test
  void filesAndLogsThatAreOlderThanTheRetentionGoAndTheNewestRowsStay() throws IOException {
    restate(14);
    slices.stageSlices(SLICED, device("of a killed run"), new TreeSet<>(Set.of(DATE)));
    long newest = lake.version(SLICED);
    long data = files("allocation_date=" + DATE);
    age(Duration.ofDays(SLICED.retentionDays() + 3), Duration.ofSeconds(1));
    List<String> due = upkeep(false);
    assertThat(due)
        .anyMatch(line -> line.matches("to be removed: 1 data file of " + SLICED + ", .*"))
        .anyMatch(
            line ->
                line.matches("to be removed: up to \\d+ files of the log of " + SLICED + ", .*"));
    long log = files("_delta_log");
    List<String> done = upkeep(true);
    assertThat(done).hasSameSizeAs(due);
    String gone = "removed: " + (log - files("_delta_log")) + " files of the log";
    assertThat(done).anyMatch(line -> line.startsWith(gone));
    assertThat(lake.version(SLICED)).isEqualTo(newest);
    assertThat(Given.values(lake.read(SLICED), Allocation.DEVICE_ID))
        .isEqualTo(List.of(List.of("device 13")));
    assertThat(files("allocation_date=" + DATE)).isEqualTo(data - 1);
    assertThat(upkeep(true)).containsExactly("nothing to do");
  }

  /** A hold outlives the retention, and the checkpoints of nights, until it is taken back. */
  @Test
  void whatIsHeldStaysHoweverOldAndGoesWhenNothingHoldsItAnyMore() throws IOException {
    Upkeep hold = Upkeep.of(new TreeSet<>(Set.of(SLICED.fullName())), null);
    restate(4);
    long then = lake.version(SLICED) - 1;
    assertThat(upkeep(hold, false))
        .containsExactly(
            "to be held: earlier versions of " + SLICED + ", while maintain.hold names it");
    upkeep(hold, true);
    slices.stageSlices(SLICED, device("of a killed run"), new TreeSet<>(Set.of(DATE)));
    age(Duration.ofDays(SLICED.retentionDays() + 3), Duration.ofSeconds(1));
    long log = files("_delta_log");
    restate(12);
    assertThat(files("_delta_log")).as("nights remove nothing").isGreaterThanOrEqualTo(log + 12);
    long data = files("allocation_date=" + DATE);
    assertThat(upkeep(hold, true))
        .contains(
            "as it should be: held: earlier versions of "
                + SLICED
                + ", while maintain.hold names it")
        .noneMatch(line -> line.startsWith("removed: "));
    assertThat(files("allocation_date=" + DATE)).isEqualTo(data);
    LakeVersions before = new LakeVersions(lake, Map.of(SLICED.fullName(), then));
    assertThat(Given.values(before.read(SLICED), Allocation.DEVICE_ID))
        .isEqualTo(List.of(List.of("device 2")));

    assertThat(upkeep(Upkeep.of(hold.held(), LocalDate.EPOCH), true))
        .contains("let go: earlier versions of " + SLICED + ", which nothing holds now")
        .anyMatch(line -> line.startsWith("removed: "));
    assertThat(files("allocation_date=" + DATE)).isLessThan(data);
  }

  /** A lake that is named alone, or an older configuration, is no reason to give up evidence. */
  @Test
  void whatATableSaysIsHeldStaysWhereNoConfigurationSpeaksOfHolds() throws IOException {
    restate(4);
    upkeep(Upkeep.of(new TreeSet<>(Set.of(SLICED.fullName())), null), true);
    slices.stageSlices(SLICED, device("of a killed run"), new TreeSet<>(Set.of(DATE)));
    age(Duration.ofDays(SLICED.retentionDays() + 3), Duration.ofSeconds(1));
    restate(12);
    List<Long> before = List.of(files("_delta_log"), files("allocation_date=" + DATE));
    long version = lake.version(SLICED);

    assertThat(upkeep(Upkeep.UNSAID, true))
        .containsExactly(
            "as it should be: held: earlier versions of "
                + SLICED
                + ", as the table itself says; a configuration whose maintain.hold does not name it"
                + " lets it go",
            "nothing to do");
    assertThat(Repair.of(lake, Upkeep.UNSAID, true).mended(Optional.empty()))
        .noneMatch(line -> line.startsWith("removed: "));
    assertThat(Repair.of(lake, Upkeep.NONE, true).mended(Optional.empty()))
        .as("only maintain lets go")
        .noneMatch(line -> line.startsWith("removed: "));
    assertThat(List.of(files("_delta_log"), files("allocation_date=" + DATE))).isEqualTo(before);
    assertThat(lake.version(SLICED)).isEqualTo(version);
    assertThat(new LakeTables(lake).isHeld(SLICED)).isTrue();
    assertThat(upkeep(Upkeep.NONE, false))
        .as("looking says what doing would remove")
        .contains("to be let go: earlier versions of " + SLICED + ", which nothing holds now")
        .anyMatch(line -> line.startsWith("to be removed: "));
  }

  @Test
  void ofACopiedLogWhoseTimesAreAllTheSameNothingIsSaidToBeRemovedThatStays() throws IOException {
    restate(14);
    age(Duration.ofDays(SLICED.retentionDays() + 3), Duration.ZERO);
    long log = files("_delta_log");
    assertThat(upkeep(true)).containsExactly("nothing to do");
    assertThat(files("_delta_log")).isEqualTo(log);
  }

  @Test
  void whatIsYoungerThanTheRetentionCanBeReadAfterwardsAsItWas() {
    restate(14);
    long then = lake.version(SLICED) - 1;
    upkeep(true);
    LakeVersions before = new LakeVersions(lake, Map.of(SLICED.fullName(), then));
    assertThat(Given.values(before.read(SLICED), Allocation.DEVICE_ID))
        .isEqualTo(List.of(List.of("device 12")));
  }

  /** One date, computed so many times. */
  private void restate(int times) {
    for (int time = 0; time < times; time++) {
      NavigableSet<LocalDate> date = new TreeSet<>(Set.of(DATE));
      slices.commit(slices.stageSlices(SLICED, device("device " + time), date), "night");
    }
  }

  private static Frame device(String name) {
    return Given.table(SLICED, Allocation.ALLOCATION_DATE, Allocation.DEVICE_ID)
        .row(DATE, name)
        .frame();
  }

  /** As if everything of the table had been written so long ago, one file after the other. */
  private void age(Duration age, Duration apart) throws IOException {
    Instant then = Instant.now().minus(age);
    try (Stream<Path> files = Files.walk(folder.resolve(SLICED.path()))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        then = then.plus(apart);
        Files.setLastModifiedTime(file, FileTime.from(then));
      }
    }
  }

  private long files(String inside) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(SLICED.path()).resolve(inside))) {
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).count();
    }
  }

  private List<String> upkeep(boolean really) {
    return upkeep(Upkeep.UNSAID, really);
  }

  private List<String> upkeep(Upkeep hold, boolean really) {
    return new ArrayList<>(Repair.upkeep(lake, hold, really).mended(Optional.empty()));
  }
}

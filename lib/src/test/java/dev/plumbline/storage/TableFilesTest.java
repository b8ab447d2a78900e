package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.Allocation;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of files beside the log and the log itself say the same. */
class TableFilesTest {
  private static final TableSpec TABLE = Allocation.TABLE;
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 14);
  private static final LocalDate SECOND = LocalDate.of(2026, 7, 15);

  @TempDir private Path folder;
  private Lake lake;

  @BeforeEach
  void twoDatesOfWhichOneIsReplaced() {
    lake = new Lake(SharedSpark.session(), folder.toString());
    new LakeTables(lake).ensure(List.of(TABLE));
    write(FIRST, "one", "two");
    write(SECOND, "three");
    write(FIRST, "four", "five", "six");
  }

  private void write(LocalDate date, String... devices) {
    Given rows = Given.table(TABLE, Allocation.ALLOCATION_DATE, Allocation.DEVICE_ID);
    for (String device : devices) {
      rows.row(date, device);
    }
    SliceStorage slices = new SliceStorage(lake);
    TreeSet<LocalDate> replaced = new TreeSet<>(Set.of(date));
    slices.commit(slices.stageSlices(TABLE, rows.frame(), replaced), "night");
  }

  /** Everything that is told from lists of files. */
  private List<Object> told() {
    List<Object> told = new ArrayList<>();
    told.add(lake.slices(TABLE));
    told.add(lake.rowCount(TABLE, null));
    told.add(lake.rowCount(TABLE, Set.of(SECOND)));
    told.add(lake.changedSlices(TABLE, 2));
    told.add(Given.values(lake.read(TABLE), Allocation.DEVICE_ID));
    told.add(Given.values(lake.read(TABLE, Set.of(FIRST)), Allocation.DEVICE_ID));
    told.add(Given.values(lake.readOutside(TABLE, Set.of(FIRST)), Allocation.DEVICE_ID));
    return told;
  }

  private static List<List<Object>> devices(String... devices) {
    return Stream.of(devices).map(List::<Object>of).toList();
  }

  @Test
  void theListTellsWhatTheLogTells() throws IOException {
    assertThat(TableFiles.listed(lake.snapshot(TABLE))).isPresent();
    List<Object> fromTheList = told();
    assertThat(fromTheList)
        .isEqualTo(
            List.of(
                Set.of(FIRST, SECOND),
                4L,
                1L,
                // version 1 wrote the first date, 2 the second; 3 wrote the first again
                Set.of(FIRST),
                devices("five", "four", "six", "three"),
                devices("five", "four", "six"),
                devices("three")));

    forgetTheLists();
    assertThat(TableFiles.listed(lake.snapshot(TABLE))).isEmpty();
    assertThat(told()).isEqualTo(fromTheList);
  }

  @Test
  void aSliceIsReplacedWithoutTheListAsWell() throws IOException {
    forgetTheLists();
    write(FIRST, "seven");
    assertThat(Given.values(lake.read(TABLE), Allocation.DEVICE_ID))
        .isEqualTo(devices("seven", "three"));
  }

  private void forgetTheLists() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(file -> file.toString().endsWith(".crc")).forEach(TableFilesTest::delete);
    }
    DeltaLog.clearCache();
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

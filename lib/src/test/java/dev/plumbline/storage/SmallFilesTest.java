package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.Allocation;
import dev.plumbline.tables.IngestReading;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.delta.actions.AddFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that nights append to have few files however many nights there were. */
class SmallFilesTest {
  private static final TableSpec APPENDED = IngestReading.TABLE;
  private static final TableSpec SLICED = Allocation.TABLE;
  private static final int NIGHTS = 2 * SmallFiles.MOST + 4;
  private static final List<TableSpec> TABLES = List.of(APPENDED, SLICED);

  @TempDir private Path folder;
  private Lake lake;
  private SliceStorage slices;

  @BeforeEach
  void emptyTables() {
    lake = new Lake(SharedSpark.session(), folder.toString());
    new LakeTables(lake).ensure(TABLES);
    slices = new SliceStorage(lake);
  }

  private void append(String path) {
    Given row = Given.table(APPENDED, IngestReading.SOURCE, IngestReading.PATH).row("dcgm", path);
    slices.commit(slices.stageMore(APPENDED, row.frame()), "night");
  }

  private List<AddFile> files(TableSpec table) {
    return TableFiles.all(lake.snapshot(table));
  }

  private static List<List<Object>> paths(int count) {
    List<List<Object>> paths = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      paths.add(List.of("%03d.prom".formatted(i)));
    }
    return paths;
  }

  @Test
  void manyNightsLeaveNoMoreFilesThanOneNightMayFind() {
    int most = 0;
    for (int night = 0; night < NIGHTS; night++) {
      new SmallFiles(lake).together(TABLES);
      append("%03d.prom".formatted(night));
      most = Math.max(most, files(APPENDED).size());
    }
    assertThat(most).isEqualTo(SmallFiles.MOST);
    assertThat(Given.values(lake.read(APPENDED), IngestReading.PATH)).isEqualTo(paths(NIGHTS));
  }

  @Test
  void theRowsStayAndEarlierVersionsCanBeRead() {
    for (int night = 0; night < SmallFiles.MOST; night++) {
      append("%03d.prom".formatted(night));
    }
    long before = lake.version(APPENDED);
    assertThat(new SmallFiles(lake).together(TABLES)).containsExactly(APPENDED);
    assertThat(files(APPENDED)).hasSize(1);
    assertThat(files(APPENDED).get(0).dataChange()).isFalse();
    assertThat(Given.values(lake.read(APPENDED), IngestReading.PATH))
        .isEqualTo(paths(SmallFiles.MOST));
    LakeVersions then = new LakeVersions(lake, Map.of(APPENDED.fullName(), before));
    assertThat(Given.values(then.read(APPENDED), IngestReading.PATH))
        .isEqualTo(paths(SmallFiles.MOST));

    long after = lake.version(APPENDED);
    assertThat(new SmallFiles(lake).together(TABLES)).isEmpty();
    assertThat(lake.version(APPENDED)).isEqualTo(after);
  }

  @Test
  void slicesStayAsTheyAre() {
    LocalDate first = LocalDate.of(2026, 7, 1);
    for (int day = 0; day <= SmallFiles.MOST; day++) {
      LocalDate date = first.plusDays(day);
      Given row = Given.table(SLICED, Allocation.ALLOCATION_DATE, Allocation.DEVICE_ID);
      row.row(date, "device");
      slices.commit(slices.stageSlices(SLICED, row.frame(), new TreeSet<>(Set.of(date))), "night");
    }
    assertThat(new SmallFiles(lake).together(TABLES)).isEmpty();
    assertThat(files(SLICED)).hasSize(SmallFiles.MOST + 1);
  }
}

package dev.plumbline.run.repair;

import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.run.publication.Publications;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LakeTables;
import dev.plumbline.storage.SliceStorage;
import dev.plumbline.storage.StagedSlice;
import dev.plumbline.tables.CommitmentDaily;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.InvoiceReconciliation;
import dev.plumbline.tables.Tables;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** A small lake with two publications, and copies of it to be broken. */
final class BreakableLake {
  static final LocalDate DATE = LocalDate.parse("2026-07-15");
  static final String WATERFALL = "gold/gpu_waterfall_daily";
  static final String SLICE = WATERFALL + "/usage_date=2026-07-15";

  /** What an earlier version of the program had. */
  private static final List<TableSpec> EARLIER =
      Tables.ALL.stream().filter(table -> table != InvoiceReconciliation.TABLE).toList();

  private final Path folder;
  private final Path built;

  private BreakableLake(Path folder) {
    this.folder = folder;
    this.built = folder.resolve("built");
  }

  /** Two publications of an earlier version; one table lacks a column, one is not there. */
  static BreakableLake in(Path folder) {
    BreakableLake breakable = new BreakableLake(folder);
    breakable.build();
    return breakable;
  }

  private void build() {
    Lake lake = new Lake(SharedSpark.session(), built.toString());
    new LakeTables(lake)
        .ensure(EARLIER.stream().filter(table -> table != CommitmentDaily.TABLE).toList());
    StructField[] fields = CommitmentDaily.TABLE.schema().fields();
    StructType shorter = new StructType(Arrays.copyOf(fields, fields.length - 1));
    SharedSpark.session()
        .createDataFrame(List.of(), shorter)
        .write()
        .format("delta")
        .partitionBy(CommitmentDaily.TABLE.partition().orElseThrow().name())
        .save(built.resolve(CommitmentDaily.TABLE.path()).toString());
    publish(lake, "night-1", NightMoments.UNWATCHED);
    publish(lake, "night-2", NightMoments.UNWATCHED);
  }

  /** A copy as the earlier version left it, moved: what names its place is written anew. */
  Lake copy(String name) throws IOException {
    Path target = folder.resolve(name);
    try (Stream<Path> all = Files.walk(built)) {
      for (Path path : all.toList()) {
        Files.copy(path, target.resolve(built.relativize(path).toString()));
      }
    }
    Lake lake = new Lake(SharedSpark.session(), target.toString());
    new Publications(lake, EARLIER, NightMoments.UNWATCHED).renewFiles();
    return lake;
  }

  /** A lake of this version of the program. */
  Lake current(String name) throws IOException {
    Lake lake = copy(name);
    new LakeTables(lake).ensure(Tables.ALL);
    new Publications(lake, Tables.ALL, NightMoments.UNWATCHED).renewFiles();
    return lake;
  }

  /** A path in a lake. */
  static Path at(Lake lake, String path) {
    return Path.of(lake.root().toUri().getPath()).resolve(path);
  }

  /** A file of two bytes, last changed so long ago. */
  static Path write(Lake lake, String path, Duration age) throws IOException {
    Path file = at(lake, path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x\n");
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }

  /** Publishes a row of two tables. */
  static void publish(Lake lake, String night, NightMoments moments) {
    Publications publications = new Publications(lake, EARLIER, moments);
    TreeMap<LocalDate, Map<String, String>> dates = new TreeMap<>(Map.of(DATE, Map.of()));
    publications.publish(
        night,
        Instant.now(),
        dates,
        publications.versions(),
        List.of(slice(lake, GpuWaterfallDaily.TABLE), slice(lake, GpuEfficiencyDaily.TABLE)));
  }

  /** Commits on its own. */
  static void commit(Lake lake, StagedSlice slice) {
    new SliceStorage(lake).commit(slice, "night-x");
  }

  /** A row without values in the date's slice. */
  static StagedSlice slice(Lake lake, TableSpec table) {
    List<Object> values = new ArrayList<>();
    Col partition = table.partition().orElseThrow();
    table.columns().forEach(column -> values.add(column.equals(partition) ? DATE : null));
    return new SliceStorage(lake)
        .stageSlices(
            table,
            lake.rows(table, List.of(RowFactory.create(values.toArray()))),
            new TreeSet<>(List.of(DATE)));
  }

  /** The log of the table that is broken. */
  static DeltaLog log(Lake lake) {
    return DeltaLog.forTable(SharedSpark.session(), at(lake, WATERFALL).toString());
  }
}

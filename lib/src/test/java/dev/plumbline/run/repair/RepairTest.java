package dev.plumbline.run.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.run.journal.NightMoments.Moment;
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
import dev.plumbline.tables.Publication;
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
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lakes that are broken in one way or another: each fault is told by a dry run that changes
 * nothing, mended by the repair, and gone afterwards.
 */
@ExtendWith(SharedSpark.class)
class RepairTest {
  private static final LocalDate DATE = LocalDate.parse("2026-07-15");
  private static final String WATERFALL = "gold/gpu_waterfall_daily";
  private static final String SLICE = WATERFALL + "/usage_date=2026-07-15";

  /** What an earlier version of the program had. */
  private static final List<TableSpec> EARLIER =
      Tables.ALL.stream().filter(table -> table != InvoiceReconciliation.TABLE).toList();

  @TempDir private static Path folder;
  private static Path built;

  /** Two publications of an earlier version; one table lacks a column, one is not there. */
  @BeforeAll
  static void build() {
    built = folder.resolve("built");
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

  @Test
  void whatAnEarlierVersionOfTheProgramDidNotHaveIsAdded() throws IOException {
    Lake lake = copy("earlier");
    String last =
        CommitmentDaily.TABLE.columns().get(CommitmentDaily.TABLE.columns().size() - 1).name();
    Files.delete(at(lake, "gold/_published.json"));
    Files.writeString(at(lake, "gold/_readers/spark.sql"), "-- of another publication\n");

    List<String> expected =
        List.of(
            "added: gold.commitment_daily: "
                + last
                + ", which an earlier version of the program did not have. Rows that are there stay"
                + " without a value; dates get one when they are computed again",
            "made: tables that are declared and not there: gold.invoice_reconciliation",
            "written: gold/_readers/spark.sql, gold/_published.json: missing, or not of the newest"
                + " publication, so that readers saw another");
    assertMends(lake, expected);
    assertThat(lake.read(CommitmentDaily.TABLE).rows().columns()).contains(last);
    assertThat(lake.files().read("gold/_published.json")).isPresent();
    assertThat(lake.files().read("gold/_readers/spark.sql").orElseThrow())
        .contains("publication 2 (run night-2, newest date 2026-07-15)");
  }

  @Test
  void whatKilledRunsLeftIsFinishedOrRemoved() throws IOException {
    Lake lake = current("killed");
    assertThatThrownBy(
            () ->
                publish(
                    lake,
                    "night-3",
                    (moment, what) -> {
                      if (moment == Moment.BEGUN) {
                        throw new IllegalStateException("killed");
                      }
                    }))
        .hasMessage("killed");
    write(lake, "_plumbline/.intent.json.1.part", Duration.ZERO);
    write(lake, "_plumbline/side/night-3/reject/part-1.json", Duration.ZERO);
    write(lake, "_plumbline/lease/.000000000009.turn.1.part", Duration.ofHours(2));
    write(lake, "gold/._published.json.2.part", Duration.ofHours(2));
    write(lake, WATERFALL + "/_delta_log/.00000000000000000009.json.3.tmp", Duration.ofHours(2));
    Path being = write(lake, "gold/._published.json.4.part", Duration.ZERO);
    Path stray = write(lake, SLICE + "/part-00000-stray.parquet", Duration.ofDays(31));
    Path young = write(lake, SLICE + "/part-00000-young.parquet", Duration.ofDays(29));

    assertMends(
        lake,
        List.of(
            "discarded: a promise that a run was killed in writing: nothing was begun",
            "finished: the publication that run night-3 was stopped in, 2 tables together",
            "removed: rows that an ingest had laid aside",
            "removed: 3 files that a run was killed in writing, such as file:"
                + at(lake, "_plumbline/lease/.000000000009.turn.1.part"),
            "removed: 1 data file of gold.gpu_waterfall_daily, 2 bytes, older than 30 days and in"
                + " no version that is kept"));
    assertThat(stray).doesNotExist();
    assertThat(young).exists();
    assertThat(being).exists();
    assertThat(lake.read(GpuWaterfallDaily.TABLE).rows().count()).isEqualTo(1);
  }

  /** Delta's VACUUM would remove the file: replaced 40 days ago, and nobody reads it any more. */
  @Test
  void noFileOfAPublicationThatCanStillBeReadIsRemoved() throws IOException {
    Lake lake = current("vacuumed");
    Path replaced;
    try (Stream<Path> files = Files.list(at(lake, SLICE))) {
      List<String> now =
          List.of(lake.read(GpuWaterfallDaily.TABLE).rows().inputFiles()).stream()
              .map(file -> file.substring(file.lastIndexOf('/') + 1))
              .toList();
      replaced =
          files
              .filter(file -> file.toString().endsWith(".parquet"))
              .filter(file -> !now.contains(file.getFileName().toString()))
              .findFirst()
              .orElseThrow();
    }
    Instant long40 = Instant.now().minus(Duration.ofDays(40));
    Files.setLastModifiedTime(replaced, FileTime.from(long40));
    Path commit = at(lake, WATERFALL + "/_delta_log/00000000000000000002.json");
    Files.deleteIfExists(commit.resolveSibling(".00000000000000000002.json.crc"));
    String log = Files.readString(commit);
    assertThat(log).contains("deletionTimestamp");
    Files.writeString(
        commit,
        log.replaceAll(
            "\"deletionTimestamp\":\\d+", "\"deletionTimestamp\":" + long40.toEpochMilli()));
    DeltaLog.clearCache();
    assertThat(deltasVacuum(lake))
        .anyMatch(path -> path.endsWith(replaced.getFileName().toString()));

    assertThat(repair(lake, true)).endsWith("nothing to mend");
    assertThat(replaced).exists();
  }

  @Test
  void historyIsToldAndKept() throws IOException {
    Lake lake = current("history");
    commit(lake, slice(lake, GpuEfficiencyDaily.TABLE));
    DeltaLog log = log(lake);
    log.checkpoint();
    for (String version : List.of("0", "1")) {
      Files.delete(at(lake, WATERFALL + "/_delta_log/0000000000000000000" + version + ".json"));
    }
    DeltaLog.clearCache();
    String today = Instant.now().toString().substring(0, 10);
    assertThat(repair(lake, true))
        .containsExactly(
            "as it should be: 1 publication, to number 1, can no longer be read: the tables' logs"
                + " do not reach back so far. Their rows in gold.publication stay as the record of"
                + " what was published when",
            // One of night-1's own; what was added for this version of the program; the commit.
            "as it should be: 2 versions of 2 tables that no publication names, since "
                + today
                + ": history, which stays as long as the tables' logs",
            "nothing to mend");
  }

  @Test
  void whatIsLostIsToldWithWhatAPersonCanDo() throws IOException {
    Lake lake = current("lost");
    String data = List.of(lake.read(GpuWaterfallDaily.TABLE).rows().inputFiles()).get(0);
    Files.delete(Path.of(data.replaceFirst("^file:/+", "/")));
    assertThat(repair(lake, true))
        .contains(
            "cannot be mended from here: publication 2 needs 1 data file of"
                + " gold.gpu_waterfall_daily that are not there, such as "
                + data.replaceFirst("^file:/+", "file:/")
                + ": put them back from a copy, or compute into a new lake from the landing")
        .doesNotContain("nothing to mend");

    TreeMap<String, Long> versions = new TreeMap<>(Map.of("gold.gpu_waterfall_daily", 99L));
    Row row =
        RowFactory.create(
            "night-9",
            DATE,
            scala.collection.JavaConverters.mapAsScalaMap(Map.of()),
            scala.collection.JavaConverters.mapAsScalaMap(versions),
            Instant.now(),
            9L);
    commit(
        lake,
        new SliceStorage(lake)
            .stageMore(Publication.TABLE, lake.rows(Publication.TABLE, List.of(row))));
    assertThat(repair(lake, false))
        .contains(
            "cannot be mended from here: publication 9 names gold.gpu_waterfall_daily at version"
                + " 99, and the table has 0 to 2: it was replaced, or put back from another copy"
                + " than the rest. Put the whole lake back from one copy, or compute into a new one"
                + " from the landing")
        .doesNotContain("nothing to mend");
  }

  private static void assertMends(Lake lake, List<String> lines) throws IOException {
    List<String> before = names(lake);
    assertThat(wrong(repair(lake, true)))
        .containsExactlyElementsOf(lines.stream().map(line -> "to be " + line).toList());
    assertThat(names(lake)).as("after a dry run").isEqualTo(before);
    assertThat(wrong(repair(lake, false))).containsExactlyElementsOf(lines);
    assertThat(repair(lake, true)).endsWith("nothing to mend");
  }

  private static List<String> wrong(List<String> lines) {
    return lines.stream().filter(line -> !line.startsWith("as it should be: ")).toList();
  }

  private static List<String> repair(Lake lake, boolean isDry) {
    return new Repair(lake, !isDry).of(Optional.empty());
  }

  private static List<String> names(Lake lake) throws IOException {
    try (Stream<Path> all = Files.walk(at(lake, "."))) {
      return all.map(Path::toString).sorted().toList();
    }
  }

  private static Lake copy(String name) throws IOException {
    Path target = folder.resolve(name);
    try (Stream<Path> all = Files.walk(built)) {
      for (Path path : all.toList()) {
        Files.copy(path, target.resolve(built.relativize(path).toString()));
      }
    }
    return new Lake(SharedSpark.session(), target.toString());
  }

  /** A lake of this version of the program. */
  private static Lake current(String name) throws IOException {
    Lake lake = copy(name);
    new LakeTables(lake).ensure(Tables.ALL);
    new Publications(lake, Tables.ALL, NightMoments.UNWATCHED).renewFiles();
    return lake;
  }

  private static Path at(Lake lake, String path) {
    return Path.of(lake.root().toUri().getPath()).resolve(path);
  }

  private static Path write(Lake lake, String path, Duration age) throws IOException {
    Path file = at(lake, path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x\n");
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }

  private static void publish(Lake lake, String night, NightMoments moments) {
    Publications publications = new Publications(lake, EARLIER, moments);
    TreeMap<LocalDate, Map<String, String>> dates = new TreeMap<>(Map.of(DATE, Map.of()));
    publications.publish(
        night,
        Instant.now(),
        dates,
        publications.versions(),
        List.of(slice(lake, GpuWaterfallDaily.TABLE), slice(lake, GpuEfficiencyDaily.TABLE)));
  }

  private static void commit(Lake lake, StagedSlice slice) {
    new SliceStorage(lake).commit(slice, "night-x");
  }

  /** A row without values in the date's slice. */
  private static StagedSlice slice(Lake lake, TableSpec table) {
    List<Object> values = new ArrayList<>();
    Col partition = table.partition().orElseThrow();
    table.columns().forEach(column -> values.add(column.equals(partition) ? DATE : null));
    return new SliceStorage(lake)
        .stageSlices(
            table,
            lake.rows(table, List.of(RowFactory.create(values.toArray()))),
            new TreeSet<>(List.of(DATE)));
  }

  private static DeltaLog log(Lake lake) {
    return DeltaLog.forTable(SharedSpark.session(), at(lake, WATERFALL).toString());
  }

  private static List<String> deltasVacuum(Lake lake) {
    SparkSession session = SharedSpark.session();
    return session
        .sql("VACUUM delta.`" + at(lake, WATERFALL) + "` DRY RUN")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }
}

package dev.plumbline.run.repair;

import static dev.plumbline.run.repair.BreakableLake.DATE;
import static dev.plumbline.run.repair.BreakableLake.SLICE;
import static dev.plumbline.run.repair.BreakableLake.WATERFALL;
import static dev.plumbline.run.repair.BreakableLake.at;
import static dev.plumbline.run.repair.BreakableLake.commit;
import static dev.plumbline.run.repair.BreakableLake.log;
import static dev.plumbline.run.repair.BreakableLake.publish;
import static dev.plumbline.run.repair.BreakableLake.slice;
import static dev.plumbline.run.repair.BreakableLake.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.config.Upkeep;
import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.run.journal.NightMoments.Moment;
import dev.plumbline.run.publication.Publications;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.SliceStorage;
import dev.plumbline.storage.TableFolder;
import dev.plumbline.tables.CommitmentDaily;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.Publication;
import dev.plumbline.tables.Tables;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lakes that are broken in one way or another: each fault is told by a dry run that changes
 * nothing, mended by the repair, and gone afterwards.
 */
@ExtendWith(SharedSpark.class)
@Tag("long")
class RepairTest {
  @TempDir private static Path folder;
  private static BreakableLake lakes;

  @BeforeAll
  static void build() {
    lakes = BreakableLake.in(folder);
  }

  @Test
  void whatAnEarlierVersionOfTheProgramDidNotHaveIsAdded() throws IOException {
    Lake lake = lakes.copy("earlier");
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
    Lake lake = lakes.current("killed");
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
    write(lake, "_plumbline/outcome-1", Duration.ofHours(25));
    Path awaited = write(lake, "_plumbline/outcome-2", Duration.ofHours(23));
    Path being = write(lake, "gold/._published.json.4.part", Duration.ZERO);
    Path stray = write(lake, SLICE + "/part-00000-stray.parquet", Duration.ofDays(401));
    Path young = write(lake, SLICE + "/part-00000-young.parquet", Duration.ofDays(399));

    assertMends(
        lake,
        List.of(
            "discarded: a promise that a run was killed in writing: nothing was begun",
            "finished: the publication that run night-3 was stopped in, 2 tables together",
            "removed: rows that an ingest had laid aside",
            "removed: 3 files that a run was killed in writing, such as file:"
                + at(lake, "_plumbline/lease/.000000000009.turn.1.part"),
            "removed: 1 exit code that a driver left and nobody came for within a day, such as"
                + " file:"
                + at(lake, "_plumbline/outcome-1"),
            "removed: 1 data file of gold.gpu_waterfall_daily, 2 bytes, older than 400 days and in"
                + " no version that is kept"));
    assertThat(stray).doesNotExist();
    assertThat(young).exists();
    assertThat(being).exists();
    assertThat(awaited).exists();
    assertThat(lake.read(GpuWaterfallDaily.TABLE).rows().count()).isEqualTo(1);
  }

  /** Delta's VACUUM would remove the file: replaced 410 days ago, and nobody reads it any more. */
  @Test
  void noFileOfAPublicationThatCanStillBeReadIsRemoved() throws IOException {
    Lake lake = lakes.current("vacuumed");
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
    Instant then = Instant.now().minus(Duration.ofDays(410));
    Files.setLastModifiedTime(replaced, FileTime.from(then));
    Path commit = at(lake, WATERFALL + "/_delta_log/00000000000000000002.json");
    Files.deleteIfExists(commit.resolveSibling(".00000000000000000002.json.crc"));
    String log = Files.readString(commit);
    assertThat(log).contains("deletionTimestamp");
    Files.writeString(
        commit,
        log.replaceAll(
            "\"deletionTimestamp\":\\d+", "\"deletionTimestamp\":" + then.toEpochMilli()));
    DeltaLog.clearCache();
    TableFolder waterfall = new TableFolder(lake, GpuWaterfallDaily.TABLE);
    String name = replaced.getFileName().toString();
    assertThat(waterfall.strays(Set.of(), List.of()).files())
        .as("what Delta would remove")
        .anyMatch(path -> path.getName().equals(name));

    Publications publications = new Publications(lake, Tables.ALL, NightMoments.UNWATCHED);
    Set<Long> named = new Folders(lake, publications).named(GpuWaterfallDaily.TABLE);
    assertThat(named).containsExactlyInAnyOrder(1L, 2L);
    assertThat(waterfall.strays(named, List.of()).files()).isEmpty();
  }

  @Test
  void historyIsToldAndKept() throws IOException {
    Lake lake = lakes.current("history");
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
    Lake lake = lakes.current("lost");
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
    return Repair.of(lake, Upkeep.UNSAID, !isDry).mended(Optional.empty());
  }

  private static List<String> names(Lake lake) throws IOException {
    try (Stream<Path> all = Files.walk(at(lake, "."))) {
      return all.map(Path::toString).sorted().toList();
    }
  }
}

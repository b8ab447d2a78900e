package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.QuerySettings;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.tables.DatasetVersion;
import dev.plumbline.tables.DeviceHold;
import dev.plumbline.tables.GpuRequest;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.tables.RunRequest;
import dev.plumbline.tables.ScheduledHold;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever arrives in whatever order: the lake says what one says that read all of it in one night,
 * in however many parts its queries were computed. {@code reliability/properties} tries more seeds.
 */
@ExtendWith(SharedSpark.class)
@Tag("long")
class RandomNightsTest {
  private static final List<LocalDate> OPEN =
      List.of(day("2026-07-14"), day("2026-07-15"), day("2026-07-16"));

  /** The second night, of 6 August, closes July. */
  private static final List<LocalDate> CLOSING =
      List.of(day("2026-07-30"), day("2026-07-31"), day("2026-08-06"), day("2026-08-07"));

  /** What must not be empty for the comparison to mean something. */
  private static final List<TableSpec> LINEAGE =
      List.of(
          LineageRun.TABLE,
          LineageEdge.TABLE,
          DatasetVersion.TABLE,
          ModelVersion.TABLE,
          LineageCompleteness.TABLE);

  private static final Set<String> OF_FILES =
      Set.of(
          LineageEvent.TABLE.fullName(),
          RegistryRecord.TABLE.fullName(),
          GpuRequest.TABLE.fullName(),
          RunRequest.TABLE.fullName(),
          // A pod that has not ended holds until the newest time of its file.
          ScheduledHold.TABLE.fullName(),
          DeviceHold.TABLE.fullName());

  @TempDir private Path folder;

  private static List<String> notOfHolds(List<String> attention) {
    String kind = "," + AttentionKind.UNPLACED_HOLD.text() + ",";
    return attention.stream().filter(row -> !row.contains(kind)).toList();
  }

  static LongStream seeds() {
    long first = Long.getLong("plumbline.properties.seed", 1);
    return LongStream.range(first, first + Integer.getInteger("plumbline.properties.tries", 1));
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void openNightsAreThoseOfALakeFromScratch(long seed) throws IOException {
    RandomLanding landing = new RandomLanding(seed, OPEN, OPEN.size());
    RandomLineage lineage = new RandomLineage(seed, OPEN, landing.nights());
    Map<String, List<String>> arrived = LakeContent.of(arrived(landing, lineage));
    Map<String, List<String>> scratch =
        LakeContent.of(scratch(landing, lineage, seed % 2 == 0 ? 1 : 7));
    // Which file versions there were differs, and is meant to; so does which file has which line.
    arrived.keySet().removeIf(table -> table.startsWith("bronze.ingest"));
    arrived.keySet().removeAll(OF_FILES);
    scratch.keySet().retainAll(arrived.keySet());
    for (Map<String, List<String>> lake : List.of(arrived, scratch)) {
      lake.computeIfPresent(AttentionDaily.TABLE.fullName(), (table, rows) -> notOfHolds(rows));
    }
    for (TableSpec table : LINEAGE) {
      assertThat(arrived.get(table.fullName())).as("%s, seed %d", table, seed).isNotEmpty();
    }
    arrived.forEach(
        (table, rows) ->
            assertThat(scratch.get(table))
                .as("%s, seed %d", table, seed)
                .containsExactlyInAnyOrderElementsOf(rows));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void closedPeriodsHaveTheTotalsOfALakeFromScratch(long seed) throws IOException {
    RandomLanding landing = new RandomLanding(seed, CLOSING, 2);
    Map<String, List<String>> arrived = ClosedLake.totals(arrived(landing, null));
    assertThat(ClosedLake.totals(scratch(landing, null, seed % 2 == 0 ? 7 : 1)))
        .as("seed %d", seed)
        .isEqualTo(arrived);
  }

  private Lake arrived(RandomLanding random, RandomLineage lineage) throws IOException {
    Path in = folder.resolve("arriving");
    ClosedLanding landing = RandomLanding.empty(in);
    Lake lake = new Lake(SharedSpark.session(), folder.resolve("arrived").toString());
    if (lineage != null) {
      RandomLineage.configure(landing.configuration());
      old(landing, lineage);
    }
    for (int night = 0; night < random.nights(); night++) {
      random.arrive(landing, night);
      if (lineage != null) {
        lineage.arrive(in, night);
        if (night == lineage.goneAt()) {
          Files.delete(landing.telemetry(lineage.oldDate() + "T00"));
        }
      }
      ClosedLake.night(lake, landing.configuration());
    }
    return lake;
  }

  /** An hour of a date of which nothing else is seen. */
  private static void old(ClosedLanding landing, RandomLineage lineage) throws IOException {
    landing.seen(lineage.oldDate() + "T00", 0.5, 0.25);
  }

  /** By compiled queries with this many partitions, where the other lake's are interpreted. */
  private Lake scratch(RandomLanding random, RandomLineage lineage, int partitions)
      throws IOException {
    ClosedLanding landing = RandomLanding.empty(folder.resolve("whole"));
    random.whole(landing);
    if (lineage != null) {
      RandomLineage.configure(landing.configuration());
      old(landing, lineage);
      lineage.whole(folder.resolve("whole"));
    }
    SparkSession session = SharedSpark.session();
    String before = session.sparkContext().conf().get("spark.sql.shuffle.partitions", null);
    session.sparkContext().conf().set("spark.sql.shuffle.partitions", "" + partitions);
    session.conf().set(QuerySettings.COMPILED_FROM_ROWS, "0");
    Lake lake = new Lake(session, folder.resolve("scratch").toString());
    try {
      ClosedLake.night(lake, landing.configuration());
      assertThat(session.conf().get("spark.sql.shuffle.partitions")).isEqualTo("" + partitions);
    } finally {
      session.conf().unset(QuerySettings.COMPILED_FROM_ROWS);
      if (before == null) {
        session.sparkContext().conf().remove("spark.sql.shuffle.partitions");
      } else {
        session.sparkContext().conf().set("spark.sql.shuffle.partitions", before);
      }
      new Lake(session, folder.toString()).querySettings().forRows(0);
    }
    return lake;
  }
}

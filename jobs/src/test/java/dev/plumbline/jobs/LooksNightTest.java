package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.run.Night;
import dev.plumbline.run.NightRequest;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuMeasure;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files whose one look at a GPU has several instants, or that two replicas wrote: no time is lost.
 */
class LooksNightTest {
  private static final Set<String> TO_GOLD =
      Set.of(
          "gpu-segment",
          "charge-line",
          "paid-capacity",
          "gpu-hour-cost",
          "gpu-efficiency-daily",
          "gpu-waterfall-daily");

  @TempDir private static Path folder;

  /** By GPU: {@code owner state stage-milliseconds joules}, in time order. */
  private static final Map<String, List<Row>> SEGMENTS = new TreeMap<>();

  private static Lake lake;

  @BeforeAll
  static void night() throws IOException {
    Files.createDirectories(folder.resolve("in"));
    Files.write(folder.resolve("in/query.ndjson"), ScrapedFiles.queries("01", 250));
    Files.write(folder.resolve("in/slow.ndjson"), ScrapedFiles.queries("02", 9_000));
    Files.write(folder.resolve("in/points.jsonl"), ScrapedFiles.points());
    Files.write(
        folder.resolve("in/pair.prom"), ScrapedFiles.pair("03", "prometheus_replica", "a", "b"));
    Files.write(
        folder.resolve("in/federated.prom"),
        ScrapedFiles.pair("04", "scraped_by", "left", "right"));
    Files.write(folder.resolve("in/moved.prom"), ScrapedFiles.moved());
    Files.write(
        folder.resolve("in/none.prom"), ScrapedFiles.pair("06", "prometheus_replica", "a", "b"));
    Files.write(folder.resolve("in/three.prom"), ScrapedFiles.three());
    Files.write(folder.resolve("in/quarters.prom"), ScrapedFiles.quarters());
    Path configuration = folder.resolve("plumbline.yaml");
    Files.writeString(
        configuration,
        """
        sources:
          - {name: prom, format: prometheus-json, path: in/query.ndjson, cluster: c1}
          - {name: slow, format: prometheus-json, path: in/slow.ndjson, interval_seconds: 60}
          - {name: otel, format: otlp-json, path: in/points.jsonl, cluster: c2}
          - {name: ha, format: dcgm-exposition, path: in/pair.prom, cluster: c3}
          - name: federated
            format: dcgm-exposition
            path: in/federated.prom
            replica_labels: [scraped_by]
          - {name: moved, format: dcgm-exposition, path: in/moved.prom}
          - name: none
            format: dcgm-exposition
            path: in/none.prom
            cluster: c4
            replica_labels: []
          - {name: three, format: dcgm-exposition, path: in/three.prom, cluster: c5}
          - {name: vms, format: dcgm-exposition, path: in/quarters.prom, cluster: c6}
        """);
    lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    new Night(
            lake,
            ConfigurationFile.read(configuration),
            JobCatalog.ALL,
            new Console(System.out),
            Instant.parse("2026-11-21T03:00:00Z"))
        .run(
            new NightRequest(
                new TreeSet<>(), job -> TO_GOLD.contains(job.name()), NightRequest.Ingest.READ));
    lake.read(GpuSegment.TABLE)
        .select(
            GpuSegment.GPU_UUID,
            GpuSegment.OWNER,
            GpuSegment.STATE,
            GpuSegment.GPU_MILLISECONDS,
            GpuSegment.sum(GpuMeasure.ENERGY_POWER),
            GpuSegment.START_AT)
        .rows()
        .collectAsList()
        .forEach(
            row -> SEGMENTS.computeIfAbsent(row.getString(0), gpu -> new ArrayList<>()).add(row));
  }

  /** Of one cluster, by stage: the day's GPU-seconds in gold. */
  private static Map<String, String> day(String cluster) {
    Map<String, String> stages = new TreeMap<>();
    lake.read(GpuWaterfallDaily.TABLE)
        .where(GpuWaterfallDaily.CLUSTER.of().equalTo(cluster))
        .select(GpuWaterfallDaily.STAGE, GpuWaterfallDaily.GPU_SECONDS)
        .rows()
        .collectAsList()
        .forEach(
            row ->
                stages.put(
                    row.getString(0), row.getDecimal(1).stripTrailingZeros().toPlainString()));
    return stages;
  }

  /** Of one GPU: who held it in which state, and for how many milliseconds. */
  private static Map<String, Long> time(String gpu) {
    Map<String, Long> time = new TreeMap<>();
    for (Row row : SEGMENTS.get("GPU-000000%s-1111-4222-8333-444444444444".formatted(gpu))) {
      time.merge(row.getString(1) + " " + row.getString(2), row.getLong(3), Long::sum);
    }
    return time;
  }

  private static double joules(String gpu) {
    return SEGMENTS.get("GPU-000000%s-1111-4222-8333-444444444444".formatted(gpu)).stream()
        .filter(row -> !row.isNullAt(4))
        .mapToDouble(row -> row.getDouble(4))
        .sum();
  }

  @Test
  void fourInstantQueriesAQuarterOfASecondApartAreOneLook() {
    // 60 looks that hold a minute each; 600 W but for the first 0.25 s
    assertThat(time("01")).isEqualTo(Map.of("llm/train-0 active", 3_600_000L));
    assertThat(joules("01")).isEqualTo(600 * 3_599.75);
  }

  @Test
  void queriesThatTakeNineSecondsEachAreOneLookToo() {
    assertThat(time("02")).isEqualTo(Map.of("llm/train-0 active", 3_600_000L));
    assertThat(joules("02")).isEqualTo(600 * 3_591.0);
  }

  @Test
  void pointsThreeMillisecondsApartAreOneLook() {
    // 120 looks of 30 s; 500 W but for the first 3 ms
    assertThat(time("51")).isEqualTo(Map.of("unallocated active", 3_600_000L));
    assertThat(joules("51")).isEqualTo(500 * 3_599.997);
  }

  @Test
  void twoReplicasLoseNoTime() {
    // the first from 10:00:00, the second's last from 10:59:37 to 11:00:07
    assertThat(time("03")).isEqualTo(Map.of("unallocated active", 3_607_000L));
  }

  @Test
  void replicasAreToldByTheConfiguredLabel() {
    assertThat(time("04")).isEqualTo(Map.of("unallocated active", 3_607_000L));
  }

  @Test
  void anExporterUnderAnotherAddressGoesOn() {
    // 59 × 30 s, 50 s over the restart, 60 × 30 s
    assertThat(time("05")).isEqualTo(Map.of("unallocated active", 3_620_000L));
  }

  @Test
  void scrapersThatTheConfigurationDoesNotTellApartCountOnce() {
    assertThat(time("06")).isEqualTo(Map.of("unallocated active", 3_607_000L));
    // the last of the third, 10:59:34, holds 30 s
    assertThat(time("07")).isEqualTo(Map.of("unallocated active", 3_604_000L));
    Map<String, String> said = new TreeMap<>();
    lake.read(GpuEfficiencyDaily.TABLE)
        .where(GpuEfficiencyDaily.UNNAMED_REPLICA_GPU_SECONDS.of().gt(0))
        .select(GpuEfficiencyDaily.CLUSTER, GpuEfficiencyDaily.UNNAMED_REPLICA_GPU_SECONDS)
        .rows()
        .collectAsList()
        .forEach(row -> said.put(row.getString(0), row.getDecimal(1).setScale(0).toPlainString()));
    assertThat(said).isEqualTo(Map.of("c4", "3607", "c5", "3604"));
  }

  @Test
  void theDayInGoldHasEachHourOnce() {
    // utilization alone: all of it is active time that nothing splits
    assertThat(day("c1")).isEqualTo(Map.of("active_unresolved", "3600"));
    assertThat(day("c2")).isEqualTo(Map.of("active_unresolved", "3600"));
    assertThat(day("c3")).isEqualTo(Map.of("active_unresolved", "3607"));
    assertThat(day("c4")).isEqualTo(Map.of("active_unresolved", "3607"));
    assertThat(day("c5")).isEqualTo(Map.of("active_unresolved", "3604"));
    // four quarters of one A100
    assertThat(day("c6")).isEqualTo(Map.of("active_unresolved", "3600"));
  }

  @Test
  void noGpuHasMoreSecondsThanAnHour() {
    List<Row> hours =
        lake.read(GpuHourCost.TABLE)
            .select(GpuHourCost.DEVICE_ID, GpuHourCost.HOUR_AT, GpuHourCost.GPU_SECONDS)
            .rows()
            .collectAsList();
    Map<String, BigDecimal> accounted = new TreeMap<>();
    hours.forEach(
        row ->
            accounted.merge(
                row.getString(0) + " " + row.get(1), row.getDecimal(2), BigDecimal::add));
    assertThat(accounted).hasSizeGreaterThan(10);
    assertThat(accounted.values())
        .allSatisfy(seconds -> assertThat(seconds).isLessThanOrEqualTo(new BigDecimal(3_600)));
  }
}

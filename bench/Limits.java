import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LakeTables;
import dev.plumbline.storage.Landing;
import dev.plumbline.storage.LandingFile;
import dev.plumbline.storage.Sessions;
import dev.plumbline.storage.SliceStorage;
import dev.plumbline.storage.StagedSlice;
import dev.plumbline.storage.StagedSlice.Replaces;
import dev.plumbline.tables.BillingExport;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.IngestFileDay;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;

/**
 * What the driver holds and does alone, made large: landing files listed, data files in a table's
 * log. {@code java Limits FOLDER}; prints lines of {@code what, how many, seconds, MiB kept}.
 */
public final class Limits {
  private static final LocalDate FIRST = LocalDate.of(2025, 7, 15);
  private static final int DATES = 365;
  private static final int LARGEST_COMMIT = 100_000;

  private Limits() {}

  public static void main(String[] arguments) throws Exception {
    for (int files : new int[] {10_000, 100_000, 1_000_000}) {
      listing(files);
    }
    try (SparkSession session = Sessions.open()) {
      for (int files : new int[] {40, 3_650, 36_500, 365_000}) {
        log(session, Path.of(arguments[0], "log-" + files).toString(), files);
      }
      for (int files : new int[] {10_000, 100_000, 1_000_000}) {
        known(session, Path.of(arguments[0], "known-" + files).toString(), files);
      }
    }
  }

  private static void listing(int files) throws Exception {
    Configuration settings = new Configuration();
    settings.set("fs.fake.impl", FakeStore.class.getName());
    FakeStore.files = files;
    FakeStore.requests = 0;
    long before = kept();
    List<LandingFile> found = new ArrayList<>();
    measured(
        "landing files listed",
        files,
        () ->
            found.addAll(
                new Landing(settings)
                    .list("dcgm", "dcgm-exposition", "fake://landing", "dcgm/*.prom.gz")));
    if (found.size() != files) {
      throw new IllegalStateException(found.size() + " of " + files + " files listed");
    }
    told("  requests of 1,000 keys", FakeStore.requests, 0, 0);
    told("  kept for them", files, 0, kept() - before);
  }

  private static void log(SparkSession session, String folder, int files) throws Exception {
    Lake lake = new Lake(session, folder);
    new LakeTables(lake).ensure(List.of(GpuSample.TABLE));
    SliceStorage slices = new SliceStorage(lake);
    for (int from = 0; from < files; from += LARGEST_COMMIT) {
      slices.commit(staged(from, Math.min(files, from + LARGEST_COMMIT), files), "made");
    }
    LocalDate last = FIRST.plusDays(DATES - 1);
    DeltaLog.clearCache();
    long before = kept();
    measured("data files: the log loaded", files, () -> lake.version(GpuSample.TABLE));
    measured("  slices of the table", files, () -> lake.slices(GpuSample.TABLE).size());
    measured("  rows of one slice", files, () -> lake.rowCount(GpuSample.TABLE, Set.of(last)));
    measured("  one slice planned", files, () -> planned(lake, last));
    StagedSlice night =
        new StagedSlice(
            GpuSample.TABLE, Replaces.SLICES, new TreeSet<>(Set.of(last)), files(8, last));
    measured("  one slice committed", files, () -> slices.commit(night, "night"));
    measured("  one more committed", files, () -> slices.commit(night, "night"));
    told("  kept by the driver", files, 0, kept() - before);
  }

  /** Files that nights have read, as ingest remembers them: a row each, and one for its date. */
  private static void known(SparkSession session, String folder, int files) throws Exception {
    Lake lake = new Lake(session, folder);
    new LakeTables(lake)
        .ensure(List.of(IngestFile.TABLE, IngestFileDay.TABLE, BillingExport.TABLE));
    SliceStorage slices = new SliceStorage(lake);
    slices.commit(slices.stageMore(IngestFile.TABLE, rows(session, IngestFile.TABLE, files)), "1");
    slices.commit(
        slices.stageMore(IngestFileDay.TABLE, rows(session, IngestFileDay.TABLE, files)), "1");
    Method read =
        Class.forName("dev.plumbline.run.landing.BronzeState")
            .getDeclaredMethod("read", Lake.class);
    read.setAccessible(true);
    lake.querySettings().forRows(files);
    long before = kept();
    List<Object> held = new ArrayList<>();
    measured("files known of old nights", files, () -> held.add(read.invoke(null, lake)));
    told("  kept for them", files, 0, kept() - before);
    if (((Map<?, ?>) held.get(0)).size() != files) {
      throw new IllegalStateException("not " + files + " files known");
    }
  }

  private static Frame rows(SparkSession session, TableSpec table, int files) {
    String path = "format_string('dcgm/ip-10-1-%d-%d_20260714T%02d.prom.gz', ";
    Map<Col, String> values =
        Map.of(
            IngestFile.SOURCE, "'dcgm'",
            IngestFile.FORMAT, "'dcgm-exposition'",
            IngestFile.PATH, path + "id div 6144, id div 24 % 256, id % 24)",
            IngestFile.SHA256, "sha2(cast(id as string), 256)",
            IngestFile.BYTES, "380000",
            IngestFile.MODIFIED_AT, "timestamp'2026-07-15 00:05:00'",
            IngestFile.INGESTED_AT, "timestamp'2026-07-15 01:00:00'",
            IngestFileDay.CONTENT_HASH, "md5(cast(id as string))",
            IngestFileDay.ROWS_OUT, "1000",
            IngestFileDay.ROW_DATE, "date'2026-07-14'");
    Map<String, String> byName = new HashMap<>();
    values.forEach((column, value) -> byName.put(column.name(), value));
    String[] columns =
        table.columns().stream()
            .map(
                c ->
                    "cast(%s as %s) as %s"
                        .formatted(byName.getOrDefault(c.name(), "null"), c.type().sql(), c.name()))
            .toArray(String[]::new);
    return Frame.of(session.range(0, files, 1, 8).selectExpr(columns));
  }

  private static Object planned(Lake lake, LocalDate date) {
    return lake.read(GpuSample.TABLE, Set.of(date)).rows().queryExecution().executedPlan();
  }

  private static StagedSlice staged(int from, int to, int files) {
    List<AddFile> added = new ArrayList<>();
    for (int number = from; number < to; number++) {
      added.add(file(number, FIRST.plusDays((long) number * DATES / files)));
    }
    return new StagedSlice(GpuSample.TABLE, Replaces.NOTHING, new TreeSet<>(), added);
  }

  private static List<AddFile> files(int count, LocalDate date) {
    List<AddFile> added = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      added.add(file(-1 - number, date));
    }
    return added;
  }

  /** As the table's real files are: a name with a UUID, statistics of two columns. */
  private static AddFile file(int number, LocalDate date) {
    String statistics =
        ("{\\\"numRecords\\\":720000,\\\"minValues\\\":{\\\"device_id\\\":\\\"GPU-00000000-%08x\\\","
             + "\\\"sampled_at\\\":\\\"%sT00:00:00.000Z\\\"},\\\"maxValues\\\":{\\\"device_id\\\":"
             + "\\\"GPU-ffffffff-%08x\\\",\\\"sampled_at\\\":\\\"%sT23:59:45.000Z\\\"},"
             + "\\\"nullCount\\\":{\\\"device_id\\\":0,\\\"sampled_at\\\":0}}")
            .formatted(number, date, number, date);
    String json =
        ("{\"add\":{\"path\":\"sample_date=%s/part-%05d-%08x-7c01-4d5e-8f6a-3b2c1d0e9f8a.c000"
                + ".zstd.parquet\",\"partitionValues\":{\"sample_date\":\"%s\"},\"size\":7340032,"
                + "\"modificationTime\":1783987200000,\"dataChange\":true,\"stats\":\"%s\"}}")
            .formatted(date, Math.abs(number) % 100_000, number, date, statistics);
    return (AddFile) Action.fromJson(json);
  }

  private static void measured(String what, int count, Callable<?> work) throws Exception {
    long before = System.nanoTime();
    work.call();
    told(what, count, (System.nanoTime() - before) / 1e9, 0);
  }

  private static long kept() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void told(String what, int count, double seconds, long bytes) {
    System.out.printf(
        Locale.ROOT, "%-28s %,10d %9.2f s %8.0f MiB%n", what, count, seconds, bytes / 1048576.0);
  }
}

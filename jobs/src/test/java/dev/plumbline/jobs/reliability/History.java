package dev.plumbline.jobs.reliability;

import com.sun.management.OperatingSystemMXBean;
import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.job.Task;
import dev.plumbline.jobs.JobCatalog;
import dev.plumbline.jobs.TaskCatalog;
import dev.plumbline.run.Night;
import dev.plumbline.run.NightRequest;
import dev.plumbline.run.NightResult;
import dev.plumbline.run.TaskRunner;
import dev.plumbline.run.journal.Progress;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.Sessions;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Whether a night costs more in an old lake than in a young one: many small nights in one lake, one
 * after the other in one warm JVM, each with what it cost.
 */
final class History {
  private static final int HEAP_EVERY = 5;

  private final DailyLanding landing;
  private final SparkSession session;
  private final SparkCounts spark;
  private final PrintStream csv;

  private History(DailyLanding landing, SparkSession session, PrintStream csv) {
    this.landing = landing;
    this.session = session;
    this.spark = SparkCounts.of(session);
    this.csv = csv;
  }

  /**
   * Runs the nights and writes {@code nights.csv} and {@code opened.csv} into the folder.
   *
   * @param old dates that are in the lake at first: a night before these reads them together,
   *     unless there is a lake
   */
  static void run(Path folder, int nights, int old) throws IOException {
    Files.createDirectories(folder);
    try (SparkSession session = session();
        PrintStream csv =
            new PrintStream(
                Files.newOutputStream(folder.resolve("nights.csv")), true, StandardCharsets.UTF_8);
        PrintStream opened =
            new PrintStream(
                Files.newOutputStream(folder.resolve("opened.csv")),
                true,
                StandardCharsets.UTF_8)) {
      History history = new History(new DailyLanding(folder), session, csv);
      csv.println(Cost.HEADER);
      opened.println("night,what,files");
      history.run(nights, old, opened);
    }
  }

  private static SparkSession session() {
    SparkSession.Builder builder = SparkSession.builder().appName("history").master("local[2]");
    Sessions.local().forEach(builder::config);
    Sessions.required().forEach(builder::config);
    builder.config("spark.hadoop.fs.file.impl", CountedFiles.class.getName());
    builder.config("spark.local.dir", System.getProperty("java.io.tmpdir"));
    SparkSession session = builder.getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
    return session;
  }

  private void run(int nights, int old, PrintStream opened) throws IOException {
    LocalDate date = DailyLanding.FIRST.plusDays(old);
    if (old > 0 && !Files.exists(landing.lake())) {
      for (int i = old; i > 0; i--) {
        landing.add(date.minusDays(i));
      }
      night(old, date.minusDays(1), opened);
      AgedLake.cut(new Lake(session, landing.lake().toString()), old);
    }
    for (int i = 1; i <= nights; i++, date = date.plusDays(1)) {
      landing.add(date);
      night(old + i, date, opened);
    }
  }

  private void night(int number, LocalDate date, PrintStream opened) {
    spark.taken();
    CountedFiles.opened();
    CountedFiles.listed();
    long cpu = cpu();
    long begin = System.nanoTime();
    Lake lake = new Lake(session, landing.lake().toString());
    StringBuilder steps = new StringBuilder();
    NightResult result =
        new Night(
                lake,
                ConfigurationFile.read(landing.configuration()),
                JobCatalog.ALL,
                new Timed(steps, number),
                DailyLanding.nightOf(date))
            .run(NightRequest.whole());
    double nightCpu = (cpu() - cpu) / 1e9;
    if (!result.published().contains(date)) {
      throw new IllegalStateException(date + " was not published: " + result);
    }
    for (Task task : TaskCatalog.ALL) {
      new TaskRunner(lake, PublishedNight.newest(lake)).run(task, result);
    }
    Map<String, Long> files = CountedFiles.opened();
    Cost cost =
        new Cost(
            number,
            (System.nanoTime() - begin) / 1e9,
            nightCpu,
            (cpu() - cpu) / 1e9 - nightCpu,
            spark.taken(),
            files,
            CountedFiles.listed(),
            number % HEAP_EVERY == 0 ? heap() : -1,
            AgedLake.files(lake));
    csv.println(cost.line());
    files.forEach((what, count) -> opened.println(number + "," + what + "," + count));
    opened.print(steps);
    System.out.println(cost.line());
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** What is in use after a collection, in MiB. */
  private static long heap() {
    System.gc();
    Runtime java = Runtime.getRuntime();
    return (java.totalMemory() - java.freeMemory()) >> 20;
  }

  /** Keeps the seconds of each step. */
  private static final class Timed implements Progress {
    private final StringBuilder steps;
    private final int number;
    private String step;
    private long cpu;

    private Timed(StringBuilder steps, int number) {
      this.steps = steps;
      this.number = number;
    }

    @Override
    public void begins(int position, int count, String name, String slice) {
      step = name;
      cpu = cpu();
    }

    @Override
    public void ends(
        dev.plumbline.terms.Outcome outcome, long rowsIn, long rowsOut, double seconds) {
      steps.append(
          String.format(
              Locale.ROOT,
              "%d,cpu ms of %s %s,%d%n",
              number,
              step,
              outcome.text(),
              (cpu() - cpu) / 1_000_000));
    }

    @Override
    public void says(String sentence) {
      // Only figures are kept.
    }
  }
}

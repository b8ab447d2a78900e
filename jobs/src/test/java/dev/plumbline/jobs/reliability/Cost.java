package dev.plumbline.jobs.reliability;

import java.util.Locale;
import java.util.Map;

/**
 * What a night cost.
 *
 * @param night its number
 * @param seconds wall clock, report included
 * @param nightCpu CPU seconds of the night, of all threads
 * @param reportCpu CPU seconds of its report
 * @param spark what Spark did
 * @param opened files opened, by what they are
 * @param listed entries of folders that were listed
 * @param heap MiB in use after a collection, or -1
 * @param lakeFiles data files of all tables, and of the table with the most
 */
record Cost(
    int night,
    double seconds,
    double nightCpu,
    double reportCpu,
    SparkCounts.Counts spark,
    Map<String, Long> opened,
    long listed,
    long heap,
    AgedLake.Files lakeFiles) {
  static final String HEADER =
      "night,seconds,night_cpu,report_cpu,spark_jobs,spark_tasks,rows_read,opened_data,opened_log,"
          + "opened_landing,opened_other,listed,heap_mib,lake_files,most_files,most_files_in";

  String line() {
    return String.format(
        Locale.ROOT,
        "%d,%.2f,%.2f,%.2f,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%s",
        night,
        seconds,
        nightCpu,
        reportCpu,
        spark.jobs(),
        spark.tasks(),
        spark.rows(),
        opened("data"),
        opened("log"),
        opened("landing"),
        opened("other"),
        listed,
        heap,
        lakeFiles.all(),
        lakeFiles.most(),
        lakeFiles.table());
  }

  private long opened(String kind) {
    return opened.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(kind))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}

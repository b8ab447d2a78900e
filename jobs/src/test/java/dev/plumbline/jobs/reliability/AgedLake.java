package dev.plumbline.jobs.reliability;

import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.Tables;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.functions;

/** Makes a lake that one night filled look like one that as many nights did, and counts files. */
public final class AgedLake {
  private static final List<String> APPENDED =
      List.of(
          "bronze.ingest_file",
          "bronze.ingest_file_day",
          "bronze.ingest_reading",
          "gold.publication",
          "gold.quality_result",
          "gold.job_run");

  private AgedLake() {}

  /**
   * Data files.
   *
   * @param all of all tables
   * @param most of the table that has the most
   * @param table which that is
   */
  public record Files(long all, long most, String table) {}

  /** Cuts the tables that nights append to into a file for each night. */
  public static void cut(Lake lake, int nights) {
    for (TableSpec table : Tables.ALL) {
      if (APPENDED.contains(table.fullName())) {
        String path = lake.root() + "/" + table.path();
        Dataset<Row> rows = lake.session().read().format("delta").load(path);
        int parts = (int) Math.min(nights, rows.count());
        if (parts > 1) {
          rows.repartitionByRange(parts, functions.monotonically_increasing_id())
              .write()
              .format("delta")
              .mode("overwrite")
              .save(path);
        }
      }
    }
  }

  /** The data files of the lake as it is. */
  public static Files files(Lake lake) {
    long all = 0;
    long most = 0;
    String name = "";
    for (TableSpec table : Tables.ALL) {
      long files = files(lake, table);
      all += files;
      if (files > most) {
        most = files;
        name = table.fullName();
      }
    }
    return new Files(all, most, name);
  }

  /** The data files of a table. */
  public static long files(Lake lake, TableSpec table) {
    return DeltaLog.forTable(lake.session(), lake.root() + "/" + table.path())
        .update(false, scala.Option.empty(), scala.Option.empty())
        .numOfFiles();
  }
}

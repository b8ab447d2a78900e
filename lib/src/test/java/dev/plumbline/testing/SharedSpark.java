package dev.plumbline.testing;

import dev.plumbline.storage.LocalFiles;
import org.apache.spark.sql.SparkSession;

/** One Spark session for all tests of a JVM: two cores, small shuffles, UTC. */
public final class SharedSpark {
  private static final SparkSession SESSION =
      SparkSession.builder()
          .master("local[2]")
          .appName("plumbline-tests")
          .config("spark.sql.shuffle.partitions", "2")
          .config("spark.sql.session.timeZone", "UTC")
          .config("spark.sql.datetime.java8API.enabled", "true")
          .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
          .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
          .config(
              "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
          .config("spark.databricks.delta.snapshotPartitions", "1")
          .config("spark.hadoop.fs.file.impl", LocalFiles.class.getName())
          .config(
              "spark.hadoop.fs.AbstractFileSystem.file.impl", LocalFiles.Context.class.getName())
          .config("spark.ui.enabled", "false")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.driver.host", "127.0.0.1")
          .getOrCreate();

  static {
    SESSION.sparkContext().setLogLevel("WARN");
    // Tables of tests are tiny: planning anew and compiling cost more than they give. Set on the
    // session, not on its start: a night that wants its queries compiled finds Spark's own values.
    SESSION.conf().set("spark.sql.adaptive.enabled", "false");
    SESSION.conf().set("spark.sql.codegen.wholeStage", "false");
    SESSION.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
  }

  private SharedSpark() {}

  /** The session. */
  public static SparkSession session() {
    return SESSION;
  }
}

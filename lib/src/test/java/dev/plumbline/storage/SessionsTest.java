package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.Tuple2;

/** Which settings a session has, by where it runs and by what somebody set. */
class SessionsTest {
  @ParameterizedTest
  @ValueSource(strings = {"local", "local[*]", "local[2]"})
  void aSessionOfOneMachineIsTheCommandsHoweverItWasStarted(String master) {
    assertThat(completed("spark.master", master))
        .containsAllEntriesOf(Sessions.local())
        .containsAllEntriesOf(Sessions.required())
        .containsEntry("spark.master", master);
  }

  @Test
  void withoutAMasterItIsThisMachine() {
    assertThat(completed())
        .containsEntry("spark.master", "local[*]")
        .containsEntry("spark.app.name", "plumbline")
        .containsAllEntriesOf(Sessions.local());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"spark://host:7077", "yarn", "k8s://https://host:6443", "local-cluster[2,1,1024]"})
  void aClustersSessionWritesTheSameFilesAndKeepsItsOwnSize(String master) {
    assertThat(completed("spark.master", master))
        .containsAllEntriesOf(Sessions.everywhere())
        .containsAllEntriesOf(Sessions.required())
        .doesNotContainKeys(
            "spark.sql.shuffle.partitions",
            "spark.sql.sources.parallelPartitionDiscovery.parallelism",
            "spark.ui.enabled",
            "spark.driver.bindAddress",
            "spark.driver.host",
            "spark.authenticate",
            "spark.executor.killOnFatalError.depth");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local[2]", "spark://host:7077"})
  void whatSomebodySetWins(String master) {
    assertThat(
            completed(
                "spark.master", master,
                "spark.app.name", "ours",
                "spark.sql.shuffle.partitions", "64",
                "spark.sql.parquet.compression.codec", "snappy",
                "spark.databricks.delta.snapshotPartitions", "8",
                "spark.hadoop.fs.file.impl", "org.apache.hadoop.fs.LocalFileSystem",
                "spark.ui.enabled", "true",
                "spark.driver.bindAddress", "0.0.0.0"))
        .containsEntry("spark.app.name", "ours")
        .containsEntry("spark.sql.shuffle.partitions", "64")
        .containsEntry("spark.sql.parquet.compression.codec", "snappy")
        .containsEntry("spark.databricks.delta.snapshotPartitions", "8")
        .containsEntry("spark.hadoop.fs.file.impl", "org.apache.hadoop.fs.LocalFileSystem")
        .containsEntry("spark.ui.enabled", "true")
        .containsEntry("spark.driver.bindAddress", "0.0.0.0");
  }

  @Test
  void whatFiguresDependOnIsNobodysToSet() {
    assertThat(completed("spark.sql.session.timeZone", "Asia/Kolkata"))
        .containsEntry("spark.sql.session.timeZone", "UTC");
  }

  private static Map<String, String> completed(String... own) {
    SparkConf given = new SparkConf(false);
    for (int i = 0; i < own.length; i += 2) {
      given.set(own[i], own[i + 1]);
    }
    Map<String, String> settings = new HashMap<>();
    for (Tuple2<String, String> setting : Sessions.completed(given, Map.of()).getAll()) {
      settings.put(setting._1(), setting._2());
    }
    return settings;
  }
}

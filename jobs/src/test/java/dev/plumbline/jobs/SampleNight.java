package dev.plumbline.jobs;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.run.Night;
import dev.plumbline.run.NightRequest;
import dev.plumbline.run.NightResult;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.Tables;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The nights of the samples, run once for all tests of this JVM. */
public final class SampleNight {
  private static final Path CONFIGURATION = Path.of("..", "data", "samples", "plumbline.yaml");
  private static final Path FOLDER = temporaryFolder();
  private static final Lake LAKE = new Lake(SharedSpark.session(), FOLDER.toString());
  private static final NightResult RESULT = run(LAKE);

  private SampleNight() {}

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("plumbline-samples");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NightResult run(Lake lake) {
    NightResult result = run(lake, CONFIGURATION);
    for (TableSpec table : Tables.ALL) {
      lake.read(table).rows().createOrReplaceTempView(table.name());
      if (table.presence() == TableSpec.Presence.ONLY_CHANGES) {
        withEnds(table).createOrReplaceTempView(table.name());
      }
    }
    return result;
  }

  /** As views for readers show it: until when each row stands. */
  private static Dataset<Row> withEnds(TableSpec table) {
    String since = table.partition().orElseThrow().name();
    String subject = table.subject().stream().map(Col::name).collect(Collectors.joining(", "));
    return SharedSpark.session()
        .sql(
            "SELECT *, lead(%s) OVER (PARTITION BY %s ORDER BY %s) AS valid_to FROM %s"
                .formatted(since, subject, since, table.name()));
  }

  /** Runs the nights of a configuration into a lake. */
  static NightResult run(Lake lake, Path configuration) {
    return run(lake, configuration, Instant.now());
  }

  /** The same on a machine whose clock says this. */
  static NightResult run(Lake lake, Path configuration, Instant clock) {
    return new Night(
            lake,
            ConfigurationFile.read(configuration),
            JobCatalog.ALL,
            new Console(System.out),
            clock)
        .run(NightRequest.whole());
  }

  /** How the run ended. */
  static NightResult result() {
    return RESULT;
  }

  /** The lake. */
  public static Lake lake() {
    return LAKE;
  }

  /** A published table. */
  static Frame frame(TableSpec table) {
    return LAKE.read(table);
  }
}

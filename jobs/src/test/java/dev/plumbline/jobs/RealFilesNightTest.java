package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plumbline.run.NightResult;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.Reject;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that others' systems wrote go through a whole night; nothing is lost on the way. */
class RealFilesNightTest {
  private static final Path DATA = Path.of("..", "..", "shared", "data");

  @TempDir private Path folder;

  @Test
  void realCapturesAreIngestedWithEveryRecordAccountedFor() throws IOException {
    assumeThat(DATA).as("the folder of real files is not beside this checkout").exists();
    Path configuration = folder.resolve("plumbline.yaml");
    Files.writeString(configuration, configuration(DATA.toAbsolutePath().normalize()));
    Lake lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());

    NightResult result = SampleNight.run(lake, configuration);

    assertThat(result.isStopped()).as(result.violations().toString()).isFalse();
    List<Row> files =
        lake.read(IngestFile.TABLE)
            .select(
                IngestFile.SOURCE,
                IngestFile.PATH,
                IngestFile.RECORDS_IN,
                IngestFile.RECORDS_ACCEPTED,
                IngestFile.RECORDS_REJECTED,
                IngestFile.RECORDS_DUPLICATE,
                IngestFile.RECORDS_IGNORED)
            .rows()
            .collectAsList();
    assertThat(files).hasSizeGreaterThan(80);
    long rejected = 0;
    for (Row file : files) {
      assertThat(file.getLong(2))
          .as(file.getString(1))
          .isPositive()
          .isEqualTo(file.getLong(3) + file.getLong(4) + file.getLong(5) + file.getLong(6));
      rejected += file.getLong(4);
    }
    assertThat(lake.read(Reject.TABLE).rows().count()).isEqualTo(rejected);
  }

  private static String configuration(Path data) {
    return """
    limits: {rejected_share: 1.0, rejected_cost_share: 1, unreadable_amounts: 1000}
    sources:
      - name: scrapes
        format: dcgm-exposition
        path: %1$s/gpu/dcgm-exporter-scrapes/*.prom
        instant: 2026-01-15T12:00:00Z
      - name: focus-1.0
        format: focus-csv
        path: %1$s/billing/focus-1.0/*.csv
      - name: focus-synthetic
        format: focus-csv
        path: "%1$s/billing/focus-1.2-1.3-synthetic/*_cost_and_usage_*.csv"
        export_scope: delta
      - name: lineage
        format: openlineage
        path: "%1$s/lineage/openlineage/{compat-consumer,handwritten-events,ol-diff}/**/*.json"
    """
        .formatted(data);
  }
}

package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.storage.Lake;
import dev.plumbline.storage.QuerySettings;
import dev.plumbline.testing.SharedSpark;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large night's queries are compiled by Spark, a small night's interpreted: the rows agree. */
class CompiledNightTest {
  private static final Path SAMPLES = Path.of("..", "data", "samples", "plumbline.yaml");

  @TempDir private Path folder;

  @Test
  void compiledQueriesGiveTheRowsOfInterpretedOnes() {
    SparkSession session = SharedSpark.session();
    Lake compiled = new Lake(session, folder.toString());
    session.conf().set(QuerySettings.COMPILED_FROM_ROWS, "0");
    try {
      assertThat(SampleNight.run(compiled, SAMPLES).isStopped()).isFalse();
    } finally {
      session.conf().unset(QuerySettings.COMPILED_FROM_ROWS);
      compiled.querySettings().forRows(0);
    }

    assertThat(LakeContent.of(compiled)).isEqualTo(LakeContent.of(SampleNight.lake()));
  }
}

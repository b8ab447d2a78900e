package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.delta.actions.AddFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.collection.JavaConverters;

/** What the tasks of a cluster tell of files that lie on the disk of one machine. */
class SharedFilesTest {
  @TempDir private Path folder;

  @Test
  void aLandingThatExecutorsDoNotSeeIsNoLandingWhoseFilesWereRemoved() throws IOException {
    Path here = Files.writeString(folder.resolve("a b.prom"), "x");
    assertThatThrownBy(() -> SharedFiles.assertRead(List.of(gone(here), read("b.prom"))))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.category()).isEqualTo(Category.CONFIGURATION);
              assertThat(failure)
                  .hasMessage(
                      "the executors do not see the landing: 1 of 2 files, the first of source"
                          + " dcgm");
              assertThat(failure.because()).contains("a b.prom");
              assertThat(failure.remedy()).contains("s3a:").contains("--master local[*]");
            });
  }

  @Test
  void aFileThatIsGoneEverywhereWasRemoved() {
    FileFigures removed = gone(folder.resolve("gone.prom"));
    assertThatCode(() -> SharedFiles.assertRead(List.of(removed, read("b.prom"))))
        .doesNotThrowAnyException();
  }

  @Test
  void filesOfOtherMachinesAreNoFilesOfTheLake() throws IOException {
    org.apache.hadoop.fs.Path table = new org.apache.hadoop.fs.Path("file:" + folder);
    Files.createDirectories(folder.resolve("usage_date=2026-07-15"));
    Files.writeString(folder.resolve("usage_date=2026-07-15/part-0.parquet"), "x");
    AddFile here = added("usage_date=2026-07-15/part-0.parquet");
    assertThatCode(() -> SharedFiles.assertWritten(table, List.of(here)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> SharedFiles.assertWritten(table, List.of(here, added("part-1"))))
        .isInstanceOf(Failure.class)
        .hasMessage("the executors write into another lake than the driver's");
    org.apache.hadoop.fs.Path store = new org.apache.hadoop.fs.Path("s3a://bucket/gold/t");
    assertThatCode(() -> SharedFiles.assertWritten(store, List.of(added("part-1"))))
        .doesNotThrowAnyException();
  }

  private static FileFigures gone(Path file) {
    String location = new org.apache.hadoop.fs.Path("file", null, file.toString()).toString();
    FileFigures figures = figures(location);
    figures.gone();
    return figures;
  }

  private static FileFigures read(String name) {
    return figures("file:/" + name);
  }

  private static FileFigures figures(String location) {
    LandingFile file = new LandingFile("dcgm", "dcgm-exposition", "x", location, 1, Instant.EPOCH);
    return new FileFigures(file, new TextHashes());
  }

  private static AddFile added(String path) {
    return AddFile.apply(
        path,
        JavaConverters.mapAsScalaMap(Map.<String, String>of())
            .toMap(scala.Predef$.MODULE$.<scala.Tuple2<String, String>>conforms()),
        1,
        1,
        true,
        null,
        null,
        null,
        scala.Option.empty(),
        scala.Option.empty(),
        scala.Option.empty());
  }
}

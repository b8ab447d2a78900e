package dev.plumbline.jobs.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.WrittenExport;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LentFolder;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of a lake that lies on another file system than this machine's own. */
class LentExportsTest {
  private static final Instant LONG_AGO = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private Path there;
  private Lake lake;

  @BeforeEach
  void open() {
    FaultyFiles.in(SharedSpark.session().sparkContext().hadoopConfiguration());
    lake = new Lake(SharedSpark.session(), "fault://" + there);
  }

  @Test
  void whatIsExportedIntoALentFolderIsReadFromTheLake() throws IOException {
    try (LentFolder lent = lent()) {
      new WrittenExport(3, "2026-07-14")
          .with(ModelVersion.TABLE, "{'registry':'r','model':'m','version':'1'}")
          .intoFolder(lent.here());
      lent.giveBack();
    }

    Export read = Export.newest(there.toString(), Map.of());
    assertThat(read.publication()).isEqualTo(3);
    assertThat(read.rows(ModelVersion.TABLE)).hasSize(1);
    assertThat(modified("newest.json")).isAfterOrEqualTo(modified("3/manifest.json"));
    assertThat(modified("3/manifest.json")).isAfterOrEqualTo(modified(part()));
  }

  @Test
  void aLentFileIsAsOldAsTheLakesSoThatOldPartsCanBeTold() throws IOException {
    Path old = Files.createDirectories(there.resolve("exports/parts/t")).resolve("all-1.ndjson.gz");
    Files.writeString(old, "content");
    Files.setLastModifiedTime(old, FileTime.from(LONG_AGO));

    try (LentFolder lent = lent()) {
      Path here = lent.here().resolve("parts/t/all-1.ndjson.gz");
      assertThat(here).isEmptyFile();
      assertThat(Files.getLastModifiedTime(here).toInstant()).isEqualTo(LONG_AGO);
      lent.giveBack();
    }
    assertThat(old).as("what was only looked at stays").hasContent("content");
  }

  private LentFolder lent() {
    return LentFolder.of(lake, "exports", names -> Set.of());
  }

  private Instant modified(String name) throws IOException {
    return Files.getLastModifiedTime(there.resolve("exports").resolve(name)).toInstant();
  }

  private String part() throws IOException {
    Path exports = there.resolve("exports");
    try (Stream<Path> files = Files.walk(exports)) {
      List<Path> parts = files.filter(file -> file.toString().endsWith(".gz")).toList();
      assertThat(parts).hasSize(1);
      return exports.relativize(parts.get(0)).toString();
    }
  }
}

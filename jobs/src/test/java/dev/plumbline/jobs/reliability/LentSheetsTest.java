package dev.plumbline.jobs.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.SampleNight;
import dev.plumbline.run.NightResult;
import dev.plumbline.run.TaskRunner;
import dev.plumbline.run.exports.ExportTask;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.run.sheets.SheetsTask;
import dev.plumbline.storage.Lake;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheets of a lake that lies on another file system than this machine's own. */
class LentSheetsTest {
  @TempDir private Path there;

  private Lake copied() throws IOException {
    Path samples = Path.of(SampleNight.lake().files().path("gold").toUri().getPath()).getParent();
    try (Stream<Path> all = Files.walk(samples)) {
      for (Path file : all.filter(file -> !file.equals(samples)).toList()) {
        Files.copy(file, there.resolve(samples.relativize(file)));
      }
    }
    FaultyFiles.in(SharedSpark.session().sparkContext().hadoopConfiguration());
    return new Lake(SharedSpark.session(), "fault://" + there);
  }

  @Test
  void sheetsGoBesideTheReportOfTheLakeAndThoseOfAnEarlierRunGo() throws IOException {
    Lake lake = copied();
    Path night = Files.createDirectories(there.resolve("reports/2026-07-15/models")).getParent();
    Path old = Files.writeString(night.resolve("models/" + "0".repeat(32) + ".html"), "old");
    Path report = Files.writeString(night.resolve("report.html"), "a report");

    PublishedNight published = PublishedNight.newest(lake);
    TreeSet<LocalDate> dates = new TreeSet<>(published.nights().keySet());
    NightResult result = new NightResult(published.nightId(), dates, dates, List.of(), false);
    TaskRunner runner = new TaskRunner(lake, published);
    runner.run(new ExportTask(), result);
    List<String> written = runner.run(new SheetsTask(), result);

    assertThat(written)
        .hasSize(9)
        .first()
        .asString()
        .startsWith("fault:")
        .endsWith("/reports/2026-07-15/models/index.html");
    assertThat(Files.readString(night.resolve("models/index.html"))).contains("atlas-chat 7");
    assertThat(old).doesNotExist();
    assertThat(report).hasContent("a report");

    // Once more of the same publication they are left as they are.
    Path sheet = night.resolve("models").resolve(written.get(1).replaceAll(".*/", ""));
    Files.writeString(sheet, "as it stands");
    assertThat(runner.run(new SheetsTask(), result)).isEqualTo(written);
    assertThat(sheet).hasContent("as it stands");
  }
}

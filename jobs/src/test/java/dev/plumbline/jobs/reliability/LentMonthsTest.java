package dev.plumbline.jobs.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.SampleNight;
import dev.plumbline.run.NightResult;
import dev.plumbline.run.TaskRunner;
import dev.plumbline.run.exports.ExportTask;
import dev.plumbline.run.month.MonthsTask;
import dev.plumbline.run.publication.PublishedNight;
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

/** Pages of months of a lake that lies on another file system than this machine's own. */
class LentMonthsTest {
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
  void theMonthIsItsInvoicesAndEachTeamHasAPage() throws IOException {
    Lake lake = copied();
    PublishedNight published = PublishedNight.newest(lake);
    TreeSet<LocalDate> dates = new TreeSet<>(published.nights().keySet());
    NightResult result = new NightResult(published.nightId(), dates, dates, List.of(), false);
    TaskRunner runner = new TaskRunner(lake, published);
    runner.run(new ExportTask(), result);
    List<String> written = runner.run(new MonthsTask(), result);

    // Seven teams and those whom nobody owns; June has no bill.
    Path month = there.resolve("reports/2026-07-15/months/2026-07");
    assertThat(written).hasSize(9).first().asString().endsWith("/months/2026-07/index.html");
    assertThat(month.getParent().resolve("2026-06")).doesNotExist();
    assertThat(Files.readString(month.resolve("index.html")).replace("\u00a0", " "))
        .contains("of USD 6,336.07 is charged to teams", "of EUR 661.97 is charged to teams")
        .contains("Difference to the invoices: USD 0.00.", "Difference to the invoices: EUR 0.00.")
        .contains("still open", "scratch");

    List<String> again = runner.run(new MonthsTask(), result);
    assertThat(again).isEqualTo(written);
  }
}

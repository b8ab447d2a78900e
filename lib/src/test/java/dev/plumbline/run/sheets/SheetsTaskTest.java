package dev.plumbline.run.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.failure.Failure;
import dev.plumbline.job.Published;
import dev.plumbline.job.TaskContext;
import dev.plumbline.job.TaskFiles;
import dev.plumbline.run.exports.GivenPublished;
import dev.plumbline.run.exports.WrittenExport;
import dev.plumbline.tables.LineageCompleteness;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetsTaskTest {
  private static final String DATE = "2026-07-14";

  @TempDir private Path lake;
  private final List<String> read = new ArrayList<>();

  private WrittenExport export(long publication) {
    return new WrittenExport(publication, DATE).with(LineageCompleteness.TABLE, ruling("a"));
  }

  /** A ruling on a version of which nothing is known. */
  private static String ruling(String model) {
    String links =
        LineageCompleteness.LINK_STATES.stream()
            .map(link -> "'%s':'MISSING',".formatted(link.name()))
            .collect(Collectors.joining());
    return ("{%s'as_of_date':'%s','registry':'r','model':'%s','version':'1','is_traceable':false,"
            + "'training_run_ids':[],'run_namespaces':[],'witness_path':[],'link_reasons':{},"
            + "'costs_behind':{},'upstream_datasets':0,'upstream_closed':0,'policy_id':'p',"
            + "'policy_version':'1'}")
        .formatted(links, DATE, model);
  }

  private List<Path> written(Published published) {
    return new SheetsTask().run(published, context(published));
  }

  private TaskContext context(Published published) {
    TreeSet<java.time.LocalDate> dates = new TreeSet<>(published.nights().keySet());
    return new TaskContext(
        published.nightId(),
        dates,
        dates,
        false,
        lake.resolve("reports"),
        new FilesOfTheLake(),
        Instant.parse("2026-07-15T03:00:00Z"));
  }

  /** Notes what is read. */
  private final class FilesOfTheLake implements TaskFiles {
    @Override
    public byte[] read(String path) throws IOException {
      read.add(path);
      try {
        return Files.readAllBytes(lake.resolve(path));
      } catch (NoSuchFileException e) {
        throw new FileNotFoundException(path);
      }
    }

    @Override
    public String place(String path) {
      return lake.resolve(path).toString();
    }
  }

  @Test
  void sheetsAreOfThePublicationThatTheReportIsOf() {
    export(2).into(lake);

    assertThat(written(new GivenPublished(2))).hasSize(2).allMatch(Files::exists);
  }

  @Test
  void ofAnotherPublicationThanTheReportIsOfNoneIsWrittenAndItIsSaid() {
    export(1).into(lake);

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> written(new GivenPublished(2)))
        .satisfies(
            failure -> {
              assertThat(failure.category().isWorthRetrying()).isTrue();
              assertThat(failure).hasMessage("no sheets of model versions can be written");
              assertThat(failure.because())
                  .contains("publication 1 of night night-1", "publication 2 of night night-2");
            });
    assertThat(lake.resolve("reports")).doesNotExist();
  }

  @Test
  void aPublicationOfTheSameNumberByAnotherRunIsAnother() {
    export(2).into(lake);

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> written(new GivenPublished(2).published(2, "other")));
    assertThat(lake.resolve("reports")).doesNotExist();
  }

  @Test
  void whereALaterRunHasExportedSheetsAreItsToWrite() {
    export(3).into(lake);

    assertThat(written(new GivenPublished(2).published(3, "night-3"))).isEmpty();
    assertThat(lake.resolve("reports")).doesNotExist();
  }
}

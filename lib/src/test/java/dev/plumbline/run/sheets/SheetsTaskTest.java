package dev.plumbline.run.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.failure.Failure;
import dev.plumbline.job.Published;
import dev.plumbline.job.TaskContext;
import dev.plumbline.job.TaskFiles;
import dev.plumbline.run.exports.GivenPublished;
import dev.plumbline.run.exports.WrittenExport;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.LineageCompleteness;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    return written(published, SheetBounds.OF_A_NIGHT);
  }

  private List<Path> written(Published published, SheetBounds bounds) {
    return new SheetsTask(bounds).run(published, context(published));
  }

  private TaskContext context(Published published) {
    TreeSet<LocalDate> dates = new TreeSet<>(published.nights().keySet());
    return new TaskContext(
        published.nightId(),
        dates,
        dates,
        false,
        lake.resolve("reports").resolve(DATE),
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
                  .contains("publication 1 of night night-1", "the report of 2 of night night-2");
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

  @Test
  void sheetsThatStandAreNotMadeAgain() throws IOException {
    export(2).into(lake);
    List<Path> first = written(new GivenPublished(2));
    Files.writeString(first.get(1), "as it stands");
    read.clear();

    assertThat(written(new GivenPublished(2))).isEqualTo(first);
    assertThat(first.get(1)).hasContent("as it stands");
    assertThat(read).isEmpty();

    Files.delete(first.get(1));
    assertThat(written(new GivenPublished(2))).isEqualTo(first);
    assertThat(first.get(1)).content().contains("<h1>a 1</h1>");

    // Of the same export in a newer publication.
    export(3).into(lake);
    written(new GivenPublished(3));
    assertThat(first.get(0)).content().contains("Publication 3 of night night-3");
  }

  @Test
  void ofALakeOfMoreRowsThanThatOnlyTheListIsMadeAndNothingElseIsRead() {
    export(2)
        .with(
            IngestFile.TABLE,
            "{'source':'lineage','path':'a','content_hash':'1'}",
            "{'source':'lineage','path':'b','content_hash':'2'}")
        .into(lake);
    SheetBounds bounds =
        new SheetBounds(List.of(new SheetBounds.Bound(IngestFile.TABLE, 1, "files")));

    List<Path> written = written(new GivenPublished(2), bounds);
    assertThat(written.get(0))
        .content()
        .contains("Of a lake of more than 1 files no sheets are made at night")
        .contains("plumbline trace --sheet FILE", "--model a --version 1");
    assertThat(written.subList(1, written.size()))
        .allSatisfy(file -> assertThat(file).content().contains("no sheet of a 1"));
    // The pointer, the manifest and the one part of the rulings.
    assertThat(read).hasSize(3);

    assertThat(written(new GivenPublished(2), bounds)).first().isEqualTo(written.get(0));
    assertThat(read).hasSize(3);
  }

  @Test
  void aTableOfAsManyRowsAsItMayHaveIsNotTooLarge() {
    export(2).with(IngestFile.TABLE, "{'source':'lineage','path':'a'}").into(lake);

    assertThat(
            written(
                new GivenPublished(2),
                new SheetBounds(List.of(new SheetBounds.Bound(IngestFile.TABLE, 1, "files")))))
        .last()
        .satisfies(file -> assertThat(file).content().contains("<h1>a 1</h1>"));
  }

  @Test
  void ofAllReportsOnlyTheNightsOwnIsLentAndOfThatOnlyTheListRead() {
    SheetsTask task = new SheetsTask();

    assertThat(task.folder(LocalDate.parse(DATE))).isEqualTo("reports/" + DATE);
    assertThat(task.folder(null)).isEqualTo("reports");
    assertThat(task.read(Set.of("models/index.html", "models/a.html", "report.html")))
        .containsExactly("models/index.html");
  }
}

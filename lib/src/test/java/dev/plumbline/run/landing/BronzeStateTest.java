package dev.plumbline.run.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.run.landing.FileState.Day;
import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.run.landing.LandingContent.Touch;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LakeTables;
import dev.plumbline.storage.SliceStorage;
import dev.plumbline.tables.BillingExport;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.IngestFileDay;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of landing files is what their newest version was read as. */
class BronzeStateTest {
  private static final LocalDate DATE = LocalDate.of(2026, 7, 14);
  private static final Instant MODIFIED = Instant.parse("2026-07-14T00:05:00Z");
  private static final Instant NIGHT = Instant.parse("2026-07-15T01:00:00Z");
  private static final FileKey FILE = new FileKey("dcgm", "a.prom");
  private static final List<TableSpec> TABLES =
      List.of(IngestFile.TABLE, IngestFileDay.TABLE, BillingExport.TABLE);

  @TempDir private Path folder;
  private Lake lake;
  private final Given files =
      Given.table(
              IngestFile.TABLE,
              IngestFile.SOURCE,
              IngestFile.PATH,
              IngestFile.SHA256,
              IngestFile.IS_REPLACED,
              IngestFile.INGESTED_AT,
              IngestFile.FIRST_MODIFIED_AT)
          .every(IngestFile.FORMAT, "dcgm-exposition")
          .every(IngestFile.BYTES, "380")
          .every(IngestFile.MODIFIED_AT, "2026-07-14 00:05")
          .every(IngestFile.SETTINGS_DIGEST, "settings")
          .every(IngestFile.RECORDS_IN, "0")
          .every(IngestFile.RECORDS_ACCEPTED, "0")
          .every(IngestFile.RECORDS_REJECTED, "0")
          .every(IngestFile.RECORDS_DUPLICATE, "0")
          .every(IngestFile.RECORDS_IGNORED, "0")
          .every(IngestFile.ROWS_OUT, "0");
  private final Given days =
      Given.table(
          IngestFileDay.TABLE,
          IngestFileDay.SOURCE,
          IngestFileDay.PATH,
          IngestFileDay.SHA256,
          IngestFileDay.ROW_DATE,
          IngestFileDay.CONTENT_HASH,
          IngestFileDay.ROWS_OUT,
          IngestFileDay.INGESTED_AT);

  @BeforeEach
  void emptyTables() {
    lake = new Lake(SharedSpark.session(), folder.toString());
    new LakeTables(lake).ensure(TABLES);
  }

  private void version(FileKey file, int number, Boolean isReplaced, Instant readAt) {
    files.row(file.source(), file.path(), sha256(number), isReplaced, readAt, null);
  }

  private void day(FileKey file, int number, LocalDate date, Instant readAt) {
    days.row(file.source(), file.path(), sha256(number), date, hash(number), 10L + number, readAt);
  }

  private Map<FileKey, FileState> read() {
    SliceStorage slices = new SliceStorage(lake);
    slices.commit(slices.stageMore(IngestFile.TABLE, files.frame()), "night");
    slices.commit(slices.stageMore(IngestFileDay.TABLE, days.frame()), "night");
    return BronzeState.read(lake);
  }

  private static String sha256(int number) {
    return "%064x".formatted(number);
  }

  private static String hash(int number) {
    return "%032x".formatted(number);
  }

  private static Map<Touch, Day> on(LocalDate date, int number) {
    return Map.of(new Touch(date, null), new Day(0, number, 10L + number));
  }

  @Test
  void aFileIsWhatItWasReadAsLast() {
    version(FILE, 1, true, NIGHT);
    version(FILE, 2, null, NIGHT.plusSeconds(1));
    day(FILE, 1, DATE, NIGHT);
    day(FILE, 2, DATE.plusDays(1), NIGHT.plusSeconds(1));
    assertThat(read())
        .containsExactly(
            Map.entry(
                FILE,
                new FileState(
                    FILE,
                    "dcgm-exposition",
                    new FileState.Version(new Sha256(0, 0, 0, 2), 380, MODIFIED, "settings"),
                    on(DATE.plusDays(1), 2),
                    new FileState.Bill(MODIFIED, Map.of(), Map.of()))));
  }

  @Test
  void whatWasReplacedIsOlderWhateverAClockSaid() {
    version(FILE, 1, true, NIGHT.plusSeconds(99));
    version(FILE, 2, null, NIGHT);
    day(FILE, 1, DATE, NIGHT.plusSeconds(99));
    day(FILE, 2, DATE, NIGHT);
    assertThat(read().get(FILE).days()).isEqualTo(on(DATE, 2));
  }

  /** An earlier program left a row for each reading, and marked none of them. */
  @Test
  void ofVersionsThatNobodyMarkedTheOneReadLastIsTheNewest() {
    version(FILE, 1, null, NIGHT);
    version(FILE, 2, null, NIGHT.plusSeconds(1));
    version(FILE, 1, null, NIGHT.plusSeconds(2));
    day(FILE, 1, DATE, NIGHT);
    day(FILE, 2, DATE, NIGHT.plusSeconds(1));
    day(FILE, 1, DATE.plusDays(1), NIGHT.plusSeconds(2));
    assertThat(read().get(FILE).days()).isEqualTo(on(DATE.plusDays(1), 1));
  }

  /** Its row says when it was taken out, and nothing was read then. */
  @Test
  void aFileOfASourceThatIsConfiguredNoLongerHasNoRows() {
    version(FILE, 1, null, NIGHT.plusSeconds(1));
    day(FILE, 1, DATE, NIGHT);
    assertThat(read().get(FILE).days()).isEmpty();
  }

  @Test
  void aFilesBytesMayHaveBeenSeenBeforeItWasCopied() {
    files.row("dcgm", "a.prom", sha256(1), null, NIGHT, MODIFIED.minusSeconds(9));
    assertThat(read().get(FILE).bill().firstModifiedAt()).isEqualTo(MODIFIED.minusSeconds(9));
  }

  /** Files that are read again and again, by two sources, some of two dates and some of none. */
  @Test
  void afterManyNightsEveryFileHasTheRowsOfItsNewestVersion() {
    Random random = new Random(20260714);
    Map<FileKey, Map<Touch, Day>> expected = new HashMap<>();
    Map<FileKey, Integer> newest = new HashMap<>();
    Map<Integer, FileKey> read = new TreeMap<>();
    for (int number = 1; number <= 400; number++) {
      FileKey file = new FileKey(number % 3 == 0 ? "a" : "b", random.nextInt(40) + ".prom");
      newest.put(file, number);
      expected.put(file, new HashMap<>());
      for (int date = 0; date < number % 4; date++) {
        LocalDate touched = DATE.plusDays(number % 11 + date);
        day(file, number, touched, NIGHT.plusSeconds(number));
        expected.get(file).putAll(on(touched, number));
      }
      read.put(number, file);
    }
    read.forEach(
        (number, file) ->
            version(
                file,
                number,
                newest.get(file).equals(number) ? null : true,
                NIGHT.plusSeconds(number)));
    Map<FileKey, Map<Touch, Day>> found = new HashMap<>();
    read().forEach((file, state) -> found.put(file, state.days()));
    assertThat(found).isEqualTo(expected);
  }
}

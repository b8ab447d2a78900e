package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.job.TaskContext;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.ExportTask;
import dev.plumbline.run.exports.ExportedTable;
import dev.plumbline.run.exports.ExportedTables;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.RunRequest;
import dev.plumbline.tables.Statement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportNightTest {
  private static final PublishedNight PUBLISHED = PublishedNight.newest(SampleNight.lake());

  @TempDir private Path lake;

  @Test
  void everyValueOfEveryExportedColumnIsReadAsItIsInTheLake() {
    Export export = SampleExport.read();
    for (ExportedTable table : ExportedTables.ALL) {
      assertThat(export.rows(table.table()).isEmpty())
          .as(table.name())
          // The samples have no scheduler: ScheduledRunNightTest exports what it says. And no
          // month of theirs is closed: StatementNightTest exports what was issued.
          .isEqualTo(Set.of(RunRequest.TABLE, Statement.TABLE).contains(table.table()));
      assertExported(table, export, PUBLISHED);
    }
  }

  /** An export has what is published of a table, in the columns that are exported. */
  static void assertExported(ExportedTable table, Export export, PublishedNight published) {
    RowLayout layout = RowLayout.of(table.table());
    List<RowLayout.Cells> there =
        published.read(table.table()).rows().collectAsList().stream()
            .map((Row row) -> layout.read(row))
            .toList();
    assertThat(values(table, export.rows(table.table())))
        .as(table.name())
        .isEqualTo(values(table, there));
  }

  private static List<String> values(ExportedTable table, List<RowLayout.Cells> rows) {
    return rows.stream().map(row -> values(table.columns(), row)).sorted().toList();
  }

  private static String values(List<Col> columns, RowLayout.Cells row) {
    Map<String, Object> values = new TreeMap<>();
    for (Col column : columns) {
      Object value = row.value(column);
      values.put(
          column.name(), value instanceof Map<?, ?> map ? new TreeMap<>(map).toString() : value);
    }
    return values.toString();
  }

  @Test
  void whatIsNotExportedIsNull() {
    RowLayout.Cells event = SampleExport.read().rows(LineageEvent.TABLE).get(0);

    assertThat(event.has(LineageEvent.EVENT_JSON)).isFalse();
    assertThat(event.has(LineageEvent.SOURCE_FILE)).isTrue();
  }

  @Test
  void anExportSaysWhichPublicationItIsOf() {
    Export export = SampleExport.read();

    assertThat(export.publication()).isEqualTo(PUBLISHED.number());
    assertThat(export.night()).isEqualTo(PUBLISHED.nightId());
    assertThat(export.dates()).isEqualTo(PUBLISHED.nights().navigableKeySet());
  }

  @Test
  void aPublicationHasOneManifestWhereverAndWheneverItIsExported() throws IOException {
    Map<String, String> first = exported();
    Map<String, String> modified = modified();
    Map<String, String> again = exported();

    assertThat(again).isEqualTo(first).hasSizeGreaterThan(ExportedTables.ALL.size());
    assertThat(modified()).containsAllEntriesOf(modified).hasSameSizeAs(modified);
    Path elsewhere = Path.of(SampleExport.lake(), ExportTask.FOLDER);
    assertThat(files(elsewhere)).isEqualTo(first);
  }

  private Map<String, String> exported() throws IOException {
    new ExportTask().run(PUBLISHED, context());
    return files(lake.resolve(ExportTask.FOLDER));
  }

  private TaskContext context() {
    return new TaskContext(
        PUBLISHED.nightId(),
        new TreeSet<>(),
        new TreeSet<>(PUBLISHED.nights().keySet()),
        false,
        lake.resolve(ExportTask.FOLDER),
        null,
        Instant.now());
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (Path file : all(folder)) {
      files.put(
          folder.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
    }
    return files;
  }

  private Map<String, String> modified() throws IOException {
    Map<String, String> times = new TreeMap<>();
    for (Path file : all(lake.resolve(ExportTask.FOLDER).resolve("parts"))) {
      times.put(file.toString(), Files.getLastModifiedTime(file).toString());
    }
    return times;
  }

  private static List<Path> all(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
    }
  }

  @Test
  void aLakeWithoutAnExportSaysWhatMakesOne() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(this::read)
        .satisfies(
            failure -> {
              assertThat(failure.category()).isEqualTo(Category.INPUT);
              assertThat(failure.getMessage()).contains("no published export");
              assertThat(failure.remedy()).contains("plumbline nightly");
            });
  }

  @Test
  void aPartThatIsMissingOrAlteredOrCutIsToldAndNeverRead() throws IOException {
    exported();
    Path part =
        all(lake.resolve(ExportTask.FOLDER)).stream()
            .filter(file -> file.toString().contains("silver.lineage_run"))
            .findFirst()
            .orElseThrow();
    byte[] whole = Files.readAllBytes(part);
    for (byte[] damaged : damaged(whole)) {
      if (damaged == null) {
        Files.delete(part);
      } else {
        Files.write(part, damaged, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
      }
      assertThatExceptionOfType(Failure.class)
          .isThrownBy(() -> read().rows(LineageRun.TABLE))
          .satisfies(
              failure -> {
                assertThat(failure.category()).isEqualTo(Category.INPUT);
                assertThat(failure.getMessage()).contains("damaged");
                assertThat(failure.because()).contains(part.getFileName().toString());
                assertThat(failure.remedy()).contains("remove the folder", "plumbline nightly");
              });
    }
    Files.delete(part);
    exported();
    assertThat(read().rows(LineageRun.TABLE)).isNotEmpty();
  }

  private static List<byte[]> damaged(byte[] whole) throws IOException {
    List<byte[]> damaged = new ArrayList<>();
    damaged.add(Arrays.copyOf(whole, whole.length / 2));
    damaged.add(new byte[0]);
    damaged.add(packed("{\"run_id\":\"of somebody else\"}\n"));
    damaged.add(null);
    damaged.add("no gzip".getBytes(StandardCharsets.UTF_8));
    return damaged;
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void aManifestThatIsCutOrMissingOrOfAnotherFormatIsTold() throws IOException {
    exported();
    Path manifest = lake.resolve(ExportTask.FOLDER).resolve(PUBLISHED.number() + "/manifest.json");
    String whole = Files.readString(manifest);
    for (String damaged : List.of(whole.substring(0, whole.length() / 2), "", "{}", "[]", "null")) {
      Files.writeString(manifest, damaged);
      assertThatExceptionOfType(Failure.class)
          .as(damaged)
          .isThrownBy(this::read)
          .withMessageContaining("damaged");
    }
    Files.writeString(manifest, whole.replace("\"format\" : 1", "\"format\" : 99"));
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(this::read)
        .withMessageContaining("another version of the program");
    Files.delete(manifest);
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(this::read)
        .withMessageContaining("damaged");
  }

  private Export read() {
    return Export.newest(lake.toString(), Map.of());
  }
}

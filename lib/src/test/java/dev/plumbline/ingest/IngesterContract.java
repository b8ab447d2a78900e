package dev.plumbline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.ingest.tabular.ParquetRecords;
import dev.plumbline.schema.Col;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.junit.jupiter.api.DynamicTest;

/** What holds for every ingester: no record is lost, whatever the file looks like. */
public final class IngesterContract {
  private static final int ROUNDS = 150;
  private static final Instant NOT_AFTER = Instant.parse("2026-12-31T00:00:00Z");
  private static final Map<DataType, Class<?>> CLASSES =
      Map.of(
          DataTypes.StringType, String.class,
          DataTypes.LongType, Long.class,
          DataTypes.DoubleType, Double.class,
          DataTypes.BooleanType, Boolean.class,
          DataTypes.DateType, LocalDate.class,
          DataTypes.TimestampType, Instant.class);
  private static final LocalDate FIRST_DATE = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);
  private static final Instant FIRST_INSTANT = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59.999999999Z");
  private static final String REFUSED = "refused as a whole";

  private IngesterContract() {}

  /** The tests of one format: real files, damaged files, detection, its guide. */
  public static Stream<DynamicTest> of(Specimen specimen) {
    Stream<DynamicTest> damaged =
        Arrays.stream(Damage.values())
            .map(
                damage ->
                    DynamicTest.dynamicTest(
                        specimen.format() + " " + damage, () -> assertConserved(specimen, damage)));
    return Stream.concat(
        Stream.of(
            DynamicTest.dynamicTest(
                specimen.format() + " real files", () -> assertRealFiles(specimen)),
            DynamicTest.dynamicTest(specimen.format() + " guide", () -> assertGuide(specimen)),
            DynamicTest.dynamicTest(
                specimen.format() + " recognised", () -> assertRecognised(specimen))),
        damaged);
  }

  private static void assertGuide(Specimen specimen) {
    FormatGuide guide = specimen.ingester().guide();
    assertThat(guide.example()).isNotBlank();
    assertThat(guide.reads()).isNotEmpty();
    assertThat(guide.cannotGive()).isNotEmpty();
  }

  /** A declared mapping is asked for by name; everything else is told by its first bytes. */
  private static void assertRecognised(Specimen specimen) throws IOException {
    for (byte[] bytes : specimen.inputs()) {
      FileHead head = head(bytes);
      assertThat(specimen.ingester().recognises(head)).isEqualTo(!specimen.isDeclared());
      assertThat(
              Ingesters.ALL.stream()
                  .filter(other -> !other.format().equals(specimen.format()))
                  .filter(other -> other.recognises(head))
                  .map(Ingester::format))
          .isEmpty();
    }
  }

  private static FileHead head(byte[] bytes) throws IOException {
    FileHead head = FileHead.of("f", Arrays.copyOf(bytes, Math.min(bytes.length, FileHead.BYTES)));
    return head.isParquet()
        ? new FileHead("f", head.bytes(), new ParquetRecords("f", new ArrayBytes(bytes)).columns())
        : head;
  }

  private static SourceFile file(Specimen specimen, String name) {
    SourceSettings settings =
        SourceSettings.of("s", specimen.format())
            .with(SourceSettings.Instants.of(Instant.parse("2026-07-14T00:00:00Z")))
            .with(specimen.dialect());
    return new SourceFile(settings, name, NOT_AFTER);
  }

  private static void assertRealFiles(Specimen specimen) throws IOException {
    List<Path> files = specimen.files();
    assumeTrue(!files.isEmpty(), "no files of " + specimen.format() + " here");
    for (Path path : files) {
      assertConserved(specimen, path);
    }
  }

  private static void assertConserved(Specimen specimen, Path path) throws IOException {
    byte[] bytes = unpacked(path);
    RecordingSink sink = RecordingSink.of(specimen.ingester());
    try {
      sink.readAll(
          specimen.ingester(),
          file(specimen, path.getFileName().toString()),
          new ArrayBytes(bytes));
    } catch (MalformedFile e) {
      assertThat(e.remedy()).as(path.toString()).isNotBlank();
      return;
    }
    assertThat(sink.records()).as(path.toString()).isEqualTo(specimen.records().applyAsLong(bytes));
    assertThat(sink.rows.isEmpty()).as(path.toString()).isEqualTo(sink.accepted == 0);
    sink.rows.forEach(row -> assertConforms(row, path.toString()));
  }

  /** What the table declares holds for every row: width, completeness, bounds, types. */
  private static void assertConforms(RecordingSink.Row row, String what) {
    assertThat(row.values().length).as(what).isEqualTo(row.table().columns().size());
    for (Col column : row.table().columns()) {
      Object value = row.of(column);
      String wrong = value == null ? missing(column) : wrong(column, value);
      if (wrong != null) {
        throw new AssertionError("%s: %s = %s %s".formatted(what, column, value, wrong));
      }
    }
  }

  private static String missing(Col column) {
    return column.isRequired() ? "is required" : null;
  }

  private static String wrong(Col column, Object value) {
    if (!isOf(column.type(), value)) {
      return "is of another type";
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      return "is no number";
    }
    if (value instanceof Instant at && (at.isBefore(FIRST_INSTANT) || at.isAfter(LAST_INSTANT))) {
      return "is no instant that a table can hold";
    }
    Double minimum = column.unit().minimum();
    Double maximum = column.unit().maximum();
    return value instanceof Number number
            && (minimum != null && number.doubleValue() < minimum
                || maximum != null && number.doubleValue() > maximum)
        ? "is out of bounds"
        : null;
  }

  /** Rows stand on dates that tables can hold. */
  private static void assertDated(RecordingSink.Row row, String what) {
    if (row.from().isBefore(FIRST_DATE)
        || row.through().isBefore(row.from())
        || row.through().isAfter(LAST_DATE)) {
      throw new AssertionError("%s: %s–%s".formatted(what, row.from(), row.through()));
    }
  }

  private static boolean isOf(DataType type, Object value) {
    if (type instanceof DecimalType) {
      return value instanceof BigDecimal decimal && decimal.scale() == 12;
    }
    Class<?> kind = CLASSES.get(type);
    return kind == null || kind.isInstance(value);
  }

  private static byte[] unpacked(Path path) throws IOException {
    try (InputStream raw = Files.newInputStream(path);
        InputStream bytes = path.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return bytes.readAllBytes();
    }
  }

  private static void assertConserved(Specimen specimen, Damage damage) {
    for (byte[] whole : specimen.inputs()) {
      for (int seed = 0; seed < ROUNDS; seed++) {
        assertHolds(specimen, damage.done(whole, new Random(seed)), damage + ", seed " + seed);
      }
    }
  }

  /** What holds for any bytes at all: they are read or refused, and nothing of them is lost. */
  public static void assertHolds(Specimen specimen, byte[] bytes, String which) {
    String what =
        specimen.format() + " " + which + ":\n" + new String(bytes, StandardCharsets.ISO_8859_1);
    RecordingSink sink = read(specimen, new ArrayBytes(bytes), what);
    RecordingSink inDrops = read(specimen, new ArrayBytes.Drops(bytes), what);
    assertThat(figures(inDrops)).as(what).isEqualTo(figures(sink));
    sink.rows.forEach(row -> assertConforms(row, what));
    sink.rows.forEach(row -> assertDated(row, what));
    if (specimen.damaged() != null && !isRefused(sink)) {
      assertThat(sink.records()).as(what).isEqualTo(specimen.damaged().applyAsLong(bytes));
    }
  }

  private static RecordingSink read(Specimen specimen, InputStream bytes, String what) {
    RecordingSink sink = RecordingSink.of(specimen.ingester());
    try {
      sink.readAll(specimen.ingester(), file(specimen, "f"), bytes);
    } catch (MalformedFile e) {
      sink.absent(REFUSED);
    } catch (IOException | RuntimeException e) {
      throw new AssertionError(what, e);
    }
    return sink;
  }

  private static boolean isRefused(RecordingSink sink) {
    return sink.absent.containsKey(REFUSED);
  }

  private static List<Object> figures(RecordingSink sink) {
    return List.of(
        sink.accepted,
        sink.duplicates,
        sink.rejects,
        sink.ignored,
        sink.absent,
        sink.unmapped,
        sink.rows.stream().map(row -> plain(row.values())).toList());
  }

  /** Structs as lists, which are equal when their values are. */
  private static Object plain(Object value) {
    if (value instanceof Object[] struct) {
      return Arrays.stream(struct).map(IngesterContract::plain).toList();
    }
    return value instanceof List<?> list
        ? list.stream().map(IngesterContract::plain).toList()
        : value;
  }
}

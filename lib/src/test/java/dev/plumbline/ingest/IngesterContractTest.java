package dev.plumbline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.schema.Col;
import java.io.ByteArrayInputStream;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds for every ingester: no record is lost, whatever the file looks like. */
class IngesterContractTest {
  private static final int ROUNDS = 400;
  private static final Instant NOT_AFTER = Instant.parse("2026-12-31T00:00:00Z");

  private static SourceFile file(String format, String name) {
    return new SourceFile(
        new SourceSettings(
            "s",
            format,
            null,
            null,
            null,
            Instant.parse("2026-07-14T00:00:00Z"),
            null,
            List.of(),
            null),
        name,
        NOT_AFTER);
  }

  @Test
  void everyFormatIsTested() {
    assertThat(Specimen.ALL.stream().map(Specimen::format))
        .containsExactlyInAnyOrderElementsOf(Ingesters.ALL.stream().map(Ingester::format).toList());
  }

  @TestFactory
  Stream<DynamicTest> everyRecordOfRealFilesIsAccountedFor() {
    return Specimen.ALL.stream()
        .map(
            specimen ->
                DynamicTest.dynamicTest(
                    specimen.format(),
                    () -> {
                      List<Path> files = specimen.files();
                      assumeTrue(!files.isEmpty(), "no files of " + specimen.format() + " here");
                      for (Path path : files) {
                        assertConserved(specimen, path);
                      }
                    }));
  }

  private static void assertConserved(Specimen specimen, Path path) throws IOException {
    byte[] bytes = unpacked(path);
    RecordingSink sink = RecordingSink.of(specimen.ingester());
    try {
      sink.readAll(
          specimen.ingester(),
          file(specimen.format(), path.getFileName().toString()),
          new ByteArrayInputStream(bytes));
    } catch (MalformedFile e) {
      assertThat(e.remedy()).as(path.toString()).isNotBlank();
      return;
    }
    assertThat(sink.records()).as(path.toString()).isEqualTo(specimen.records().applyAsLong(bytes));
    assertThat(sink.rows.isEmpty()).as(path.toString()).isEqualTo(sink.accepted == 0);
    assertThat(sink.rows)
        .allSatisfy(row -> assertThat(row.values()).hasSameSizeAs(row.table().columns().toArray()));
  }

  /** What the table declares holds for every row: width, completeness, bounds, types. */
  private static void assertConforms(RecordingSink.Row row, String what) {
    assertThat(row.values().length).as(what).isEqualTo(row.table().columns().size());
    for (Col column : row.table().columns()) {
      Object value = row.of(column);
      if (value == null) {
        assertThat(column.isRequired()).as("%s: %s is required", what, column).isFalse();
        continue;
      }
      assertThat(isOf(column.type(), value)).as("%s: %s = %s", what, column, value).isTrue();
      if (value instanceof Number number) {
        Double minimum = column.unit().minimum();
        Double maximum = column.unit().maximum();
        boolean isWithin =
            (minimum == null || number.doubleValue() >= minimum)
                && (maximum == null || number.doubleValue() <= maximum);
        assertThat(isWithin).as("%s: %s = %s", what, column, value).isTrue();
      }
    }
  }

  private static boolean isOf(DataType type, Object value) {
    if (type instanceof DecimalType) {
      return value instanceof BigDecimal decimal && decimal.scale() == 12;
    }
    Map<DataType, Class<?>> classes =
        Map.of(
            DataTypes.StringType, String.class,
            DataTypes.LongType, Long.class,
            DataTypes.DoubleType, Double.class,
            DataTypes.BooleanType, Boolean.class,
            DataTypes.DateType, LocalDate.class,
            DataTypes.TimestampType, Instant.class);
    return !classes.containsKey(type) || classes.get(type).isInstance(value);
  }

  private static byte[] unpacked(Path path) throws IOException {
    try (InputStream raw = Files.newInputStream(path);
        InputStream bytes = path.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return bytes.readAllBytes();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyRecordOfDamagedFilesIsAccountedFor() {
    return Specimen.ALL.stream()
        .flatMap(
            specimen ->
                Arrays.stream(Damage.values())
                    .map(
                        damage ->
                            DynamicTest.dynamicTest(
                                specimen.format() + " " + damage,
                                () -> assertConserved(specimen, damage))));
  }

  private static void assertConserved(Specimen specimen, Damage damage) {
    for (byte[] whole : specimen.bytes()) {
      for (int seed = 0; seed < ROUNDS; seed++) {
        byte[] bytes = damage.done(whole, new Random(seed));
        String what =
            "%s %s, seed %d:%n%s"
                .formatted(
                    specimen.format(),
                    damage,
                    seed,
                    new String(bytes, StandardCharsets.ISO_8859_1));
        RecordingSink sink = read(specimen, new ByteArrayInputStream(bytes), what);
        RecordingSink inDrops = read(specimen, new Drops(bytes), what);
        assertThat(figures(inDrops)).as(what).isEqualTo(figures(sink));
        sink.rows.forEach(row -> assertConforms(row, what));
        if (specimen.damaged() != null && !isRefused(sink)) {
          assertThat(sink.records()).as(what).isEqualTo(specimen.damaged().applyAsLong(bytes));
        }
      }
    }
  }

  private static RecordingSink read(Specimen specimen, InputStream bytes, String what) {
    RecordingSink sink = RecordingSink.of(specimen.ingester());
    try {
      sink.readAll(specimen.ingester(), file(specimen.format(), "f"), bytes);
    } catch (MalformedFile e) {
      sink.absent(REFUSED);
    } catch (IOException | RuntimeException e) {
      throw new AssertionError(what, e);
    }
    return sink;
  }

  private static final String REFUSED = "refused as a whole";

  private static boolean isRefused(RecordingSink sink) {
    return sink.absent.containsKey(REFUSED);
  }

  private static List<Object> figures(RecordingSink sink) {
    return List.of(
        sink.accepted, sink.duplicates, sink.rejects, sink.ignored, sink.absent, sink.rows.size());
  }

  /** Gives few bytes at a time, as a network does. */
  private static final class Drops extends InputStream {
    private final ByteArrayInputStream bytes;
    private int turn;

    Drops(byte[] bytes) {
      this.bytes = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return bytes.read(target, offset, Math.min(length, 1 + turn++ % 7));
    }
  }
}

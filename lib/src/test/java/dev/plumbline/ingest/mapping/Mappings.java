package dev.plumbline.ingest.mapping;

import dev.plumbline.ingest.ArrayBytes;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.SourceDialect.MappingFile;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Mapping files and samples of the tests, and files read by them. */
public final class Mappings {
  private static final Path SAMPLES = Path.of("../data/samples");
  private static final Instant NOT_AFTER = Instant.parse("2026-12-31T00:00:00Z");

  private Mappings() {}

  /** What a source says that names one of the shipped mappings. */
  public static SourceDialect shipped(String name) {
    return declared("mappings/" + name, text(SAMPLES.resolve("mappings").resolve(name)));
  }

  /** What a source says that names this mapping. */
  public static SourceDialect declared(String path, String yaml) {
    return SourceDialect.NONE.withMapping(new MappingFile(path, yaml));
  }

  /** One of the samples of a format. */
  public static Path sample(String format, String name) {
    return SAMPLES.resolve("formats").resolve(format).resolve(name);
  }

  /** The text of a file. */
  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The figures of a format's expected.csv. */
  public static Map<String, String> expected(String format) {
    Map<String, String> expected = new LinkedHashMap<>();
    text(sample(format, "expected.csv"))
        .lines()
        .skip(1)
        .map(line -> line.split(",", 3))
        .forEach(cells -> expected.put(cells[0], cells[1]));
    return expected;
  }

  /** The settings of a source. */
  public static SourceSettings settings(Ingester ingester, SourceDialect dialect) {
    return SourceSettings.of("src", ingester.format()).with(dialect);
  }

  /** Reads a file of a source that speaks like this. */
  public static RecordingSink read(Ingester ingester, SourceDialect dialect, byte[] bytes)
      throws IOException {
    RecordingSink sink = RecordingSink.of(ingester);
    sink.readAll(
        ingester,
        new SourceFile(settings(ingester, dialect), "folder/file", NOT_AFTER),
        new ArrayBytes(bytes));
    return sink;
  }

  /** What is wrong with a mapping. */
  public static MalformedFile mistake(Ingester ingester, SourceDialect dialect) {
    try {
      ingester.check(settings(ingester, dialect));
    } catch (MalformedFile e) {
      return e;
    }
    throw new AssertionError("the mapping is accepted");
  }
}

package dev.plumbline.ingest.mlflow;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads samples and real exports for the tests. */
final class MlflowFiles {
  static final Path SAMPLES = Path.of("../data/samples/formats");
  private static final Path REAL = Path.of("../../shared/data/lineage/mlflow-export");
  private static final Instant NOT_AFTER = Instant.parse("2099-01-01T00:00:00Z");

  private MlflowFiles() {}

  static RecordingSink read(Ingester ingester, String text) {
    return RecordingSink.read(ingester, file(ingester, "f"), text);
  }

  static RecordingSink read(Ingester ingester, Path path) throws IOException {
    SourceFile file = file(ingester, path.getFileName().toString());
    return RecordingSink.read(ingester, file, Files.readAllBytes(path));
  }

  private static SourceFile file(Ingester ingester, String name) {
    return new SourceFile(SourceSettings.of("lab", ingester.format()), name, NOT_AFTER);
  }

  static FileHead head(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    return FileHead.of(
        path.getFileName().toString(),
        Arrays.copyOf(bytes, Math.min(bytes.length, FileHead.BYTES)));
  }

  /** The JSON files of a sample. */
  static List<Path> sample(String format) throws IOException {
    return json(SAMPLES.resolve(format));
  }

  /** The JSON files of real exports; skips the test where they are not. */
  static List<Path> real() throws IOException {
    assumeTrue(Files.isDirectory(REAL), "no real MLflow exports here");
    return json(REAL);
  }

  private static List<Path> json(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.toString().matches(".*\\.(nd)?json")).sorted().toList();
    }
  }

  /** What was worked out by hand of a sample, by name. */
  static Map<String, Double> expected(String format) throws IOException {
    Map<String, Double> expected = new LinkedHashMap<>();
    List<String> lines = Files.readAllLines(SAMPLES.resolve(format).resolve("expected.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", 3);
      expected.put(cells[0], Double.valueOf(cells[1]));
    }
    return expected;
  }

  /** The counts that all formats have, over several files. */
  static Map<String, Double> counted(List<RecordingSink> sinks) {
    Map<String, Double> counted = new LinkedHashMap<>();
    counted.put("records", sum(sinks.stream().map(s -> (double) s.records())));
    counted.put("accepted", sum(sinks.stream().map(s -> (double) s.accepted)));
    counted.put("duplicate", sum(sinks.stream().map(s -> (double) s.duplicates)));
    counted.put("rejected", sum(sinks.stream().map(s -> (double) s.rejects.size())));
    counted.put(
        "ignored",
        sum(sinks.stream().flatMap(s -> s.ignored.values().stream()).map(Long::doubleValue)));
    counted.put("rows", sum(sinks.stream().map(s -> (double) s.rows.size())));
    return counted;
  }

  static double sum(Stream<Double> values) {
    return values.mapToDouble(Double::doubleValue).sum();
  }
}

package dev.plumbline.ingest.experiment;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageEvent.Dataset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Reads samples of trackers of experiments for the tests. */
public final class TrackerFiles {
  /** Where the samples of all formats lie. */
  public static final Path SAMPLES = Path.of("../data/samples/formats");

  private static final Instant NOT_AFTER = Instant.parse("2099-01-01T00:00:00Z");
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private TrackerFiles() {}

  /** Reads a text. */
  public static RecordingSink read(Ingester ingester, String text) {
    return RecordingSink.read(ingester, file(ingester, "f"), text);
  }

  /** Reads a file of the format's sample. */
  public static RecordingSink sample(Ingester ingester, String name) throws IOException {
    Path path = SAMPLES.resolve(ingester.format()).resolve(name);
    return RecordingSink.read(ingester, file(ingester, name), Files.readAllBytes(path));
  }

  private static SourceFile file(Ingester ingester, String name) {
    return new SourceFile(SourceSettings.of("lab", ingester.format()), name, NOT_AFTER);
  }

  /** The files of a format's sample. */
  public static List<Path> files(String format) throws IOException {
    try (Stream<Path> all = Files.walk(SAMPLES.resolve(format))) {
      return all.filter(path -> path.toString().matches(".*\\.(nd)?json|.*\\.log"))
          .sorted()
          .toList();
    }
  }

  /** The beginning of a file. */
  public static FileHead head(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    return FileHead.of(
        path.getFileName().toString(),
        Arrays.copyOf(bytes, Math.min(bytes.length, FileHead.BYTES)));
  }

  /** What was worked out by hand of a sample, by name. */
  public static Map<String, Long> expected(String format) throws IOException {
    Map<String, Long> expected = new LinkedHashMap<>();
    List<String> lines = Files.readAllLines(SAMPLES.resolve(format).resolve("expected.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", 3);
      expected.put(cells[0], Long.valueOf(cells[1]));
    }
    return expected;
  }

  /** The same figures of what the ingester makes of the sample. */
  public static Map<String, Long> counted(Ingester ingester) throws IOException {
    List<RecordingSink> sinks = new ArrayList<>();
    for (Path path : files(ingester.format())) {
      sinks.add(sample(ingester, path.getFileName().toString()));
    }
    List<RecordingSink.Row> rows = sinks.stream().flatMap(s -> s.rows.stream()).toList();
    Map<String, Long> counted = new LinkedHashMap<>();
    counted.put("records", sum(sinks, RecordingSink::records));
    counted.put("accepted", sum(sinks, s -> s.accepted));
    counted.put("duplicate", sum(sinks, s -> s.duplicates));
    counted.put("rejected", sum(sinks, s -> s.rejects.size()));
    counted.put("ignored", sum(sinks, s -> s.ignored.values().stream().mapToLong(i -> i).sum()));
    counted.put("rows", sum(sinks, s -> s.rows.size()));
    counted.put("starts", sum(rows, r -> "START".equals(r.of(LineageEvent.EVENT_TYPE)) ? 1 : 0));
    counted.put("parameters", sum(rows, TrackerFiles::parameters));
    counted.put(
        "runs_with_parameters_stated",
        sum(rows, r -> Boolean.TRUE.equals(r.of(LineageEvent.HAS_PARAMETERS)) ? 1 : 0));
    counted.put("inputs", sum(rows, r -> list(r, LineageEvent.INPUTS).size()));
    counted.put("outputs", sum(rows, r -> list(r, LineageEvent.OUTPUTS).size()));
    return counted;
  }

  private static long parameters(RecordingSink.Row row) {
    Map<?, ?> parameters = (Map<?, ?>) row.of(LineageEvent.PARAMETERS);
    return parameters == null ? 0 : parameters.size();
  }

  private static <T> long sum(List<T> things, ToLongFunction<T> value) {
    return things.stream().mapToLong(value).sum();
  }

  /** A list in a row. */
  public static List<?> list(RecordingSink.Row row, Col column) {
    return (List<?>) row.of(column);
  }

  /** The datasets in a row as namespace|name|version|type. */
  public static List<String> datasets(RecordingSink.Row row, Col column) {
    return list(row, column).stream()
        .map(Object[].class::cast)
        .map(
            d ->
                Stream.of(Dataset.NAMESPACE, Dataset.NAME, Dataset.VERSION, Dataset.TYPE)
                    .map(field -> String.valueOf(d[Dataset.position(field)]))
                    .reduce((a, b) -> a + "|" + b)
                    .orElseThrow())
        .toList();
  }

  /** The rows as line, type and time. */
  public static List<String> events(RecordingSink sink) {
    return sink.rows.stream()
        .map(
            r ->
                "%s %s %s"
                    .formatted(
                        r.of(LineageEvent.LINE_NUMBER),
                        r.of(LineageEvent.EVENT_TYPE),
                        r.of(LineageEvent.EVENT_AT)))
        .toList();
  }

  /** The rejects as line and reasons. */
  public static List<String> rejects(RecordingSink sink) {
    return sink.rejects.stream().map(r -> r.line() + " " + String.join("+", r.reasons())).toList();
  }

  /** The second way of reading: the trees at the top of a file, or null where it is no JSON. */
  public static List<JsonNode> trees(byte[] bytes) {
    try (MappingIterator<JsonNode> trees = MAPPER.readerFor(JsonNode.class).readValues(bytes)) {
      return trees.readAll();
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /** Lines that say something. */
  public static long lines(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.equals("{\"total_size\":0}"))
        .count();
  }
}

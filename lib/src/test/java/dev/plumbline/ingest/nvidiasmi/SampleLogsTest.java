package dev.plumbline.ingest.nvidiasmi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.SourceDialect.MappingFile;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.GpuSample;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The sample logs against figures that were worked out by hand. */
class SampleLogsTest {
  private static final Path FOLDER = Path.of(NvidiaSmiCsvSpecimen.FOLDER);

  @TestFactory
  Stream<DynamicTest> figures() throws IOException {
    return Files.readAllLines(FOLDER.resolve("expected.csv")).stream()
        .skip(1)
        .map(line -> line.split(",", 3))
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line[0], () -> assertThat(figure(line[0])).isEqualTo(plain(line[1]))));
  }

  @Test
  void whatNothingReadsIsNamed() throws IOException {
    assertThat(read("bench-headerless.log").unmapped).containsExactly("memory.total", "pstate");
    assertThat(read("node-12-gpu.log").unmapped).containsExactly("fan.speed", "pstate");
    assertThat(read("node-7-gpu.log").unmapped).containsExactly("clocks.applications.graphics");
  }

  private static RecordingSink read(String file) throws IOException {
    SourceDialect dialect = Logs.BERLIN;
    if (file.contains("headerless")) {
      String yaml = Files.readString(FOLDER.resolve("bench-columns.yaml"));
      dialect = dialect.withMapping(new MappingFile("bench-columns.yaml", yaml));
    }
    return Logs.read(dialect, Files.readAllBytes(FOLDER.resolve(file)));
  }

  private static String figure(String what) throws IOException {
    String[] words = what.split(" ", 2);
    RecordingSink sink = read(words[0]);
    String[] kind = words[1].split(" ", -1);
    return switch (kind[0]) {
      case "records" -> String.valueOf(sink.records());
      case "accepted" -> String.valueOf(sink.accepted);
      case "duplicate" -> String.valueOf(sink.duplicates);
      case "rows" -> String.valueOf(sink.rows.size());
      case "first" -> instants(sink).get(0).toString();
      case "last" -> instants(sink).get(sink.rows.size() - 1).toString();
      case "watts" -> sum(sink, GpuSample.POWER);
      case "utilization" -> sum(sink, GpuSample.GPU_UTILIZATION);
      case "used" -> sum(sink, GpuSample.FRAMEBUFFER_USED);
      case "absent" -> String.valueOf(sink.absent.get(kind[1]));
      case "ignored" -> String.valueOf(sink.ignored.get(kind[1]));
      case "rejected" -> {
        TreeMap<String, Integer> reasons = new TreeMap<>();
        sink.rejects.forEach(r -> reasons.merge(r.reasons().get(0), 1, Integer::sum));
        yield String.valueOf(reasons.get(kind[1]));
      }
      default -> throw new IllegalArgumentException(what);
    };
  }

  private static List<Instant> instants(RecordingSink sink) {
    return sink.rows.stream().map(r -> (Instant) r.of(GpuSample.SAMPLED_AT)).sorted().toList();
  }

  private static String sum(RecordingSink sink, Col column) {
    BigDecimal sum =
        sink.rows.stream()
            .map(row -> row.of(column))
            .filter(Objects::nonNull)
            .map(value -> BigDecimal.valueOf((Double) value))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return plain(sum.toPlainString());
  }

  /** A number without the zeros behind it; everything else as it stands. */
  private static String plain(String text) {
    return text.matches("\\d+(\\.\\d+)?")
        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
        : text;
  }
}

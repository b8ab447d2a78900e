package dev.plumbline.ingest.nvidiasmi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.SourceDialect.MappingFile;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What real drivers printed, read a second time by splitting at commas. */
class CapturesTest {
  private static final Path FOLDER = Path.of("../../shared/data/gpu/nvidia-smi");
  private static final String SECTION = ":: query-gpu (csv";

  /** Which header fills which column, and what one of its units is; written down by hand. */
  private static final Map<Col, Map.Entry<String, String>> COLUMNS = new LinkedHashMap<>();

  static {
    put(GpuSample.GPU_UTILIZATION, "utilization.gpu [%]", "0.01");
    put(GpuSample.MEMORY_COPY_UTILIZATION, "utilization.memory [%]", "0.01");
    put(GpuSample.ENCODER_UTILIZATION, "utilization.encoder [%]", "0.01");
    put(GpuSample.DECODER_UTILIZATION, "utilization.decoder [%]", "0.01");
    put(GpuSample.FRAMEBUFFER_USED, "memory.used [MiB]", "1048576");
    put(GpuSample.FRAMEBUFFER_FREE, "memory.free [MiB]", "1048576");
    put(GpuSample.POWER, "power.draw [W]", "1");
    put(GpuSample.POWER_LIMIT, "power.limit [W]", "1");
    put(GpuSample.POWER_LIMIT_ENFORCED, "enforced.power.limit [W]", "1");
    put(GpuSample.SM_CLOCK, "clocks.current.sm [MHz]", "1");
    put(GpuSample.MEMORY_CLOCK, "clocks.current.memory [MHz]", "1");
    put(GpuSample.GPU_TEMPERATURE, "temperature.gpu", "1");
    put(GpuSample.MEMORY_TEMPERATURE, "temperature.memory", "1");
  }

  private static void put(Col column, String header, String scale) {
    COLUMNS.put(column, Map.entry(header, scale));
  }

  private static List<Path> captures() throws IOException {
    assumeTrue(Files.exists(FOLDER), "no captures here");
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(path -> path.toString().contains("__")).sorted().toList();
    }
  }

  /** The lines of every query of GPUs: a header and what follows until a blank line. */
  private static List<List<String>> sections(Path capture) throws IOException {
    List<String> lines = Files.readAllLines(capture, StandardCharsets.UTF_8);
    List<List<String>> sections = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("# ") && lines.get(i).contains(SECTION)) {
        List<String> rest = lines.subList(i + 3, lines.size());
        sections.add(rest.subList(0, rest.indexOf("")));
      }
    }
    return sections;
  }

  @Test
  void everyValueIsWhatTheDriverPrinted() throws IOException {
    int rows = 0;
    Map<Col, BigDecimal> sums = new HashMap<>();
    Map<Col, BigDecimal> expectedSums = new HashMap<>();
    for (Path capture : captures()) {
      for (List<String> section : sections(capture)) {
        RecordingSink sink = Logs.read(Logs.UTC, String.join("\n", section) + "\n");
        assertThat(sink.rejects).isEmpty();
        assertThat(sink.rows).hasSize(section.size() - 1);
        rows += sink.rows.size();
        assertValues(section, sink, sums, expectedSums);
      }
    }
    // Three captures, each of an idle and a loaded moment of one GPU.
    assertThat(rows).isEqualTo(6);
    assertThat(sums).isEqualTo(expectedSums);
  }

  private static void assertValues(
      List<String> section,
      RecordingSink sink,
      Map<Col, BigDecimal> sums,
      Map<Col, BigDecimal> expectedSums) {
    List<String> header = List.of(section.get(0).split(", ", -1));
    for (int i = 1; i < section.size(); i++) {
      List<String> cells = List.of(section.get(i).split(", ", -1));
      assertThat(cells).hasSameSizeAs(header);
      RecordingSink.Row row = sink.rows.get(i - 1);
      COLUMNS.forEach(
          (column, source) -> {
            String cell = cells.get(header.indexOf(source.getKey()));
            BigDecimal expected = number(cell, source.getValue());
            Object value = row.of(column);
            assertThat(value == null).as(column + " " + cell).isEqualTo(expected == null);
            if (expected != null) {
              assertThat((Double) value).as(column + " " + cell).isEqualTo(expected.doubleValue());
              sums.merge(
                  column, BigDecimal.valueOf((Double) value).stripTrailingZeros(), BigDecimal::add);
              expectedSums.merge(column, expected.stripTrailingZeros(), BigDecimal::add);
            }
            assertThat(absent(row).containsKey(column.name())).isEqualTo(expected == null);
          });
      String mask = cells.get(header.indexOf("clocks_event_reasons.active"));
      assertThat(row.of(GpuSample.CLOCK_EVENT_REASONS))
          .isEqualTo(Long.parseLong(mask.substring(2), 16));
      String[] time = cells.get(0).replace('/', '-').split(" ", -1);
      assertThat(row.of(GpuSample.SAMPLED_AT).toString()).isEqualTo(time[0] + "T" + time[1] + "Z");
      assertThat(row.of(GpuSample.DEVICE_ID)).isEqualTo(cells.get(header.indexOf("uuid")));
      assertThat(sink.sideRows.get(0).of(DeviceLabelSet.GPU_MODEL))
          .isEqualTo(cells.get(header.indexOf("name")));
    }
  }

  private static BigDecimal number(String cell, String scale) {
    Matcher number = Pattern.compile("(\\d+(?:\\.\\d+)?)( .*)?").matcher(cell);
    return number.matches()
        ? new BigDecimal(number.group(1)).multiply(new BigDecimal(scale))
        : null;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> absent(RecordingSink.Row row) {
    Object absent = row.of(GpuSample.ABSENT);
    return absent == null ? Map.of() : (Map<String, String>) absent;
  }

  @Test
  void allCapturesInOneLogAreReadHeaderByHeader() throws IOException {
    List<String> log = new ArrayList<>();
    for (Path capture : captures()) {
      sections(capture).forEach(log::addAll);
    }
    RecordingSink sink = Logs.read(Logs.UTC, String.join("\r\n", log) + "\r\n");

    assertThat(sink.accepted).isEqualTo(6);
    assertThat(sink.ignored).isEqualTo(Map.of("header", 5L));
    assertThat(sink.records()).isEqualTo(log.size() - 1);
    // The captures mask their UUIDs with one and the same: three models and drivers, one device.
    assertThat(sink.sideRows.stream().map(r -> r.of(DeviceLabelSet.GPU_MODEL)).distinct())
        .hasSize(3);
    assertThat(sink.unmapped).hasSizeGreaterThan(150).contains("pstate", "memory.total");
  }

  @Test
  void theDividedGpuOfTheCaptureHasMemoryAndPowerButNoUtilization() throws IOException {
    Path divided =
        captures().stream()
            .filter(path -> path.toString().contains("mig"))
            .findFirst()
            .orElseThrow();
    for (List<String> section : sections(divided)) {
      RecordingSink sink = Logs.read(Logs.UTC, String.join("\n", section) + "\n");
      assertThat(sink.rows.get(0).of(GpuSample.GPU_UTILIZATION)).isNull();
      assertThat(sink.rows.get(0).of(GpuSample.MEMORY_COPY_UTILIZATION)).isNull();
      assertThat(sink.rows.get(0).of(GpuSample.FRAMEBUFFER_USED)).isNotNull();
      assertThat(sink.rows.get(0).of(GpuSample.POWER)).isNotNull();
    }
  }

  @Test
  void sectionsWithoutTheirHeaderAreReadByDeclaredColumns() throws IOException {
    for (Path capture : captures()) {
      for (List<String> section : sections(capture)) {
        StringBuilder yaml = new StringBuilder("columns:\n");
        for (String name : section.get(0).split(", ", -1)) {
          boolean isKnown = SmiFields.isKnown(name.replaceAll(" \\[.*", ""));
          yaml.append("  - \"").append(isKnown ? name : SmiFields.IGNORED).append("\"\n");
        }
        SourceDialect declared = Logs.UTC.withMapping(new MappingFile("smi.yaml", yaml.toString()));
        String rows = String.join("\n", section.subList(1, section.size())) + "\n";
        assertThat(Logs.read(declared, rows).rows.get(0).values())
            .isEqualTo(Logs.read(Logs.UTC, String.join("\n", section) + "\n").rows.get(0).values());
      }
    }
  }

  @Test
  void everyOtherSpellingInTheDriversHelpIsKnown() throws IOException {
    Pattern pair = Pattern.compile("(?m)^\"([a-z_.A-Z0-9]+)\" or \"([a-z_.A-Z0-9]+)\"$");
    int pairs = 0;
    for (Path capture : captures()) {
      String text = Files.readString(capture);
      String help =
          text.substring(
              text.indexOf(":: help-query-gpu"), text.indexOf(":: help-query-compute-apps"));
      Matcher matcher = pair.matcher(help);
      while (matcher.find()) {
        if (SmiFields.isKnown(matcher.group(1))) {
          assertThat(SmiFields.canonical(matcher.group(2)))
              .isEqualTo(SmiFields.canonical(matcher.group(1)));
          pairs++;
        }
      }
    }
    assertThat(pairs).isGreaterThan(60);
  }

  @Test
  void theWholeCapturesAreNoLogs() throws IOException {
    for (Path capture : captures()) {
      byte[] bytes = Files.readAllBytes(capture);
      assertThat(new NvidiaSmiCsv().recognises(FileHead.of("a.txt", bytes))).isFalse();
      assertThatThrownBy(() -> Logs.read(Logs.UTC, bytes)).hasMessageContaining("no header");
    }
  }
}

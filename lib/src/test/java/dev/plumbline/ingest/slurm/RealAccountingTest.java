package dev.plumbline.ingest.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.RecordingSink.Row;
import dev.plumbline.tables.GpuRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounting of a real cluster, read a second time by plain splitting. */
class RealAccountingTest {
  private static final Path REAL = Path.of("../../shared/data/jobs/slurm-sacct");

  @ParameterizedTest
  @CsvSource({"fake-line-break", "one-multiline"})
  void aTornFileSaysWhatItsMendedTwinSays(String name) throws IOException {
    assumeTrue(Files.isDirectory(REAL), "no real accounting here");
    RecordingSink torn = real("sample-sacct-" + name + ".txt");
    RecordingSink mended = real("sample-sacct-" + name + "-expected.txt");
    assertThat(torn.ignored).isEqualTo(mended.ignored);
    assertThat(torn.rejects).isEmpty();
    assertThat(contents(torn)).isEqualTo(contents(mended));
    // Jobs 201729 and 201844 hold 1024 and 256 GPUs; 200131.0 and 201729.batch are steps.
    assertThat(torn.accepted).isEqualTo(2);
    assertThat(torn.ignored).isEqualTo(Map.of("step", 2L));
    assertThat(gpus(torn)).isEqualTo(1024 + 256);
    // 1024 ÷ 128 nodes and 256 ÷ 32 nodes: a row per node, eight GPUs each.
    assertThat(torn.rows).hasSize(128 + 32);
    assertThat(torn.rows).extracting(row -> row.of(GpuRequest.GPU_COUNT)).containsOnly(8L);
  }

  /** Rows without the line they stand on, which a torn record behind a torn one shifts. */
  private static List<List<Object>> contents(RecordingSink sink) {
    List<List<Object>> contents = new ArrayList<>();
    for (Row row : sink.rows) {
      List<Object> values = new ArrayList<>(Arrays.asList(row.values()));
      values.remove(GpuRequest.TABLE.position(GpuRequest.LINE_NUMBER));
      contents.add(values);
    }
    return contents;
  }

  private static long gpus(RecordingSink sink) {
    return sink.rows.stream()
        .map(row -> (Long) row.of(GpuRequest.GPU_COUNT))
        .mapToLong(count -> count == null ? 0 : count)
        .sum();
  }

  private static RecordingSink real(String name) throws IOException {
    return Sacct.read(Files.readAllBytes(REAL.resolve(name)));
  }

  @ParameterizedTest
  @CsvSource({
    "sample-sacct-output.txt",
    "sample-sacct-running-output.txt",
    "sample-sacct-fake-line-break-expected.txt",
    "sample-sacct-one-multiline-expected.txt"
  })
  void plainSplittingCountsTheSame(String name) throws IOException {
    assumeTrue(Files.isDirectory(REAL), "no real accounting here");
    List<String> lines = Files.readAllLines(REAL.resolve(name));
    String delimiter = lines.get(0).contains("|#") ? "\\|#" : "\\|";
    List<String> names = List.of(lines.get(0).split(delimiter, -1));
    long steps = 0;
    long gpus = 0;
    long jobs = 0;
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(delimiter, -1);
      String allocated = fields[names.indexOf("AllocTRES")];
      if (fields[names.indexOf("JobID")].contains(".")) {
        steps++;
      } else if (allocated.contains("gres/gpu=")) {
        jobs++;
        gpus += Long.parseLong(allocated.replaceAll(".*gres/gpu=(\\d+).*", "$1"));
      }
    }
    RecordingSink sink = real(name);
    assertThat(sink.records()).isEqualTo(lines.size() - 1);
    assertThat(sink.ignored.getOrDefault("step", 0L)).isEqualTo(steps);
    assertThat(sink.accepted + sink.duplicates).isEqualTo(jobs);
    assertThat(gpus(sink)).isEqualTo(gpus);
  }

  @Test
  void aRecordWithoutItsEndIsRefused() throws IOException {
    assumeTrue(Files.isDirectory(REAL), "no real accounting here");
    RecordingSink sink = real("sample-sacct-output-with-invalid-lines.txt");
    // 93 of 109 fields.
    assertThat(sink.rows).isEmpty();
    assertThat(sink.rejects.get(0).line()).isEqualTo(2);
    assertThat(sink.rejects.get(0).reasons()).containsExactly("wrong_column_count");
  }
}

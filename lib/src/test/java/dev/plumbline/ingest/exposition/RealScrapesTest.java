package dev.plumbline.ingest.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.facts.DcgmFields;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.Specimen;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.GpuSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real scrapes, read a second way: one regular expression per line, sums per counter. */
class RealScrapesTest {
  private static final Path SCRAPES = Path.of(Specimen.SHARED, "gpu", "dcgm-exporter-scrapes");
  private static final Pattern LINE =
      Pattern.compile("^\\s*(\\w+)\\{(.*)}\\s+(-?[0-9.eE+-]+)(\\s+\\d+)?\\s*$");
  private static final Pattern DEVICE = Pattern.compile("(?:UUID|uuid)=\"([^\"]+)\"");

  @Test
  void sumsPerCounterAgreeForEveryFile() throws IOException {
    assumeTrue(Files.isDirectory(SCRAPES), "no real scrapes here");
    try (Stream<Path> files = Files.list(SCRAPES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".prom")).sorted().toList()) {
        String text = Files.readString(file);
        RecordingSink sink = Scrapes.read(Scrapes.atMidnight(), text);
        Map<String, Double> read = sums(sink);
        Map<String, Double> again = sums(text);
        assertThat(read.keySet()).as(file.toString()).isEqualTo(again.keySet()).isNotEmpty();
        again.forEach(
            (column, sum) ->
                assertThat(read.get(column))
                    .as(file + " " + column)
                    .isCloseTo(sum, within(1e-9 * Math.max(1, Math.abs(sum)))));
      }
    }
  }

  private static Map<String, Double> sums(RecordingSink sink) {
    Map<String, Double> sums = new TreeMap<>();
    for (RecordingSink.Row row : sink.rows) {
      for (Col column : row.table().columns()) {
        if (row.of(column) instanceof Number value && row.table().equals(GpuSample.TABLE)) {
          sums.merge(column.name(), value.doubleValue(), Double::sum);
        }
      }
    }
    return sums;
  }

  /** Every line of a GPU whose metric has a column, once, in canonical units and inside bounds. */
  private static Map<String, Double> sums(String text) {
    List<String> columns = GpuSample.TABLE.columns().stream().map(Col::name).toList();
    Map<String, Double> values = new TreeMap<>();
    Set<String> divided = new HashSet<>();
    for (String line : text.lines().filter(line -> line.contains("GPU_I_ID=")).toList()) {
      Matcher device = DEVICE.matcher(line);
      if (device.find()) {
        divided.add(device.group(1));
      }
    }
    for (String line : text.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        continue;
      }
      Matcher device = DEVICE.matcher(matcher.group(2));
      if (!device.find()) {
        continue;
      }
      DcgmFields.Field field = DcgmFields.named(matcher.group(1)).orElse(null);
      if (field == null || !columns.contains(field.canonicalColumn())) {
        continue;
      }
      boolean isParent = divided.contains(device.group(1)) && !line.contains("GPU_I_ID=");
      if (isParent && field.canonicalColumn().endsWith("_ratio")) {
        // A GPU divided into instances is not measured for itself.
        continue;
      }
      double value = Double.parseDouble(matcher.group(3)) * field.scale().doubleValue();
      boolean isWithin =
          (field.minimum() == null || value >= field.minimum())
              && (field.maximum() == null || value <= field.maximum());
      if (isWithin) {
        values.putIfAbsent(field.canonicalColumn() + " " + matcher.group(2), value);
      }
    }
    Map<String, Double> sums = new TreeMap<>();
    values.forEach((key, value) -> sums.merge(key.split(" ", 2)[0], value, Double::sum));
    return sums;
  }
}

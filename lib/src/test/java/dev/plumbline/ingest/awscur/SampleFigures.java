package dev.plumbline.ingest.awscur;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The figures worked out by hand that stand beside our samples. */
final class SampleFigures {
  private SampleFigures() {}

  /** Compares what was read of a sample with the figures beside it. */
  static void assertAre(Path sample, RecordingSink sink) throws IOException {
    Map<String, BigDecimal> read = read(sink);
    Map<String, BigDecimal> expected = expected(sample);
    assertThat(read.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (what, figure) -> assertThat(read.get(what)).as(what).isEqualByComparingTo(figure));
  }

  private static Map<String, BigDecimal> read(RecordingSink sink) {
    Map<String, BigDecimal> read = new TreeMap<>();
    read.put("records", BigDecimal.valueOf(sink.records()));
    read.put("rejected", BigDecimal.valueOf(sink.rejects.size()));
    read.put("accepted", BigDecimal.valueOf(sink.accepted));
    read.put("billed", sum(sink, FocusCharge.BILLED_COST));
    read.put("effective", sum(sink, FocusCharge.EFFECTIVE_COST));
    read.put(
        "unused",
        sink.rows.stream()
            .filter(
                row ->
                    "Unused".equals(row.of(FocusCharge.COMMITMENT_DISCOUNT_STATUS))
                        || "Unused".equals(row.of(FocusCharge.CAPACITY_RESERVATION_STATUS)))
            .map(row -> (BigDecimal) row.of(FocusCharge.EFFECTIVE_COST))
            .reduce(BigDecimal.ZERO, BigDecimal::add));
    read.put(
        "companions",
        BigDecimal.valueOf(
            Stream.of("savings_plan_negation", "split_cost_row", "capacity_reservation")
                .mapToLong(reason -> sink.absent.getOrDefault(reason, 0L))
                .sum()));
    return read;
  }

  private static BigDecimal sum(RecordingSink sink, Col column) {
    return sink.rows.stream()
        .map(row -> (BigDecimal) row.of(column))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Map<String, BigDecimal> expected(Path sample) throws IOException {
    String file = sample.getFileName().toString();
    Map<String, BigDecimal> figures = new TreeMap<>();
    try (CsvReader<NamedCsvRecord> lines =
        CsvReader.builder().ofNamedCsvRecord(sample.resolveSibling("expected.csv"))) {
      for (NamedCsvRecord line : lines) {
        String what = line.getField("what");
        if (what.startsWith(file + " ")) {
          figures.put(what.substring(file.length() + 1), new BigDecimal(line.getField("expected")));
        }
      }
    }
    return figures;
  }
}

package dev.plumbline.report;

import dev.plumbline.metrics.Quotient;
import dev.plumbline.metrics.QuotientParts;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuEfficiencyDaily;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The efficiency of one GPU model and team: what its rows hold, to be summed metric by metric. */
record EfficiencyLine(String model, String team, List<Cells> rows) {

  private record Key(String model, String team) {}

  /** The lines, those with most observed time first. */
  static List<EfficiencyLine> of(List<Cells> rows) {
    Map<Key, List<Cells>> groups =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    EfficiencyLine::key, LinkedHashMap::new, Collectors.toList()));
    return groups.entrySet().stream()
        .map(
            group ->
                new EfficiencyLine(group.getKey().model(), group.getKey().team(), group.getValue()))
        .sorted(
            Comparator.<EfficiencyLine, BigDecimal>comparing(
                    line -> line.observed().valueOrZero(),
                    Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(EfficiencyLine::model)
                .thenComparing(EfficiencyLine::team))
        .toList();
  }

  private static Key key(Cells row) {
    return new Key(
        Numbers.name(row.text(GpuEfficiencyDaily.GPU_MODEL)),
        Numbers.name(row.text(GpuEfficiencyDaily.TEAM)));
  }

  /** GPU time that someone measured. */
  Sum observed() {
    return rows.stream().collect(Sum.of(GpuEfficiencyDaily.OBSERVED_GPU_SECONDS));
  }

  /** A metric over the line's rows. */
  QuotientParts of(Quotient metric) {
    return metric.over(rows);
  }

  /** True when some of the tensor time may be other than FP16. */
  boolean isTeraflopsUpperBound() {
    return rows.stream()
        .anyMatch(row -> Boolean.TRUE.equals(row.flag(GpuEfficiencyDaily.IS_TFLOPS_UPPER_BOUND)));
  }

  /** Dense FP16 peak per GPU; null when unknown, or when the rows disagree. */
  Double peak() {
    List<Double> peaks =
        rows.stream().map(row -> row.real(GpuEfficiencyDaily.PEAK_TFLOPS)).distinct().toList();
    return peaks.size() == 1 ? peaks.get(0) : null;
  }
}

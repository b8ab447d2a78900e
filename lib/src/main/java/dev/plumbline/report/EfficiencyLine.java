package dev.plumbline.report;

import dev.plumbline.report.ReportData.Efficiency;
import dev.plumbline.report.ReportData.Measured;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The efficiency of one GPU model and team: sums of numerators over sums of denominators, never
 * averages of ratios.
 *
 * @param peak dense FP16 peak per GPU; null when unknown, or when the rows disagree
 */
record EfficiencyLine(
    String model,
    String team,
    Sum observed,
    Measured gpuUtilization,
    Measured activity,
    Measured clockedTensor,
    Measured dram,
    Measured powerLimit,
    Double peak) {

  private record Key(String model, String team) {}

  /** The lines, those with most observed time first. */
  static List<EfficiencyLine> of(List<Efficiency> rows) {
    Map<Key, List<Efficiency>> groups =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> new Key(Numbers.name(row.gpuModel()), Numbers.name(row.team())),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return groups.entrySet().stream()
        .map(group -> line(group.getKey(), group.getValue()))
        .sorted(
            Comparator.<EfficiencyLine, BigDecimal>comparing(
                    line -> line.observed().valueOrZero(),
                    Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(EfficiencyLine::model)
                .thenComparing(EfficiencyLine::team))
        .toList();
  }

  private static EfficiencyLine line(Key key, List<Efficiency> rows) {
    List<Double> peaks = rows.stream().map(Efficiency::peakDenseFp16Tflops).distinct().toList();
    return new EfficiencyLine(
        key.model(),
        key.team(),
        rows.stream().collect(Sum.of(Efficiency::observedGpuSeconds)),
        sum(rows, Efficiency::gpuUtilization),
        sum(rows, Efficiency::activity),
        sum(rows, Efficiency::clockedTensor),
        sum(rows, Efficiency::dram),
        sum(rows, Efficiency::powerLimit),
        peaks.size() == 1 ? peaks.get(0) : null);
  }

  /** Adds what was measured; rows in which it was not stay out of numerator and denominator. */
  private static Measured sum(List<Efficiency> rows, Function<Efficiency, Measured> metric) {
    Double numerator = null;
    BigDecimal denominator = BigDecimal.ZERO;
    for (Efficiency row : rows) {
      Measured measured = metric.apply(row);
      if (measured != null && measured.quotient() != null) {
        numerator = (numerator == null ? 0 : numerator) + measured.gpuSeconds();
        denominator = denominator.add(measured.overGpuSeconds());
      }
    }
    return new Measured(numerator, denominator);
  }
}

package dev.plumbline.cost.capacity;

import dev.plumbline.cost.capacity.PaidSpread.Stretch;
import dev.plumbline.terms.ChargeKind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Over which hours the charge lines of one resource are divided, and in which parts. */
public final class LineSpreads {
  private final Map<Stretch, BigDecimal> billed = new HashMap<>();
  private final List<Stretch> observed;

  /** Parts of a machine's price lie where its time does. */
  LineSpreads(Map<PaidLine, PaidHour> lines, List<Stretch> observed) {
    this.observed = observed;
    lines.forEach(
        (line, sums) -> {
          BigDecimal time = line.billedOfOne(sums);
          if (time != null) {
            billed.merge(line.stretch(), time, BigDecimal::max);
          }
        });
  }

  /**
   * Of the GPU time of one resource.
   *
   * @param lines rows of {@code silver.charge_line} of kind compute
   * @param observed when the resource was observed, in order of time
   */
  public static LineSpreads ofCompute(List<Row> lines, List<Stretch> observed) {
    Map<PaidLine, PaidHour> sums = new HashMap<>();
    for (Row line : lines) {
      sums.computeIfAbsent(PaidLine.of(line, ChargeKind.COMPUTE), l -> new PaidHour()).add(line);
    }
    return new LineSpreads(sums, observed);
  }

  /** Of one of these lines. */
  public PaidSpread of(Row line) {
    return of(PaidLine.of(line, ChargeKind.COMPUTE));
  }

  /** Of lines that are divided alike. */
  PaidSpread of(PaidLine line) {
    return line.mayFollowLife()
        ? PaidSpread.of(line.stretch(), observed, billed.get(line.stretch()))
        : PaidSpread.over(line.stretch());
  }
}

package dev.plumbline.metrics;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Unit;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.tables.GpuMeasure;

/** The mean of a counter over the time in which it was measured, weighted by GPU time. */
public class CounterMean implements Quotient {
  private final GpuMeasure measure;
  private final Col result;
  private final String doc;
  private final String source;

  /**
   * The mean of a measure.
   *
   * @param doc one sentence: what it tells
   * @param source where the counter comes from
   */
  public CounterMean(GpuMeasure measure, String doc, String source) {
    this.measure = measure;
    this.result =
        GpuEfficiencyDaily.mean(measure)
            .orElseThrow(() -> new IllegalArgumentException(measure + " has no column for a mean"));
    this.doc = doc;
    this.source = source;
  }

  @Override
  public String name() {
    return result.name();
  }

  @Override
  public String doc() {
    return doc;
  }

  @Override
  public Unit unit() {
    return result.unit();
  }

  @Override
  public String formula() {
    return "∫ " + measure.symbol() + " dt ÷ time it was measured";
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public Col numerator() {
    return GpuEfficiencyDaily.sum(measure);
  }

  @Override
  public Col denominator() {
    return GpuEfficiencyDaily.time(measure);
  }

  @Override
  public Col result() {
    return result;
  }
}

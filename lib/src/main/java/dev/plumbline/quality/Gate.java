package dev.plumbline.quality;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.runners.AnalysisRunBuilder;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.metrics.DoubleMetric;
import com.amazon.deequ.metrics.Metric;
import dev.plumbline.quality.CheckResult.Status;
import dev.plumbline.schema.Check;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import scala.Option;

/**
 * Evaluates a table's declared checks with Deequ before the rows are published: one scan for all
 * row-wise checks, plus one grouping per key that is not proven by construction.
 *
 * <p>Emptiness is decided first: Deequ fails completeness, uniqueness and ranges on no rows.
 */
public final class Gate {
  private Gate() {}

  /** Every check of the table on these rows. */
  public static List<CheckResult> evaluate(TableSpec table, Frame rows) {
    Map<Check, Analyzer<?, Metric<?>>> analyzers = new LinkedHashMap<>();
    for (Check check : table.checks()) {
      analyzers.put(check, Analyzers.of(check));
    }
    Analyzer<?, Metric<?>> size = Analyzers.cast(new Size(Option.empty()));
    AnalysisRunBuilder run = new AnalysisRunBuilder(rows.rows()).addAnalyzer(size);
    analyzers.values().forEach(run::addAnalyzer);
    AnalyzerContext context = run.run();
    long count = value(context, size).longValue();
    List<CheckResult> results = new ArrayList<>();
    results.add(presence(table, count));
    for (Map.Entry<Check, Analyzer<?, Metric<?>>> entry : analyzers.entrySet()) {
      results.add(result(table, entry.getKey(), context, entry.getValue(), count));
    }
    return results;
  }

  /** Every check of the table on a slice that is known to have no rows: nothing is scanned. */
  public static List<CheckResult> ofNoRows(TableSpec table) {
    List<CheckResult> results = new ArrayList<>();
    results.add(presence(table, 0));
    for (Check check : table.checks()) {
      results.add(new CheckResult(table, check, Status.NOT_APPLICABLE, null, 0));
    }
    return results;
  }

  private static CheckResult presence(TableSpec table, long count) {
    Check check = new Check.Holds("the slice has rows", null, Check.Severity.FAIL);
    boolean missing = count == 0 && table.presence() == TableSpec.Presence.ROWS_EXPECTED;
    return new CheckResult(
        table,
        check,
        missing ? Status.VIOLATED : count == 0 ? Status.NOT_APPLICABLE : Status.PASSED,
        missing ? "no row was computed" : null,
        count);
  }

  private static CheckResult result(
      TableSpec table,
      Check check,
      AnalyzerContext context,
      Analyzer<?, Metric<?>> analyzer,
      long count) {
    if (count == 0) {
      return new CheckResult(table, check, Status.NOT_APPLICABLE, null, 0);
    }
    double share = value(context, analyzer);
    if (share == 1.0) {
      return new CheckResult(table, check, Status.PASSED, null, count);
    }
    long bad = Math.max(1, Math.round((1 - share) * count));
    String detail = bad + " of " + count + " rows violate it";
    return new CheckResult(table, check, Status.VIOLATED, detail, count);
  }

  private static Double value(AnalyzerContext context, Analyzer<?, Metric<?>> analyzer) {
    Metric<?> metric = context.metricMap().apply(analyzer);
    if (metric instanceof DoubleMetric number && number.value().isSuccess()) {
      return (Double) number.value().get();
    }
    // With its cause: what storage did to the check is no bug.
    throw new IllegalStateException(
        "the check " + analyzer + " could not be evaluated: " + metric.value(),
        metric.value().isFailure() ? metric.value().failed().get() : null);
  }
}

package dev.plumbline.quality;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.NumMatches;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.anomalydetection.OnlineNormalStrategy;
import com.amazon.deequ.checks.Check;
import com.amazon.deequ.checks.CheckLevel;
import com.amazon.deequ.checks.CheckStatus;
import com.amazon.deequ.metrics.DoubleMetric;
import com.amazon.deequ.metrics.Entity;
import com.amazon.deequ.metrics.Metric;
import com.amazon.deequ.repository.ResultKey;
import com.amazon.deequ.repository.memory.InMemoryMetricsRepository;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;
import scala.Option;
import scala.util.Success;

/**
 * One figure per date, such as the rows of a source, and which of them are unusual: Deequ's anomaly
 * checks over a metrics repository in memory. Nothing is computed by Spark.
 *
 * <ol>
 *   <li>A date is judged by the {@value #MOST} newest dates before it that have the figure, and not
 *       at all with fewer than {@value #FEWEST}.
 *   <li>It is unusual where it lies outside the bounds that the caller puts around them, and
 *       Deequ's check (online normal) finds it more than {@value #DEVIATIONS} standard deviations
 *       from their mean. The check alone would warn of one row less where every date has as many,
 *       the bounds alone of every weekend. A figure within the bounds costs nothing.
 *   <li>Deequ counts the judged date into mean and deviation. Of n dates and it, k deviations of
 *       the n are k √n ÷ √(n + 1 + k²) of all; that is the factor Deequ gets.
 * </ol>
 */
public final class Usual {
  /** Fewer dates are no history. */
  public static final int FEWEST = 5;

  /** So many dates are looked back at, however old the lake is. */
  public static final int MOST = 30;

  private static final double DEVIATIONS = 3.0;
  private static final Analyzer<NumMatches, Metric<Object>> FIGURE = figure();

  private final NavigableMap<LocalDate, Long> figures;

  /** The figures of a source, of all dates that have one. */
  public Usual(NavigableMap<LocalDate, Long> figures) {
    this.figures = new TreeMap<>(figures);
  }

  /** The dates by which this date is judged; fewer than {@value #FEWEST} judge nothing. */
  public NavigableMap<LocalDate, Long> before(LocalDate date) {
    NavigableMap<LocalDate, Long> earlier = figures.headMap(date, false);
    NavigableMap<LocalDate, Long> newest = new TreeMap<>();
    for (LocalDate day : earlier.descendingKeySet()) {
      if (newest.size() == MOST) {
        break;
      }
      newest.put(day, earlier.get(day));
    }
    return newest;
  }

  /**
   * True when the figure is unusual at this date; false where there is too little history.
   *
   * @param lowest what lies below may be unusual
   * @param highest what lies above may be unusual
   */
  public boolean isUnusual(LocalDate date, long figure, double lowest, double highest) {
    if (figure >= lowest && figure <= highest) {
      return false;
    }
    NavigableMap<LocalDate, Long> history = before(date);
    return history.size() >= FEWEST && isAnomalous(history, figure);
  }

  /** The middle one of the figures, the lower of two. */
  public static long median(Collection<Long> figures) {
    return figures.stream().sorted().skip((figures.size() - 1) / 2).findFirst().orElse(0L);
  }

  private static boolean isAnomalous(NavigableMap<LocalDate, Long> history, long figure) {
    InMemoryMetricsRepository repository = new InMemoryMetricsRepository();
    history.forEach((date, earlier) -> repository.save(key(date), context(earlier)));
    Check check =
        new Check(
                CheckLevel.Warning(),
                "as usual",
                scala.collection.immutable.List$.MODULE$
                    .<com.amazon.deequ.constraints.Constraint>empty())
            .isNewestPointNonAnomalous(
                repository,
                normal(history.size()),
                FIGURE,
                tags(),
                Option.empty(),
                Option.empty(),
                Option.empty());
    com.amazon.deequ.checks.CheckResult result = check.evaluate(context(figure));
    String message = String.valueOf(result.constraintResults().head().message());
    if (message.contains("Can't execute the assertion")) {
      throw new IllegalStateException("the history cannot be judged: " + message);
    }
    return !result.status().equals(CheckStatus.Success());
  }

  private static OnlineNormalStrategy normal(int dates) {
    double all = DEVIATIONS * Math.sqrt(dates) / Math.sqrt(dates + 1 + DEVIATIONS * DEVIATIONS);
    Option<Object> factor = Option.apply(all);
    return new OnlineNormalStrategy(factor, factor, 0, false);
  }

  private static AnalyzerContext context(long figure) {
    Metric<?> metric =
        new DoubleMetric(
            Entity.Dataset(), "Size", "*", new Success<>((Object) (double) figure), Option.empty());
    return new AnalyzerContext(
        new scala.collection.immutable.Map.Map1<>(Analyzers.cast(FIGURE), metric));
  }

  /** What the figure is to Deequ: a number of rows. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Analyzer<NumMatches, Metric<Object>> figure() {
    return (Analyzer) new Size(Option.empty());
  }

  private static ResultKey key(LocalDate date) {
    return new ResultKey(at(date), tags());
  }

  private static scala.collection.immutable.Map<String, String> tags() {
    return scala.collection.immutable.Map$.MODULE$.empty();
  }

  private static long at(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}

package dev.plumbline.ingest.prometheus;

import dev.plumbline.facts.ServingMetrics;
import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.telemetry.CounterGuide;
import dev.plumbline.ingest.telemetry.SampleAssembly;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Answers of the Prometheus HTTP API to {@code query} and {@code query_range}, as {@code curl}
 * saves them: one response, or several one after the other, one per line or in an array. A record
 * is one pair of time and value; a response is never held as a whole.
 *
 * <p>A response that gives no values is one record and refused: {@code prometheus_error} (status
 * error), {@code no_result} (another endpoint's answer), {@code truncated} (it was cut off; what
 * came before counts), {@code invalid_json} (what follows the fault is skipped up to the next line
 * that begins a response). When the file holds nothing else at all, it is refused as a whole.
 *
 * <p>Refused: {@code no_metric_name} (the result of an expression: what it measures is not said),
 * {@code values_before_metric}, {@code bad_value_pair}, {@code bad_series}, {@code bad_timestamp},
 * {@code timestamp_before_2000}. Left out: {@code scalar_result} (a scalar or a string), {@code
 * native_histogram}. Other fields are no records and are named as unmapped; {@code warnings}, and
 * flags such as {@code isPartial}, become warnings of the file: its values are read, and it is not
 * said to be complete.
 */
public final class PrometheusJson implements Ingester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      FormatFamily.telemetry(
          "prometheus-json",
          "GPU counters as Prometheus answers queries for them (HTTP API, JSON).");

  private static final Pattern ANSWER = Pattern.compile("\"resultType\"\\s*:\\s*\"");
  private static final Pattern STATUS = Pattern.compile("\"status\"\\s*:\\s*\"(success|error)\"");
  private static final Pattern ERROR = Pattern.compile("\"errorType\"\\s*:\\s*\"");
  private static final Pattern SORTED_KEYS =
      Pattern.compile("^[\\s\\[]*\\{\\s*\"data\"\\s*:\\s*\\{\\s*\"result\"\\s*:\\s*\\[");

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    return new PrometheusCursor(file, bytes, new SampleAssembly(file));
  }

  @Override
  public FormatGuide guide() {
    List<Reads> reads =
        new ArrayList<>(
            List.of(
                Reads.of("metric", "label_set_id, gpu_uuid, device_id", "labels of the exporter"),
                Reads.of("value[0], values[][0]", "sampled_at", "seconds, exact to the ms"),
                Reads.of("value[1], values[][1]", "the metric's column", "NaN, ±Inf are absent"),
                Reads.of(
                    "warnings, isPartial",
                    "bronze.ingest_file: warnings",
                    "the server called its answer incomplete")));
    reads.add(CounterGuide.SAME_AS_DCGM_EXPOSITION);
    return new FormatGuide(
        """
        {"status":"success","data":{"resultType":"matrix","result":[
          {"metric":{"__name__":"DCGM_FI_PROF_SM_ACTIVE","UUID":"GPU-4d3c…","gpu":"0",\
          "Hostname":"node-1"},
           "values":[[1784016000,"0.71"],[1784016030,"0.69"]]}]}}
        """,
        reads,
        List.of(
            "When a GPU was scraped: times are those of the query's evaluation. A step finer than"
                + " the scrape interval repeats values, and a value can be up to the server's"
                + " look-back (five minutes) old.",
            "What an expression measures: rate(…), avg by (…) and the like lose the metric's"
                + " name; query the metric itself.",
            "Native histograms, scalars and strings.",
            "Why a value is missing: a series that ended is simply not there.",
            "What an incomplete answer left out: only that the server called it incomplete."),
        List.of("interval_seconds", "cluster", "exporter_pods", "replica_labels"));
  }

  @Override
  public boolean recognises(FileHead head) {
    return isAnswer(head) && !ServingMetrics.areNamedIn(head.text());
  }

  /** Whether a file begins like an answer of Prometheus, whatever it answers. */
  public static boolean isAnswer(FileHead head) {
    String text = head.text();
    boolean isAnswer = ANSWER.matcher(text).find() || ERROR.matcher(text).find();
    return isAnswer && STATUS.matcher(text).find() || SORTED_KEYS.matcher(text).find();
  }
}

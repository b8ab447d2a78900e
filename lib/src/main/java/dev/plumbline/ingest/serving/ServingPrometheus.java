package dev.plumbline.ingest.serving;

import dev.plumbline.facts.ServingMetrics;
import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.prometheus.PrometheusCursor;
import dev.plumbline.ingest.prometheus.PrometheusJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers of the Prometheus HTTP API that hold counters of inference servers, read as {@link
 * PrometheusJson} reads those of GPUs: a record is one pair of time and value, and the same is
 * refused.
 */
public final class ServingPrometheus implements Ingester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      ServingGuide.family(
          "serving-prometheus",
          "The same counters as Prometheus answers queries for them (HTTP API, JSON).");

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public FormatGuide guide() {
    List<Reads> reads =
        new ArrayList<>(
            List.of(
                Reads.of("value[0], values[][0]", "sampled_at", "seconds, exact to the ms"),
                Reads.of("value[1], values[][1]", "value", "NaN, ±Inf are left out"),
                Reads.of(
                    "warnings, isPartial",
                    "bronze.ingest_file: warnings",
                    "the server called its answer incomplete")));
    reads.addAll(ServingGuide.reads());
    List<String> cannotGive =
        new ArrayList<>(
            List.of(
                "What an expression measures: increase(…), sum by (…) and the like lose the"
                    + " metric's name; query the counter itself."));
    cannotGive.addAll(ServingGuide.CANNOT_GIVE);
    return new FormatGuide(
        """
        {"status":"success","data":{"resultType":"matrix","result":[
          {"metric":{"__name__":"vllm:generation_tokens_total","model_name":"parrot",\
          "namespace":"serve-chat","pod":"parrot-0"},
           "values":[[1784016000,"81270"],[1784016030,"82911"]]}]}}
        """,
        reads,
        cannotGive,
        List.of("cluster", "replica_labels"));
  }

  @Override
  public boolean recognises(FileHead head) {
    return PrometheusJson.isAnswer(head) && ServingMetrics.areNamedIn(head.text());
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    return new PrometheusCursor(file, bytes, new CounterAssembly(file));
  }
}

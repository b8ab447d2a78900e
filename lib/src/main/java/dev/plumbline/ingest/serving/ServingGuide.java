package dev.plumbline.ingest.serving;

import dev.plumbline.facts.ServingMetric;
import dev.plumbline.facts.ServingMetrics;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.tables.ServingSample;
import dev.plumbline.terms.ServerKind;
import dev.plumbline.terms.ServingCount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the guides of all formats of servers' counters say. */
final class ServingGuide {
  /** What such files never say. */
  static final List<String> CANNOT_GIVE =
      List.of(
          "What was counted before a series' first value, or between two values when the server"
              + " restarted between them: an increase needs two values, and a value below the one"
              + " before is taken as a count from 0.",
          "When between two values a request came: all of the increase is of the later value's"
              + " date.",
          "Which version served: vLLM, TGI and SGLang do not say it; an entry under serving: does,"
              + " by namespace and pod, or by the name the model is served under (served_as:).",
          "What vLLM and SGLang refused: they count no failures, so failed_requests is null.",
          "What latency was beyond the last bucket, and of Triton, which has no buckets.");

  private ServingGuide() {}

  static FormatFamily family(String name, String description) {
    return FormatFamily.pipelines(name, description, ServingSample.TABLE);
  }

  /** The metrics of each server, and what becomes of their labels. */
  static List<Reads> reads() {
    Map<String, Reads> reads = new LinkedHashMap<>();
    for (ServerKind server : ServerKind.values()) {
      for (ServingMetric metric : ServingMetrics.all()) {
        if (metric.server() == server) {
          reads.put(server + metric.name(), read(metric));
        }
      }
    }
    List<Reads> all = new ArrayList<>(reads.values());
    all.add(Reads.of("model_name, model", "model"));
    all.add(Reads.of("version", "version", "of Triton"));
    all.add(Reads.of("namespace, pod", "namespace, pod", "as a scrape's target labels say them"));
    all.add(Reads.of("every other label", "labels", "as text, secrets masked"));
    return all;
  }

  private static Reads read(ServingMetric metric) {
    boolean isByReason =
        metric.server() == ServerKind.VLLM && metric.count() == ServingCount.SUCCESSFUL_REQUESTS;
    return Reads.of(
        metric.name(),
        "value",
        isByReason
            ? "successful_requests for finished_reason stop and length, failed_requests for error,"
                + " else other_requests"
            : metric.count().text());
  }
}

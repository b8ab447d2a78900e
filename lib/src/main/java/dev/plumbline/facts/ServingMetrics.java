package dev.plumbline.facts;

import static dev.plumbline.terms.ServerKind.NIM;
import static dev.plumbline.terms.ServerKind.SGLANG;
import static dev.plumbline.terms.ServerKind.TGI;
import static dev.plumbline.terms.ServerKind.TRITON;
import static dev.plumbline.terms.ServerKind.VLLM;

import dev.plumbline.terms.ServerKind;
import dev.plumbline.terms.ServingCount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The counters of inference servers that are read, by the names their servers print. */
public final class ServingMetrics {
  private static final String REASON = "finished_reason";
  private static final String MODEL_NAME = "model_name";

  /** Requests by the reason they ended for; what the reason says decides what is counted. */
  private static final Map<String, ServingCount> REASONS =
      Map.of(
          "stop", ServingCount.SUCCESSFUL_REQUESTS,
          "length", ServingCount.SUCCESSFUL_REQUESTS,
          "error", ServingCount.FAILED_REQUESTS);

  private static final List<ServingMetric> LISTED =
      List.of(
          of("request_success_total", VLLM, ServingCount.SUCCESSFUL_REQUESTS, REASON),
          of("prompt_tokens_total", VLLM, ServingCount.INPUT_TOKENS),
          of("generation_tokens_total", VLLM, ServingCount.OUTPUT_TOKENS),
          bucket("e2e_request_latency_seconds_bucket", VLLM),
          of("request_finish_total", NIM, ServingCount.REQUESTS, REASON),
          of("request_success_total", NIM, ServingCount.SUCCESSFUL_REQUESTS, REASON),
          of("request_failure_total", NIM, ServingCount.FAILED_REQUESTS, REASON),
          of("prompt_tokens_total", NIM, ServingCount.INPUT_TOKENS),
          of("generation_tokens_total", NIM, ServingCount.OUTPUT_TOKENS),
          bucket("e2e_request_latency_seconds_bucket", NIM),
          of("num_requests_total", SGLANG, ServingCount.REQUESTS),
          of("prompt_tokens_total", SGLANG, ServingCount.INPUT_TOKENS),
          of("generation_tokens_total", SGLANG, ServingCount.OUTPUT_TOKENS),
          bucket("e2e_request_latency_seconds_bucket", SGLANG),
          of("tgi_request_count", TGI, ServingCount.REQUESTS),
          of("tgi_request_success", TGI, ServingCount.SUCCESSFUL_REQUESTS),
          of("tgi_request_failure", TGI, ServingCount.FAILED_REQUESTS, "err"),
          of("tgi_request_input_length_sum", TGI, ServingCount.INPUT_TOKENS),
          of("tgi_request_generated_tokens_sum", TGI, ServingCount.OUTPUT_TOKENS),
          bucket("tgi_request_duration_bucket", TGI),
          of("nv_inference_request_success", TRITON, ServingCount.SUCCESSFUL_REQUESTS),
          of("nv_inference_request_failure", TRITON, ServingCount.FAILED_REQUESTS, "reason"),
          of("nv_inference_count", TRITON, ServingCount.INFERENCES),
          of("nv_inference_exec_count", TRITON, ServingCount.EXECUTIONS));

  private static final Map<String, ServingMetric> BY_NAME = byName();

  /** Metrics that no other server has; those of NIM have names that anybody could use. */
  private static final Pattern TOLD =
      Pattern.compile(
          BY_NAME.values().stream()
              .filter(metric -> metric.server() != NIM)
              .map(metric -> Pattern.quote(metric.name()))
              .collect(Collectors.joining("|", "(?<![\\w:])(", ")(?![\\w:])")));

  private static final Pattern TOLD_OF_NIM =
      Pattern.compile(
          "(?m)^(prompt_tokens_total|generation_tokens_total|request_finish_total)\\{"
              + "[^\\n}]*model_name=");

  private static final Pattern OF_GPUS = Pattern.compile("(?<!\\w)(DCGM_FI_|dcgm_)\\w");

  private static ServingMetric of(
      String name, ServerKind server, ServingCount count, String... ownLabels) {
    return ServingMetric.of(name, server, count, ownLabels);
  }

  private static ServingMetric bucket(String name, ServerKind server) {
    return of(name, server, ServingCount.LATENCY_BUCKET, ServingMetric.BOUND);
  }

  private static Map<String, ServingMetric> byName() {
    Map<String, ServingMetric> byName = new LinkedHashMap<>();
    for (ServingMetric metric : LISTED) {
      spellings(metric).forEach(name -> byName.put(name, named(metric, name)));
    }
    return byName;
  }

  /** Collectors write an underscore for the colon. */
  private static Stream<String> spellings(ServingMetric metric) {
    return switch (metric.server()) {
      case VLLM -> Stream.of("vllm:" + metric.name(), "vllm_" + metric.name());
      case SGLANG -> Stream.of("sglang:" + metric.name(), "sglang_" + metric.name());
      case NIM, TGI, TRITON -> Stream.of(metric.name());
    };
  }

  private static ServingMetric named(ServingMetric metric, String name) {
    return new ServingMetric(name, metric.server(), metric.count(), metric.ownLabels());
  }

  /** The metric of this series; null when it counts nothing that is read. */
  public static ServingMetric of(String name, SortedMap<String, String> labels) {
    ServingMetric metric = BY_NAME.get(name);
    if (metric == null || metric.server() == NIM && !labels.containsKey(MODEL_NAME)) {
      return null;
    }
    if (metric.server() != VLLM || metric.count() != ServingCount.SUCCESSFUL_REQUESTS) {
      return metric;
    }
    String reason = labels.get(REASON);
    ServingCount count =
        reason == null
            ? ServingCount.REQUESTS
            : REASONS.getOrDefault(reason, ServingCount.OTHER_REQUESTS);
    return new ServingMetric(name, metric.server(), count, metric.ownLabels());
  }

  /** All that are read, each under its usual name. */
  public static List<ServingMetric> all() {
    return LISTED.stream().map(m -> named(m, spellings(m).findFirst().orElseThrow())).toList();
  }

  /** True when a text names counters of inference servers, and none of GPUs. */
  public static boolean areNamedIn(String text) {
    boolean isServing = TOLD.matcher(text).find() || TOLD_OF_NIM.matcher(text).find();
    return isServing && !OF_GPUS.matcher(text).find();
  }

  private ServingMetrics() {}
}

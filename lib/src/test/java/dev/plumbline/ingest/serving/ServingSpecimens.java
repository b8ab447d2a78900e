package dev.plumbline.ingest.serving;

import dev.plumbline.ingest.RecordCounts;
import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.prometheus.PrometheusJsonSpecimen;

/** What the contract test reads of servers' counters. */
public final class ServingSpecimens {
  private static final String SCRAPE =
      """
      # TYPE vllm:generation_tokens_total counter
      vllm:generation_tokens_total{model_name="m",namespace="n",pod="p\\"0\\n"} 12.0 1783987200000
      vllm:request_success_total{finished_reason="stop",model_name="m"} 1.2e+03 1783987200000
      vllm:num_requests_running{model_name="m"} 3 1783987200000
      tgi_request_duration_bucket{le="+Inf"} 3 1783987200000
      nv_inference_count{model="v",version="2"} 5 1783987200000
      sglang:num_requests_total{model_name="m",tp_rank="1"} 5 1783987200000
      prompt_tokens_total{model_name="nim"} 5 1783987200000
      prompt_tokens_total{service="other"} 5 1783987200000
      process_cpu_seconds_total 12.5
      vllm:generation_tokens_total{model_name="m",namespace="n",pod="p\\"0\\n"} 13 1783987260000
      """;

  private static final String RANGE =
      """
      {"status":"success","data":{"resultType":"matrix","result":[
      {"metric":{"__name__":"vllm:generation_tokens_total","model_name":"m","pod":"a\\"b"},
      "values":[[1783987200,"200"],[1783987230.5,"201"],[1783987260,"NaN"]]},
      {"metric":{"__name__":"vllm:num_requests_running","model_name":"m"},
      "values":[[1783987200,"0"],[1783987230.5,"0"]]},
      {"metric":{},"values":[[1783987200,"1"]]}
      ]}}
      """;

  /** Text of /metrics. */
  public static final Specimen EXPOSITION =
      Specimen.of(new ServingExposition())
          .in("../data/samples/formats/serving-exposition")
          .named(".prom")
          .texts(SCRAPE, SCRAPE.replace("\n", "\r\n"))
          .records(RecordCounts::exposition)
          .damaged(RecordCounts::exposition);

  /** Answers of Prometheus. */
  public static final Specimen PROMETHEUS =
      Specimen.of(new ServingPrometheus())
          .in("../data/samples/formats/serving-prometheus")
          .named(".json")
          .texts(RANGE)
          .records(PrometheusJsonSpecimen::records);

  private ServingSpecimens() {}
}

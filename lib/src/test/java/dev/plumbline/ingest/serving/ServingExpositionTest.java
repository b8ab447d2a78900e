package dev.plumbline.ingest.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.ServingSample;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServingExpositionTest {
  private static final Instant NOT_AFTER = Instant.parse("2026-12-31T00:00:00Z");
  private static final SourceSettings SETTINGS = SourceSettings.of("s", "serving-exposition");

  private static RecordingSink read(String text) {
    return read(SETTINGS, "metrics.prom", text);
  }

  private static RecordingSink read(SourceSettings settings, String path, String text) {
    return RecordingSink.read(
        new ServingExposition(), new SourceFile(settings, path, NOT_AFTER), text);
  }

  private static List<Object> all(RecordingSink sink, Col column) {
    return sink.rows.stream().map(row -> row.of(column)).toList();
  }

  @Test
  void theSampleHasWhatItsExpectationSays() throws Exception {
    Path folder = Path.of("..", "data", "samples", "formats", "serving-exposition");
    RecordingSink sink = read(Files.readString(folder.resolve("vllm.prom")));
    assertThat(sink.records()).isEqualTo(36);
    assertThat(sink.accepted).isEqualTo(24);
    assertThat(sink.duplicates).isEqualTo(1);
    assertThat(sink.rejects)
        .extracting(reject -> reject.reasons().get(0))
        .containsExactly("conflicting_value", "value_not_a_number", "truncated");
    assertThat(sink.ignored).isEqualTo(Map.of("unmapped_metric", 7L, "no_number", 1L));
    assertThat(sink.rows).hasSize(24);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vllm:request_success_total{finished_reason='length'}           | vllm   |"
            + " successful_requests",
        "vllm:request_success_total{finished_reason='abort'}            | vllm   | other_requests",
        "vllm:request_success_total{finished_reason='error'}            | vllm   | failed_requests",
        "vllm_prompt_tokens_total{model_name='m'}                       | vllm   | input_tokens",
        "vllm:e2e_request_latency_seconds_bucket{le='0.5'}              | vllm   | latency_bucket",
        "request_failure_total{model_name='m'}                          | nim    | failed_requests",
        "sglang:num_requests_total{model_name='m'}                      | sglang | requests",
        "tgi_request_count                                              | tgi    | requests",
        "tgi_request_input_length_sum                                   | tgi    | input_tokens",
        "nv_inference_request_failure{model='m',version='2',reason='x'} | triton | failed_requests",
        "nv_inference_exec_count{model='m',version='2'}                 | triton | executions"
      })
  void whatEachMetricCounts(String series, String server, String count) {
    RecordingSink sink = read(series.replace('\'', '"') + " 5 1783987200000\n");
    assertThat(all(sink, ServingSample.SERVER)).containsExactly(server);
    assertThat(all(sink, ServingSample.COUNT)).containsExactly(count);
    assertThat(all(sink, ServingSample.VALUE)).containsExactly(5.0);
  }

  @Test
  void countersOfOneServerShareItsIdAndEachHasItsOwnSeries() {
    RecordingSink sink =
        read(
            """
            vllm:request_success_total{finished_reason="stop",model_name="m",pod="a"} 1 1783987200
            vllm:request_success_total{finished_reason="abort",model_name="m",pod="a"} 1 1783987200
            vllm:e2e_request_latency_seconds_bucket{le="1.0",model_name="m",pod="a"} 1 1783987200000
            vllm:generation_tokens_total{pod="a",model_name="m"} 1 1783987200000
            vllm:generation_tokens_total{pod="b",model_name="m"} 1 1783987200000
            """);
    List<Object> servers = all(sink, ServingSample.SERVER_ID);
    assertThat(servers.subList(0, 4)).containsOnly(servers.get(0));
    assertThat(servers.get(4)).isNotEqualTo(servers.get(0));
    assertThat(all(sink, ServingSample.SERIES_ID)).doesNotHaveDuplicates();
    assertThat(all(sink, ServingSample.BOUND)).containsExactly(null, null, "1.0", null, null);
  }

  @Test
  void copiesOfSeveralScrapersAreOfOneServer() {
    RecordingSink sink =
        read(
            """
            vllm:generation_tokens_total{prometheus_replica="0",pod="a"} 1 1783987200000
            vllm:generation_tokens_total{prometheus_replica="1",pod="a"} 1 1783987200000
            """);
    List<Object> servers = all(sink, ServingSample.SERVER_ID);
    assertThat(servers.get(0)).isEqualTo(servers.get(1));
    assertThat(all(sink, ServingSample.SCRAPER)).doesNotHaveDuplicates().doesNotContainNull();
  }

  @Test
  void twoMonitorsThatFindOnePodSeeOneServer() {
    RecordingSink sink =
        read(
            """
            vllm:generation_tokens_total{job="a",instance="10.0.0.1:8000",pod="p"} 1 1783987200000
            vllm:generation_tokens_total{job="b",instance="10.0.0.1:8000",pod="p"} 1 1783987200000
            vllm:generation_tokens_total{job="a",instance="10.0.0.1:8001",pod="p"} 1 1783987200000
            vllm:generation_tokens_total{job="a",instance="h:8000"} 1 1783987200000
            vllm:generation_tokens_total{job="b",instance="h:8000"} 1 1783987200000
            """);
    List<Object> servers = all(sink, ServingSample.SERVER_ID);
    assertThat(servers.get(0)).isEqualTo(servers.get(1));
    assertThat(servers.subList(1, 5)).doesNotHaveDuplicates();
  }

  @Test
  void scrapesWithoutTimestampsAreOfTheInstantInTheFilesName() {
    RecordingSink sink =
        read(SETTINGS, "vllm-2026-07-14T10:30:00Z.prom", "vllm:prompt_tokens_total 7\n");
    assertThat(all(sink, ServingSample.SAMPLED_AT))
        .containsExactly(Instant.parse("2026-07-14T10:30:00Z"));
    assertThat(read("vllm:prompt_tokens_total 7\n").rejects.get(0).reasons())
        .containsExactly("no_instant");
  }

  @Test
  void anotherFormatIsSaidAndNotReadAsNothing() {
    RecordingSink gpus = read("DCGM_FI_DEV_GPU_UTIL{UUID=\"GPU-1\"} 80 1783987200000\n");
    assertThat(gpus.ignored).isEqualTo(Map.of("unmapped_metric", 1L));
    assertThat(gpus.warnings).singleElement().asString().contains("no counter of an inference");
    assertThatThrownBy(() -> read("a,b\n1,2\n3,4\n"))
        .hasMessageContaining("is a series of Prometheus text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# TYPE a counter~vllm:prompt_tokens_total{model_name='m'} 7~ | serving-exposition",
        "tgi_request_count 5~tgi_request_success{a='b'} 5~            | serving-exposition",
        "prompt_tokens_total{model_name='m'} 7~                       | serving-exposition",
        "prompt_tokens_total{service='m'} 7~                          | unread",
        "DCGM_FI_DEV_GPU_UTIL{a='b'} 7~vllm:prompt_tokens_total{} 7~  | dcgm-exposition"
      })
  void aFileTellsItsFormat(String text, String format) {
    byte[] bytes = text.replace('~', '\n').replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    assertThat(Ingesters.recognising(FileHead.of("m.prom", bytes)).format()).isEqualTo(format);
  }
}

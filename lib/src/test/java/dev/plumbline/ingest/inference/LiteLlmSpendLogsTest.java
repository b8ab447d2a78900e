package dev.plumbline.ingest.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.tables.InferenceUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiteLlmSpendLogsTest {
  private static final Instant NOT_AFTER = Instant.parse("2026-12-31T00:00:00Z");
  private static final Path SAMPLES =
      Path.of("..", "data", "samples", "formats", "litellm-spend-logs");

  private static RecordingSink read(Packing packing, String text) {
    LiteLlmSpendLogs ingester = new LiteLlmSpendLogs(packing);
    SourceSettings settings = SourceSettings.of("gateway", ingester.format());
    return RecordingSink.read(ingester, new SourceFile(settings, "spend", NOT_AFTER), text);
  }

  private static List<Object> counts(RecordingSink.Row row) {
    return Arrays.asList(
        row.of(InferenceUsage.MODEL),
        row.of(InferenceUsage.WINDOW_START).toString().substring(11, 13),
        row.of(InferenceUsage.REQUESTS),
        row.of(InferenceUsage.SUCCESSFUL_REQUESTS),
        row.of(InferenceUsage.FAILED_REQUESTS),
        row.of(InferenceUsage.INPUT_TOKENS),
        row.of(InferenceUsage.OUTPUT_TOKENS));
  }

  @Test
  void theSampleHasWhatItsExpectationSays() throws Exception {
    RecordingSink sink = read(Packing.JSON, Files.readString(SAMPLES.resolve("spend.ndjson")));
    assertThat(sink.records()).isEqualTo(8);
    assertThat(sink.accepted).isEqualTo(4);
    assertThat(sink.duplicates).isEqualTo(1);
    assertThat(sink.ignored).isEqualTo(Map.of("cache_hit", 1L));
    assertThat(sink.rejects)
        .extracting(RecordingSink.Refused::reasons)
        .containsExactly(
            List.of("bad_timestamp", "negative_prompt_tokens"), List.of("incomplete_json"));
    assertThat(sink.rows)
        .extracting(LiteLlmSpendLogsTest::counts)
        .containsExactly(
            Arrays.asList("ranker", "21", 2L, 1L, 1L, 812L, 164L),
            Arrays.asList("ranker", "22", 1L, 1L, 0L, 100L, 36L),
            Arrays.asList("tagger-small", "22", 1L, null, null, 40L, null));
    assertThat(sink.rows)
        .allMatch(row -> InferenceUsage.NOT_SAID.equals(row.of(InferenceUsage.VERSION)))
        .allMatch(row -> row.of(InferenceUsage.LABELS) == null);
  }

  @Test
  void aTableIsReadByItsHeaderAndItsKeysAreInNoReject() throws Exception {
    RecordingSink sink = read(Packing.CSV, Files.readString(SAMPLES.resolve("spend.csv")));
    assertThat(sink.rows)
        .extracting(LiteLlmSpendLogsTest::counts)
        .containsExactly(Arrays.asList("ranker", "23", 2L, 2L, 0L, 220L, 110L));
    assertThat(sink.rejects).hasSize(1);
    assertThat(sink.rejects.get(0).reasons()).containsExactly("no_request_id");
    assertThat(sink.rejects.get(0).raw()).doesNotContain("sk-", "u-18").contains("model=m");
  }

  @Test
  void aListOfObjectsIsReadToo() {
    RecordingSink sink =
        read(
            Packing.JSON,
            """
            [{"request_id":"a","model":"m","startTime":"2026-07-14T00:00:00Z","prompt_tokens":1},
             {"request_id":"b","model":"m","startTime":"2026-07-14T00:59:59Z","prompt_tokens":2}]
            """);
    assertThat(sink.rows)
        .extracting(LiteLlmSpendLogsTest::counts)
        .containsExactly(Arrays.asList("m", "00", 2L, null, null, 3L, null));
  }

  @Test
  void anotherTableIsRefusedByName() {
    assertThatThrownBy(() -> read(Packing.CSV, "id,model\n1,m\n"))
        .hasMessageContaining("the column request_id is missing");
  }
}

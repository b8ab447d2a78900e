package dev.plumbline.ingest.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.json.JsonVariations;
import dev.plumbline.ingest.lineage.ModelRegistryIngester;
import dev.plumbline.ingest.mapping.Mappings;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.InferenceUsage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceUsageTest {
  private static final Instant NOT_AFTER = Instant.parse("2026-12-31T00:00:00Z");

  private static RecordingSink read(String text) {
    SourceFile file = new SourceFile(SourceSettings.of("gw", "inference-usage"), "u", NOT_AFTER);
    return RecordingSink.read(new InferenceUsageIngester(), file, text);
  }

  private static String sample() {
    return Mappings.text(Mappings.sample("inference-usage", "usage.ndjson"));
  }

  private static String record(String from, String to, String counts) {
    return """
    {"kind":"inference_usage","model":"m","version":"1","target":"t","from":"%s","to":"%s",%s}
    """
        .formatted(from, to, counts);
  }

  private static String hour(String counts) {
    return record("2026-07-14T00:00:00Z", "2026-07-14T01:00:00Z", counts);
  }

  private static long sum(RecordingSink sink, Col column) {
    return sink.rows.stream()
        .mapToLong(row -> row.of(column) == null ? 0 : (Long) row.of(column))
        .sum();
  }

  @Test
  void theRegistryIsWhatTheSourceSays() {
    SourceSettings settings = SourceSettings.of("gw", "inference-usage");
    SourceFile prod =
        new SourceFile(settings.with(settings.dialect().withRegistry("prod")), "u", NOT_AFTER);
    String hour = hour("\"requests\":1");
    assertThat(RecordingSink.read(new InferenceUsageIngester(), prod, hour).rows)
        .extracting(row -> row.of(InferenceUsage.REGISTRY))
        .containsExactly("prod");
    assertThat(read(hour).rows)
        .extracting(row -> row.of(InferenceUsage.REGISTRY))
        .containsOnlyNulls()
        .hasSize(1);
  }

  @Test
  void theSampleGivesWhatIsWorkedOutBesideIt() {
    RecordingSink sink = read(sample());
    Map<String, String> found = new TreeMap<>();
    found.put("records", "" + sink.records());
    found.put("accepted", "" + sink.accepted);
    found.put("duplicates", "" + sink.duplicates);
    found.put("rejected", "" + sink.rejects.size());
    found.put("ignored", "" + sink.ignored.size());
    found.put("rows", "" + sink.rows.size());
    found.put("requests", "" + sum(sink, InferenceUsage.REQUESTS));
    found.put("successful", "" + sum(sink, InferenceUsage.SUCCESSFUL_REQUESTS));
    found.put("input tokens", "" + sum(sink, InferenceUsage.INPUT_TOKENS));
    found.put("output tokens", "" + sum(sink, InferenceUsage.OUTPUT_TOKENS));
    RecordingSink.Row night = sink.rows.get(2);
    found.put(
        "dates touched by the night",
        "" + (night.through().toEpochDay() - night.from().toEpochDay() + 1));
    found.put("times without offset", "" + sink.absent.remove("time_without_offset"));
    found.put("absent", "" + sink.absent.values().stream().mapToLong(n -> n).sum());
    assertThat(found).isEqualTo(new TreeMap<>(Mappings.expected("inference-usage")));
    assertThat(sink.rejects)
        .extracting(r -> r.line() + " " + String.join("+", r.reasons()))
        .containsExactly(
            "5 overlapping_window",
            "6 more_results_than_requests",
            "7 no_version",
            "9 negative_requests",
            "10 incomplete_json",
            "11 unknown_kind",
            "12 no_count");
  }

  @Test
  void aWindowAcrossMidnightIsOneRowOfItsFirstDateThatTouchesBoth() {
    RecordingSink.Row night = read(sample()).rows.get(2);
    // 01:00 to 03:00 at +02:00 is 23:00 to 01:00 UTC.
    assertThat(night.of(InferenceUsage.WINDOW_START))
        .isEqualTo(Instant.parse("2026-07-14T23:00:00Z"));
    assertThat(night.of(InferenceUsage.WINDOW_END))
        .isEqualTo(Instant.parse("2026-07-15T01:00:00Z"));
    assertThat(night.of(InferenceUsage.USAGE_DATE)).isEqualTo(LocalDate.of(2026, 7, 14));
    assertThat(night.from()).isEqualTo(LocalDate.of(2026, 7, 14));
    assertThat(night.through()).isEqualTo(LocalDate.of(2026, 7, 15));
  }

  @Test
  void midnightAtItsEndIsNoLongerInAWindow() {
    RecordingSink sink =
        read(record("2026-07-14T23:00:00Z", "2026-07-15T00:00:00Z", "\"requests\":1"));
    assertThat(sink.rows.get(0).through()).isEqualTo(LocalDate.of(2026, 7, 14));
  }

  @Test
  void absentCountsAreNullAndCountedAndNeverDerived() {
    RecordingSink sink = read(hour("\"requests\":10,\"successful\":8,\"input_tokens\":\"n/a\""));
    RecordingSink.Row row = sink.rows.get(0);
    assertThat(row.of(InferenceUsage.FAILED_REQUESTS)).isNull();
    assertThat(row.of(InferenceUsage.INPUT_TOKENS)).isNull();
    assertThat(row.of(InferenceUsage.OUTPUT_TOKENS)).isNull();
    assertThat(sink.absent)
        .isEqualTo(
            Map.of(
                "not_measured:failed", 1L,
                "not_a_count:input_tokens", 1L,
                "not_measured:output_tokens", 1L));
  }

  @Test
  void whatNoRuleReadsIsKeptWithoutItsSecrets() {
    RecordingSink sink = read(sample());
    assertThat(sink.rows.get(4).of(InferenceUsage.LABELS))
        .isEqualTo(Map.of("region", "us-2", "api_key", "[masked: secret by name]"));
    assertThat(sink.unmapped).containsExactlyInAnyOrder("region", "api_key");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12 | 12 | ",
        "0 | 0 | ",
        "12.0 | 12 | ",
        "1.2e3 | 1200 | ",
        "\"7\" | 7 | ",
        "999999999999999999 | 999999999999999999 | ",
        "1000000000000000000 | | not_a_count",
        "1.5 | | not_a_count",
        "NaN | | not_a_count",
        "\"many\" | | not_a_count",
        "true | | not_a_count",
        "[1] | | not_a_count",
        "null | | not_measured",
        "\" \" | | not_measured"
      })
  void counts(String json, Long count, String problem) {
    RecordingSink sink = read(hour("\"input_tokens\":1,\"requests\":" + json));
    assertThat(sink.rows.get(0).of(InferenceUsage.REQUESTS)).isEqualTo(count);
    assertThat(sink.absent.containsKey(problem + ":requests")).isEqualTo(problem != null);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-14T01:00:00Z, 2026-07-14T01:00:00Z, window_ends_before_it_starts",
    "2026-07-14T01:00:00Z, 2026-07-14T00:00:00Z, window_ends_before_it_starts",
    "2026-05-01T00:00:00Z, 2026-06-02T00:00:01Z, window_too_long",
    "2026-12-30T23:30:00Z, 2026-12-31T00:30:00Z, clock_in_future",
    "soon, 2026-12-31T00:30:00Z, bad_from",
    "2026-07-14T01:00:00Z, 2026-07-14, bad_to"
  })
  void windowsThatAreNone(String from, String to, String reason) {
    assertThat(read(record(from, to, "\"requests\":1")).rejects.get(0).reasons())
        .containsExactly(reason);
  }

  /** 10 requests: 6 + 5 results are too many, 6 + 4 are not. */
  @Test
  void resultsAreNoMoreThanRequests() {
    assertThat(read(hour("\"requests\":10,\"successful\":6,\"failed\":5")).rejects).hasSize(1);
    assertThat(read(hour("\"requests\":10,\"successful\":6,\"failed\":4")).rejects).isEmpty();
  }

  @Test
  void windowsOverlapOnlyWithinOneDeployedVersion() {
    String whole = hour("\"requests\":1");
    String inside = record("2026-07-14T00:59:00Z", "2026-07-14T01:30:00Z", "\"requests\":2");
    String behind = record("2026-07-14T01:00:00Z", "2026-07-14T01:30:00Z", "\"requests\":3");
    String before = record("2026-07-13T23:00:00Z", "2026-07-14T00:00:00Z", "\"requests\":4");
    String other = inside.replace("\"t\"", "\"u\"");
    RecordingSink sink = read(whole + inside + behind + before + other);
    assertThat(sink.rejects).extracting(RecordingSink.Refused::line).containsExactly(2L);
    assertThat(sink.accepted).isEqualTo(4);
  }

  /** Both formats say what they are in the same field. */
  @Test
  void theFirstLineTellsUsageFromTheRegistry() {
    FileHead usage = FileHead.of("f", sample().getBytes(StandardCharsets.UTF_8));
    String line = sample().lines().filter(l -> l.contains("approval")).findFirst().orElseThrow();
    FileHead registry = FileHead.of("f", line.getBytes(StandardCharsets.UTF_8));
    assertThat(new InferenceUsageIngester().recognises(usage)).isTrue();
    assertThat(new ModelRegistryIngester().recognises(usage)).isFalse();
    assertThat(new InferenceUsageIngester().recognises(registry)).isFalse();
    assertThat(new ModelRegistryIngester().recognises(registry)).isTrue();
  }

  @Test
  void theGuideShowsARecordAsItIsRead() {
    RecordingSink sink = read(new InferenceUsageIngester().guide().example());
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.absent).isEmpty();
    assertThat(sink.unmapped).isEmpty();
  }

  /** Jackson's trees of the lines that were accepted: the same sums. */
  @Test
  void aSecondWayOfReadingAddsUpTheSame() throws IOException {
    List<String> lines = sample().lines().toList();
    long requests = 0;
    long output = 0;
    for (int line : new int[] {1, 2, 4, 8, 13}) {
      JsonNode record = new ObjectMapper().readTree(lines.get(line - 1));
      requests += record.path("requests").asLong();
      output += record.path("output_tokens").asLong();
    }
    RecordingSink sink = read(sample());
    assertThat(sum(sink, InferenceUsage.REQUESTS)).isEqualTo(requests);
    assertThat(sum(sink, InferenceUsage.OUTPUT_TOKENS)).isEqualTo(output);
  }

  /** Whatever stands in the place of whatever: each line ends in exactly one way. */
  @Test
  void noRecordIsLostWhateverIsChangedInIt() {
    String variations = JsonVariations.lines(sample().lines().findFirst().orElseThrow());
    RecordingSink sink = read(variations);
    assertThat(sink.records()).isEqualTo(variations.lines().count());
    assertThat(sink.rows).hasSize((int) sink.accepted);
    assertThat(sink.accepted).isGreaterThan(0);
  }
}

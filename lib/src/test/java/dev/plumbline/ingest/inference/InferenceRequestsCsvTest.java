package dev.plumbline.ingest.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.mapping.Mappings;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.InferenceUsage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceRequestsCsvTest {
  private static final InferenceRequestsCsv FORMAT = new InferenceRequestsCsv();
  private static final Path TRACE =
      Path.of("../../shared/data/jobs/llm-requests/AzureLLMInferenceTrace_code.csv");
  private static final String MAPPING =
      """
      model: m
      version: "1"
      target: t
      columns: {instant: at, input_tokens: in, output_tokens: out}
      """;

  private static SourceDialect by(String mapping) {
    return Mappings.declared("map.yaml", mapping);
  }

  private static RecordingSink read(String mapping, String text) throws IOException {
    return Mappings.read(FORMAT, by(mapping), text.getBytes(StandardCharsets.UTF_8));
  }

  private static RecordingSink sample() throws IOException {
    return Mappings.read(
        FORMAT,
        InferenceRequestsCsvSpecimen.SPECIMEN.dialect(),
        Files.readAllBytes(Mappings.sample("inference-requests-csv", "requests.csv")));
  }

  private static long sum(RecordingSink sink, Col column) {
    return sink.rows.stream()
        .mapToLong(row -> row.of(column) == null ? 0 : (Long) row.of(column))
        .sum();
  }

  @Test
  void theSampleGivesWhatIsWorkedOutBesideIt() throws IOException {
    RecordingSink sink = sample();
    Map<String, String> found = new TreeMap<>();
    found.put("records", "" + sink.records());
    found.put("accepted", "" + sink.accepted);
    found.put("rejected", "" + sink.rejects.size());
    found.put("rows", "" + sink.rows.size());
    found.put("requests", "" + sum(sink, InferenceUsage.REQUESTS));
    found.put("successful", "" + sum(sink, InferenceUsage.SUCCESSFUL_REQUESTS));
    found.put("failed", "" + sum(sink, InferenceUsage.FAILED_REQUESTS));
    found.put("input tokens", "" + sum(sink, InferenceUsage.INPUT_TOKENS));
    found.put("output tokens", "" + sum(sink, InferenceUsage.OUTPUT_TOKENS));
    found.put("absent", "" + sink.absent.values().stream().mapToLong(n -> n).sum());
    assertThat(found).isEqualTo(new TreeMap<>(Mappings.expected("inference-requests-csv")));
    assertThat(sink.unmapped).containsExactly("Region");
    assertThat(sink.rejects)
        .extracting(r -> r.line() + " " + r.reasons().get(0).replaceAll(":.*", ""))
        .containsExactly(
            "11 no_time_of_day",
            "12 bad_timestamp",
            "13 negative_input_tokens",
            "14 clock_in_future",
            "15 wrong_column_count");
  }

  @Test
  void anHourIsOneRowWhateverTheOrderOfItsLines() throws IOException {
    RecordingSink.Row first = sample().rows.get(0);
    assertThat(first.of(InferenceUsage.WINDOW_START))
        .isEqualTo(Instant.parse("2026-07-14T16:00:00Z"));
    assertThat(first.of(InferenceUsage.WINDOW_END))
        .isEqualTo(Instant.parse("2026-07-14T17:00:00Z"));
    assertThat(first.of(InferenceUsage.LINE_NUMBER)).isEqualTo(2L);
    assertThat(first.of(InferenceUsage.REQUESTS)).isEqualTo(4L);
    // Lines 2, 3 and 7 succeed, line 4 does not; the answer of line 7 has no length.
    assertThat(first.of(InferenceUsage.SUCCESSFUL_REQUESTS)).isEqualTo(3L);
    assertThat(first.of(InferenceUsage.FAILED_REQUESTS)).isEqualTo(1L);
    assertThat(first.of(InferenceUsage.INPUT_TOKENS)).isEqualTo(4808L + 3180 + 110 + 50);
    assertThat(first.of(InferenceUsage.OUTPUT_TOKENS)).isNull();
    assertThat(first.of(InferenceUsage.LABELS)).isNull();
  }

  @Test
  void theLastHourOfADateStaysInIt() throws IOException {
    RecordingSink sink =
        read(MAPPING, "at,in,out\n2026-07-14T23:59:59.999Z,1,2\n2026-07-15T00:00:00Z,3,4\n");
    assertThat(sink.rows)
        .extracting(r -> r.from() + " " + r.through() + " " + r.of(InferenceUsage.USAGE_DATE))
        .containsExactly("2026-07-14 2026-07-14 2026-07-14", "2026-07-15 2026-07-15 2026-07-15");
  }

  @Test
  void withoutAStatusNobodyKnowsWhatSucceeded() throws IOException {
    RecordingSink sink = read(MAPPING, "at,in,out\n2026-07-14T00:00:00Z,1,2\n");
    assertThat(sink.rows.get(0).of(InferenceUsage.SUCCESSFUL_REQUESTS)).isNull();
    assertThat(sink.rows.get(0).of(InferenceUsage.FAILED_REQUESTS)).isNull();
    assertThat(sink.absent).isEmpty();
  }

  @Test
  void localTimesWithoutAZoneAreNeverTakenForUtc() {
    assertThatThrownBy(() -> read(MAPPING, "at,in,out\n2026-07-14 00:00:00,1,2\n"))
        .isInstanceOf(MalformedFile.class)
        .hasMessageContaining("folder/file line 2: the times have no zone")
        .hasMessageContaining("set time_zone");
  }

  @Test
  void aSingleLocalTimeAmongOthersIsRefusedAlone() throws IOException {
    RecordingSink sink =
        read(MAPPING, "at,in,out\n2026-07-14T00:00:00Z,1,2\n2026-07-14 00:00:00,1,2\n");
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.rejects.get(0).reasons()).containsExactly("local_time_without_zone");
  }

  @Test
  void theHourThatIsRepeatedIsRefusedAndTheOneThatIsLeftOutIsNone() throws IOException {
    SourceDialect berlin = by(MAPPING).withTimeZone(ZoneId.of("Europe/Berlin"));
    // Clocks go from 03:00 to 02:00 on 2026-10-25 and from 02:00 to 03:00 on 2026-03-29.
    String text =
        "at,in,out\n2026-10-25 02:30:00,1,2\n2026-10-25 03:00:00,1,2\n2026-03-29 02:30:00,1,2\n";
    RecordingSink sink = Mappings.read(FORMAT, berlin, text.getBytes(StandardCharsets.UTF_8));
    assertThat(sink.rejects)
        .extracting(r -> r.line() + " " + r.reasons().get(0))
        .containsExactly("2 ambiguous_local_time", "4 no_such_local_time");
    assertThat(sink.accepted).isEqualTo(1);
  }

  @Test
  void linesMaySayWhichModelAnswered() throws IOException {
    RecordingSink sink =
        read(
            MAPPING.replace("model: m", "model: {column: Model}"),
            "at,in,out,Model\n2026-07-14T00:00:00Z,1,2,a\n2026-07-14T00:00:01Z,3,4,b\n"
                + "2026-07-14T00:00:02Z,5,6,a\n2026-07-14T00:00:03Z,7,8,\n");
    assertThat(sink.rows)
        .extracting(r -> r.of(InferenceUsage.MODEL) + " " + r.of(InferenceUsage.INPUT_TOKENS))
        .containsExactly("a 6", "b 3");
    assertThat(sink.rejects.get(0).reasons()).containsExactly("no_model");
  }

  @Test
  void aModelColumnThatNamesRequestsIsRefused() {
    StringBuilder text = new StringBuilder("at,in,out,id\n");
    for (int i = 0; i <= 100_000; i++) {
      text.append("2026-07-14T00:00:00Z,1,2,r").append(i).append('\n');
    }
    String mapping = MAPPING.replace("model: m", "model: {column: id}");
    assertThatThrownBy(() -> read(mapping, text.toString()))
        .isInstanceOf(MalformedFile.class)
        .hasMessageContaining("line 100002");
  }

  @Test
  void whatStandsBeforeABreakStillCounts() throws IOException {
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(
                "at,in,out\n2026-07-14T00:00:00Z,1,2\n2026-07-14T00:00:01Z,3,4\n2026-0"
                    .getBytes(StandardCharsets.UTF_8)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("cut");
              }
            });
    RecordingSink sink = RecordingSink.of(FORMAT);
    SourceFile file =
        new SourceFile(
            Mappings.settings(FORMAT, by(MAPPING)), "f", Instant.parse("2026-12-31T00:00:00Z"));
    assertThatThrownBy(() -> sink.readAll(FORMAT, file, broken)).hasMessageContaining("cut");
    assertThat(sink.accepted).isEqualTo(2);
    assertThat(sum(sink, InferenceUsage.INPUT_TOKENS)).isEqualTo(4);
    assertThat(sink.rejects).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model: m | model: | 1 | lacks 'model'",
        "version: \"1\" | verzion: \"1\" | 2 | did you mean 'version'",
        "target: t | target: [t] | 3 | target is no mapping",
        "instant: at, |  | 4 | columns lacks 'instant'",
        "instant: at | instant: {column: at, optional: true} | 4 | instant cannot be optional",
        "output_tokens: out | status: code | 4 | nothing says which status is a success",
        "target: t | target: t; successful: [ok] | 4 | successful names no column",
        "target: t | target: t; time: {as: unix} | 4 | no way of writing times",
        "target: t | target: {t | 4 | the mapping is no YAML"
      })
  void theMappingIsCheckedBeforeAnyFile(String part, String other, int line, String problem) {
    String mapping = MAPPING.replace(part, other == null ? "" : other.replace("; ", "\n"));
    MalformedFile mistake = Mappings.mistake(FORMAT, by(mapping));
    assertThat(mistake.file()).isEqualTo("map.yaml");
    assertThat(mistake.getMessage()).contains(problem);
    assertThat(mistake.line()).isEqualTo(line);
    assertThat(mistake.remedy()).isNotBlank();
  }

  /** The published trace, split at its commas: requests and tokens of every hour. */
  @Test
  void aSecondWayOfReadingThePublishedTraceAddsUpTheSame() throws IOException {
    assumeTrue(Files.exists(TRACE), "no published trace here");
    Map<String, long[]> hours = new TreeMap<>();
    // The last line has no end, the first is the header.
    List<String> lines = new ArrayList<>(List.of(Files.readString(TRACE).split("\n", -1)));
    lines.remove(0);
    for (String line : lines) {
      String[] cells = line.strip().split(",", -1);
      if (cells.length == 3) {
        long[] sums = hours.computeIfAbsent(cells[0].substring(0, 13), hour -> new long[3]);
        sums[0]++;
        sums[1] += Long.parseLong(cells[1]);
        sums[2] += Long.parseLong(cells[2]);
      }
    }
    SourceDialect utc = Mappings.shipped("inference-requests.yaml").withTimeZone(ZoneOffset.UTC);
    RecordingSink sink = Mappings.read(FORMAT, utc, Files.readAllBytes(TRACE));
    assertThat(sink.rejects).isEmpty();
    assertThat(sink.rows).hasSize(hours.size());
    assertThat(sink.accepted).isEqualTo(hours.values().stream().mapToLong(s -> s[0]).sum());
    assertThat(sink.accepted).isEqualTo(8819);
    for (RecordingSink.Row row : sink.rows) {
      Instant start = (Instant) row.of(InferenceUsage.WINDOW_START);
      long[] sums = hours.get(start.toString().replace('T', ' ').substring(0, 13));
      assertThat(row.of(InferenceUsage.REQUESTS)).isEqualTo(sums[0]);
      assertThat(row.of(InferenceUsage.INPUT_TOKENS)).isEqualTo(sums[1]);
      assertThat(row.of(InferenceUsage.OUTPUT_TOKENS)).isEqualTo(sums[2]);
      assertThat(row.of(InferenceUsage.USAGE_DATE)).isEqualTo(LocalDate.of(2023, 11, 16));
    }
  }
}

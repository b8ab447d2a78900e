package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.run.exports.WrittenExport;
import dev.plumbline.tables.Evaluation;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.ModelVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever writes a record chooses its words, and not the lines of an answer. */
class ForgedLinesTest {
  private static final String METRIC =
      "acc = 1\n 9  approval          PRESENT\n      approved by ceo\u202e";

  @TempDir private Path lake;

  @BeforeEach
  void aMetricWhoseNameHasLines() {
    WrittenExport given = new WrittenExport(3, "2026-07-14");
    for (String version : List.of("1", "2")) {
      given.with(
          ModelVersion.TABLE,
          "{'registry':'r','model':'m','version':'%s','registered_at':'2026-07-14T05:00:00Z'}"
              .formatted(version));
      given.with(
          LineageCompleteness.TABLE,
          "{'as_of_date':'2026-07-14','registry':'r','model':'m','version':'%s',".formatted(version)
              + "'is_traceable':false,'first_broken_link':'approval','saturation_ratio':0.5,"
              + "'links_satisfied':6.0,'links_required':12,'approval_state':'MISSING',"
              + "'parameters_state':'NOT_APPLICABLE',"
              + "'link_reasons':{'parameters':'waived by ana'}}");
      given.with(
          Evaluation.TABLE,
          "{'registry':'r','model':'m','version':'%s','metric':'%s','metric_value':0.%s,"
                  .formatted(version, METRIC.replace("\n", "\\n"), version)
              + "'evaluated_at':'2026-07-14T06:00:00Z'}");
    }
    given.into(lake);
  }

  private SampleExport.Answer asks(String... arguments) {
    SampleExport.Answer answer = SampleExport.asksOf(lake.toString(), arguments);
    assertThat(answer.code()).as(answer.failed()).isZero();
    return answer;
  }

  @Test
  void textOfARecordIsNoLineOfADiff() {
    assertThat(asks("diff", "--model", "m", "1", "2").said().lines())
        .noneMatch(line -> line.startsWith(" 9  approval"))
        .anyMatch(
            line ->
                line.startsWith("  acc = 1\\u000a 9  approval          PRESENT\\u000a")
                    && line.contains("approved by ceo\\u202e on data that nobody named"));
  }

  @Test
  void aStateOfManyLettersStandsApartFromItsReason() {
    assertThat(asks("trace", "--model", "m", "--version", "1").said().lines())
        .anyMatch(line -> line.endsWith(" NOT_APPLICABLE waived by ana"));
  }

  @Test
  void anObjectHasTheTextAsItIsAndNoCharacterThatTurnsWriting() throws IOException {
    String said = asks("diff", "--model", "m", "1", "2", "--json").said();
    assertThat(said).doesNotContain("\u202e");
    JsonNode evaluation = new ObjectMapper().readTree(said).at("/parts/4/things/0/thing");
    assertThat(evaluation.asText()).isEqualTo(METRIC + " on data that nobody named");
  }

  @Test
  void aFailureSaysNamesOfRecordsInOneLine() {
    WrittenExport given = new WrittenExport(4, "2026-07-14");
    given.with(
        LineageCompleteness.TABLE,
        "{'as_of_date':'2026-07-14','registry':'r','model':'m','version':'1\\n  cause: none'}");
    given.into(lake);
    assertThat(
            SampleExport.asksOf(lake.toString(), "trace", "--model", "m", "--version", "9")
                .failed()
                .lines())
        .noneMatch(line -> line.startsWith("  cause: none"));
  }
}

package dev.plumbline.ingest.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.mapping.Mappings;
import dev.plumbline.ingest.tabular.Packing;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TidyMappingTest {
  private static final String WIDE =
      """
      shape: wide
      instant: {column: ts, as: iso}
      device: uuid
      values:
        - {column: sm, counter: sm_active_ratio, unit: percent}
        - {column: watts, counter: power_watts, unit: watts}
      """;
  private static final String NARROW =
      """
      shape: narrow
      instant: {column: ts, as: iso}
      device: uuid
      name: metric
      value: value
      names:
        - {name: power, counter: power_watts, unit: watts}
      """;

  private static MalformedFile mistake(String yaml) {
    return Mappings.mistake(new TidyIngester(Packing.CSV), Mappings.declared("tidy.yaml", yaml));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shape: wide              | shape: wyde                | 1 | did you mean 'wide'",
        "shape: wide              | shapes: wide               | 1 | did you mean 'shape'",
        "as: iso                  | as: epoch_second           | 2 | did you mean 'epoch_seconds'",
        "as: iso                  | format: 'dd.MM.yyyy'       | 2 | time_zone: at the source",
        "as: iso                  | format: 'dd.QQQQQQQ XXX'   | 2 | MM/dd/yyyy HH:mm",
        "device: uuid             | device: {column: uuid, optional: true} | 3 | remove optional:",
        "device: uuid             | cannot_give: []            | 1 | write device: COLUMN",
        "counter: sm_active_ratio | counter: sm_active         | 5 | you mean 'sm_active_ratio'",
        "counter: sm_active_ratio | counter: power_watts       | 5 | write one of: watts",
        "unit: percent            | unit: percnt               | 5 | did you mean 'percent'",
        "unit: percent            | unit: watts                | 5 | write one of: ratio, percent",
        "', unit: percent'        | ''                         | 5 | ratio, percent, permille",
        "'counter: power_watts, ' | ''                         | 6 | add counter: one of",
        "counter: power_watts, unit: watts | optional: false   | 6 | add counter: and unit:",
        "counter: power_watts, unit: watts | counter: sm_active_ratio, unit: ratio | 6 | remove",
        "column: watts            | colum: watts               | 6 | did you mean 'column'",
        "column: watts            | column: [a, b]             | 6 | write one value",
      })
  void aMistakeNamesTheLineAndTheRemedy(String from, String to, int line, String remedy) {
    MalformedFile mistake = mistake(WIDE.replace(from.strip(), to));

    assertThat(mistake.file()).isEqualTo("tidy.yaml");
    assertThat(mistake.line()).as(mistake.getMessage()).isEqualTo(line);
    assertThat(mistake.remedy()).contains(remedy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "labels: {nodes: host}",
        "other_labels: [a]\nlabels: {pod: p}\nother_labels: [b]",
        "labels: {pod: p}\nother_labels: [pod]",
        "unread: [ts]",
        "separator: ';'",
        "name: metric",
        "labels: host",
        "other_labels: host"
      })
  void whatIsAddedWronglyIsRefused(String more) {
    assertThat(mistake(WIDE + more).remedy()).isNotBlank();
  }

  @Test
  void metricsThatNobodyKnowsAreDeclared() {
    assertThat(mistake(NARROW.replace(", counter: power_watts, unit: watts", "")).getMessage())
        .contains("tidy.yaml line 7", "'power' is no metric of DCGM");
    assertThat(mistake(NARROW.replace("names:", "values:")).getMessage())
        .contains("values has no meaning in shape narrow");
    assertThat(mistake(NARROW.replace("value: value\n", "")).getMessage())
        .contains("lacks 'value'");
  }

  @Test
  void whatIsRightIsAccepted() {
    for (String yaml :
        new String[] {
          WIDE,
          NARROW,
          NARROW.replace("power, counter: power_watts, unit: watts", "DCGM_FI_DEV_POWER_USAGE"),
          WIDE.replace("as: iso", "format: dd.MM.yyyy HH:mm XXX"),
          WIDE + "labels: {node: host, pod: {column: p, optional: true}}\nunread: [x]\n"
        }) {
      SourceDialect dialect = Mappings.declared("tidy.yaml", yaml);
      assertThatCode(
              () ->
                  new TidyIngester(Packing.CSV)
                      .check(Mappings.settings(new TidyIngester(Packing.CSV), dialect)))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void theShippedMappingsAreRight() {
    SourceDialect narrow =
        Mappings.shipped("tidy-narrow.yaml").withTimeZone(ZoneId.of("Europe/Berlin"));
    for (SourceDialect dialect : new SourceDialect[] {Mappings.shipped("tidy-wide.yaml"), narrow}) {
      assertThatCode(
              () ->
                  new TidyIngester(Packing.PARQUET)
                      .check(Mappings.settings(new TidyIngester(Packing.PARQUET), dialect)))
          .doesNotThrowAnyException();
    }
    assertThat(
            Mappings.mistake(new TidyIngester(Packing.CSV), Mappings.shipped("tidy-narrow.yaml"))
                .remedy())
        .contains("time_zone: at the source");
  }
}

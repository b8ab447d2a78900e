package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.SourceDialect.DateOrder;
import dev.plumbline.ingest.SourceDialect.DecimalMark;
import dev.plumbline.ingest.SourceDialect.MappingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a source says of its files. */
class SourceSectionTest {
  private static final String SOURCE =
      """
      sources:
        - name: s
          format: nvidia-smi-csv
          path: x/*.log
      """;

  @TempDir private Path folder;

  private ConfigurationFile read(String text) {
    try {
      Path file = folder.resolve("plumbline.yaml");
      Files.writeString(file, text);
      return ConfigurationFile.read(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private SourceDialect dialect(String lines) {
    return read(SOURCE + lines).configuration().sources().get(0).settings().dialect();
  }

  private Failure refused(String text) {
    return catchThrowableOfType(Failure.class, () -> read(text));
  }

  @Test
  void whatIsNotSaidIsLeftOpen() {
    assertThat(dialect("")).isEqualTo(SourceDialect.NONE);
  }

  @Test
  void everythingThatFilesLeaveOpenCanBeSaid() throws IOException {
    String mapping = "columns: [timestamp, uuid, utilization.gpu]\n";
    Files.writeString(folder.resolve("columns.yaml"), mapping);
    assertThat(
            dialect(
                """
                    time_zone: Europe/Berlin
                    node: n1
                    node_pattern: '^([a-z]+)-'
                    date_order: day_first
                    mapping: columns.yaml
                    registry: mlflow-prod
                """))
        .isEqualTo(
            new SourceDialect(
                ZoneId.of("Europe/Berlin"),
                "n1",
                "^([a-z]+)-",
                DateOrder.DAY_FIRST,
                null,
                new MappingFile("columns.yaml", mapping),
                "mlflow-prod"));
  }

  @Test
  void aWrongValueNamesItsLineAndWhatIsMeant() {
    Failure zone = refused(SOURCE + "    time_zone: Berlin\n");
    assertThat(zone.category()).isEqualTo(Category.CONFIGURATION);
    assertThat(zone.getMessage()).contains("time_zone").contains("Berlin");
    assertThat(zone.because()).endsWith("line 5");
    assertThat(zone.remedy()).contains("Europe/Berlin");
    assertThat(refused(SOURCE + "    node_pattern: '[a-z]+'\n").remedy()).contains("one group");
    assertThat(refused(SOURCE + "    node_pattern: '(['\n").getMessage()).contains("node_pattern");
    assertThat(refused(SOURCE + "    date_order: dmy\n").remedy()).contains("day_first");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          instant_pattern: '('                       | instant_pattern
          instant_pattern: 'scrape'                  | whose group 1 is the instant
          instant_format: yyyy                       | without instant_pattern
          {instant_pattern: '(a)', instant_format: b} | instant_format
          interval_seconds: 0                        | has interval_seconds 0, which is out of range
          interval_seconds: -5                       | has interval_seconds -5, which is out
          path: 'a[b'                                | path is no pattern
          """)
  void whatNoFileCanBeReadWithIsRefusedAtOnce(String keys, String problem) {
    String text =
        keys.startsWith("{") ? keys.substring(1, keys.length() - 1).replace(", ", "\n    ") : keys;
    String source = keys.startsWith("path") ? SOURCE.replaceFirst(" *path: .*\n", "") : SOURCE;
    Failure failure = refused(source + "    " + text + "\n");
    assertThat(failure.category()).isEqualTo(Category.CONFIGURATION);
    assertThat(failure.getMessage() + " " + failure.remedy()).contains(problem);
    assertThat(failure.because()).contains("line ");
  }

  @Test
  void aMappingThatIsNotThereOrWrongIsFoundAtStartUp() throws IOException {
    Failure missing = refused(SOURCE + "    mapping: columns.yaml\n");
    assertThat(missing.category()).isEqualTo(Category.CONFIGURATION);
    assertThat(missing.getMessage()).contains("columns.yaml cannot be read");
    Files.writeString(
        folder.resolve("columns.yaml"), "columns: [timestamp, uuid, utilisation.gpu]\n");
    Failure wrong = refused(SOURCE + "    mapping: columns.yaml\n");
    assertThat(wrong.getMessage()).contains("source s").contains("utilisation.gpu");
    assertThat(wrong.because()).contains("columns.yaml line 1");
    assertThat(wrong.remedy()).contains("utilization.gpu");
  }

  @Test
  void theDecimalMarkIsForFormatsWhoseAmountsAreReadAsTheyStand() {
    String bill = SOURCE.replace("nvidia-smi-csv", "focus-csv");
    assertThat(
            read(bill + "    decimal_mark: comma\n")
                .configuration()
                .sources()
                .get(0)
                .settings()
                .dialect()
                .declaredDecimalMark())
        .contains(DecimalMark.COMMA);
    assertThat(refused(bill + "    decimal_mark: ','\n").remedy()).contains("point or comma");
    assertThat(refused(SOURCE + "    decimal_mark: comma\n").getMessage())
        .contains("decimal_mark is not read of nvidia-smi-csv");
  }

  @Test
  void aSourceMayLeaveTheFormatToItsFiles() {
    String auto = SOURCE.replace("nvidia-smi-csv", "auto");
    assertThat(read(auto).configuration().sources().get(0).settings().format()).isEqualTo("auto");
  }

  @Test
  void theConfigurationOfEveryFormatIsRead() {
    ConfigurationFile file =
        ConfigurationFile.read(Path.of("..", "data", "samples", "formats", "plumbline.yaml"));
    assertThat(file.configuration().sources()).hasSizeGreaterThanOrEqualTo(25);
  }
}

package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.failure.Failure.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that are well written and that nothing can hold. */
class ConfigurationLimitsTest {
  @TempDir private Path folder;

  /** Each of them once ended the run in an error of Java's own, or never. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lake: "a\\0b"                                       | lake in the configuration is not
          sources: [{name: a, format: tidy-csv, path: a, mapping: "\\0"}] | mapping in sources[0]
          invoice_totals: [{amount: 1e99999999}]                | amount in invoice_totals[0] is not
          instance_types: [{gpus: 0e-99999999}]                 | gpus in instance_types[0] is not
          prices: [{from: +999999999-12-31}]                    | from in prices[0] is not a date
          sources: [{name: a, format: dcgm-exposition, instant: +1000000000-12-31T23:59:59Z}] | \
            instant in sources[0] is not an instant
          """)
  void whatJavaCannotHoldIsAMistakeOfTheFile(String text, String problem) throws IOException {
    Path file = folder.resolve("plumbline.yaml");
    Files.writeString(file, text + "\n");
    assertThat(ConfigurationFile.inspect(file).problems())
        .allSatisfy(each -> assertThat(each.category()).isEqualTo(Category.CONFIGURATION))
        .anySatisfy(each -> assertThat(each.getMessage()).contains(problem));
  }

  @Test
  void aPatternThatJavaCannotTakeInIsAMistakeOfTheFile() throws IOException {
    Path file = folder.resolve("plumbline.yaml");
    String pattern = "(".repeat(100_000) + "a" + ")".repeat(100_000);
    Files.writeString(
        file,
        "sources: [{name: a, format: dcgm-exposition, path: a, instant_pattern: '"
            + pattern
            + "'}]");
    assertThat(ConfigurationFile.inspect(file).problems().get(0).getMessage())
        .contains("instant_pattern in sources[0] is not a pattern")
        .hasSizeLessThan(400);
  }
}

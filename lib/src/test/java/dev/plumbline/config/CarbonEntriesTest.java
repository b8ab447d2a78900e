package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.failure.Failure;
import dev.plumbline.metrics.carbon.Electricity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarbonEntriesTest {
  private static final String SOURCE =
      """
      sources:
        - name: a
          format: focus-csv
          path: landing/*.csv
      """;

  @TempDir private Path folder;

  private List<Electricity> read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("plumbline.yaml"), SOURCE + text);
    return ConfigurationFile.read(file).configuration().electricity();
  }

  @Test
  void aClusterHasARegionOrFiguresOfItsOwn() throws IOException {
    assertThat(
            read(
                """
                carbon:
                  - {cluster: hpc, from: 2026-07-01, grams_per_kwh: 320, pue: 1.25}
                  - {cluster: serve-eu, provider: GCP, region: europe-west4}
                  - {provider: AWS, region: us-east-1, pue: 1.2}
                """))
        .containsExactly(
            Electricity.own("hpc", LocalDate.of(2026, 7, 1), 320.0, 1.25),
            Electricity.of("serve-eu", null, "GCP", "europe-west4", null, null),
            Electricity.of(null, null, "AWS", "us-east-1", null, 1.2));
    assertThat(read("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {cluster: a}                                   | nothing is said
          {cluster: a, pue: 1.2}                         | nothing is said
          {cluster: a, provider: AWS}                    | together
          {cluster: a, region: us-east-1}                | together
          {cluster: a, provider: AWS, region: mars-1}    | mars-1
          {cluster: a, grams_per_kwh: 300, pue: 0.5}     | pue
          {cluster: a, grams_per_kwh: many}              | grams_per_kwh
          {cluster: a, grams_per_kwh: 300, PUE: 1.1}     | 'PUE'
          """)
  void whatCannotBeIsRefusedWithItsLine(String entry, String problem) {
    Failure failure =
        assertThatExceptionOfType(Failure.class)
            .isThrownBy(() -> read("carbon:\n  - " + entry + "\n"))
            .actual();
    assertThat(failure.getMessage() + failure.because()).contains(problem);
    assertThat(failure.because()).contains("line 6");
  }

  @Test
  void twoEntriesOfOneClusterAndDateAreOneTooMany() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(
            () ->
                read(
                    """
                    carbon:
                      - {cluster: a, grams_per_kwh: 1, pue: 1}
                      - {cluster: a, grams_per_kwh: 2, pue: 1}
                    """))
        .withMessageContaining("cluster a stands twice, first in line 6");
  }
}

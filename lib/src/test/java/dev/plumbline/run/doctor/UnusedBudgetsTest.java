package dev.plumbline.run.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusedBudgetsTest {
  private static final String CONFIGURATION =
      """
      sources:
        - {name: a, format: focus-csv, path: landing/*.csv}
      owners:
        - {namespace: train, team: vision, project: argus}
      budgets:
        - {team: vision, monthly: 100, currency: USD}
        - {team: vision, project: argus, monthly: 50, currency: USD}
        - {team: vison, monthly: 100, currency: USD}
        - {team: vision, project: argos, monthly: 50, currency: USD}
      """;

  @TempDir private Path folder;

  @Test
  void aBudgetOfNobodyIsAWarningAtItsLine() throws IOException {
    Path file = folder.resolve("plumbline.yaml");
    Files.writeString(file, CONFIGURATION + "lake: " + folder.resolve("lake") + "\n");
    assertThat(new Doctor(Place.of(file), null, Instant.now()).examine())
        .filteredOn(finding -> finding.what().startsWith("budgets"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.what())
                  .isEqualTo(
                      "budgets of teams or projects that no entry under owners: names: {team:"
                          + " vison, monthly: 100, currency: USD}, {team: vision, project: argos,"
                          + " monthly: 50, currency: USD}; they will have spent nothing");
              assertThat(finding.where()).endsWith("line 8");
            });
  }
}

package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.cost.budget.Budget;
import dev.plumbline.failure.Failure;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetEntriesTest {
  private static final String SOURCE =
      """
      sources:
        - name: a
          format: focus-csv
          path: landing/*.csv
      """;
  private static final String VISION = "  - {team: vision, monthly: 12000, currency: USD";

  @TempDir private Path folder;

  private List<Budget> read(String entries) throws IOException {
    Path file =
        Files.writeString(folder.resolve("plumbline.yaml"), SOURCE + "budgets:\n" + entries);
    return ConfigurationFile.read(file).configuration().budgets();
  }

  private Failure refused(String entries) {
    return assertThatExceptionOfType(Failure.class).isThrownBy(() -> read(entries)).actual();
  }

  @Test
  void aBudgetIsOfATeamOrOneOfItsProjects() throws IOException {
    BigDecimal amount = new BigDecimal(12000);
    assertThat(
            read(
                VISION
                    + ", from: 2026-07-01}\n"
                    + VISION
                    + "}\n"
                    + VISION
                    + ", project: argus}\n"
                    + VISION.replace("USD", "EUR")
                    + "}\n"))
        .containsExactly(
            new Budget("vision", null, amount, "USD", LocalDate.of(2026, 7, 1)),
            new Budget("vision", null, amount, "USD", null),
            new Budget("vision", "argus", amount, "USD", null),
            new Budget("vision", null, amount, "EUR", null));
    assertThat(read("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {monthly: 1, currency: USD}                              | lacks 'team'
          {team: a, currency: USD}                                 | lacks 'monthly'
          {team: a, monthly: 1}                                    | lacks 'currency'
          {team: a, monthly: -1, currency: USD}                    | has monthly -1
          {team: a, monthly: 1e16, currency: USD}                  | out of range
          {team: a, monthly: much, currency: USD}                  | is not a decimal number
          {team: a, monthly: 1, currency: dollars}                 | no code of three letters
          {team: a, monthly: 1, currency: USD, from: 2026-07-15}   | inside a month
          {team: a, monthly: 1, currency: USD, from: July}         | is not a date
          {team: a, monthly: 1, currency: USD, yearly: 12}         | unknown key 'yearly'
          {team: a, team: b, monthly: 1, currency: USD}            | 'team' stands twice
          """)
  void whatIsNoBudgetIsRefusedWithItsLine(String entry, String problem) {
    Failure failure = refused("  - " + entry + "\n");
    assertThat(failure.getMessage()).contains(problem);
    assertThat(failure.because()).contains("line 6");
  }

  @Test
  void twoBudgetsOfOneMonthAreRefused() {
    Failure twice = refused(VISION + "}\n" + VISION.replace("12000", "9000") + "}\n");
    assertThat(twice.getMessage())
        .contains("the budget of vision in USD stands twice, first in line 6");
    assertThat(twice.because()).endsWith("line 7");
  }

  @Test
  void theNewestStandsFirst() {
    assertThat(refused(VISION + "}\n" + VISION + ", from: 2026-07-01}\n").getMessage())
        .contains("an entry before has all months of this one");
  }
}

package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.cost.spread.SharedCost;
import dev.plumbline.failure.Failure;
import dev.plumbline.terms.ShareKind;
import dev.plumbline.terms.SharedCostRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedCostEntriesTest {
  private static final String SOURCE =
      """
      sources:
        - name: a
          format: focus-csv
          path: landing/*.csv
      shared_costs:
      """;

  @TempDir private Path folder;

  private List<SharedCost> read(String... entries) throws IOException {
    StringBuilder text = new StringBuilder(SOURCE);
    for (String entry : entries) {
      text.append("  - ").append(entry).append('\n');
    }
    Path file = Files.writeString(folder.resolve("plumbline.yaml"), text);
    return ConfigurationFile.read(file).configuration().sharedCosts();
  }

  private Failure refused(String... entries) {
    return assertThatExceptionOfType(Failure.class).isThrownBy(() -> read(entries)).actual();
  }

  @Test
  void whoIsChargedWithWhatIsSharedIsDeclared() throws IOException {
    assertThat(
            read(
                "{kind: tax, rule: by_use}",
                "{kind: empty, rule: team, team: platform, from: 2026-08-01}",
                "{kind: empty, rule: leave}",
                "{kind: any, rule: even}"))
        .containsExactly(
            new SharedCost(ShareKind.TAX, SharedCostRule.BY_USE, null, null),
            new SharedCost(
                ShareKind.EMPTY, SharedCostRule.TEAM, "platform", LocalDate.of(2026, 8, 1)),
            new SharedCost(ShareKind.EMPTY, SharedCostRule.LEAVE, null, null),
            new SharedCost(null, SharedCostRule.EVEN, null, null));
    assertThat(read("{rule: even}"))
        .containsExactly(new SharedCost(null, SharedCostRule.EVEN, null, null));
    assertThat(read()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {kind: taxes, rule: even}                     | is not one of any, | write one of any,
          {kind: tax, rule: by_weight}                  | is not one of leave, even, by_use, team |\
           write one of leave
          {kind: tax}                                   | lacks 'rule'     | add rule: …
          {kind: tax, rule: team}                       | lacks 'team'     | add team: …
          {kind: tax, rule: team, team: ' '}            | lacks 'team'     | add team: …
          {kind: tax, rule: even, team: a}              | names a team beside rule even |\
           take team: out
          {kind: held, rule: even}                      | somebody is charged directly |\
           name one of unallocated_by_provider, empty
          {kind: allocated_by_provider, rule: even}     | somebody is charged directly | empty
          {kind: tax, rule: even, since: 2026-01-01}    | 'since'          | did you mean
          {kind: tax, rule: even, from: July}           | is not a date    | write a date
          {kind: [tax, credit], rule: even}             | is no single value | write one value
          """)
  void whatSharesNothingOrWithNobodyIsRefusedWithItsLineAndRemedy(
      String entry, String problem, String remedy) {
    Failure failure = refused(entry);
    assertThat(failure.getMessage()).contains(problem);
    assertThat(failure.because()).endsWith("plumbline.yaml line 6");
    assertThat(failure.remedy()).contains(remedy);
  }

  @Test
  void aKindHasOneRuleFromADateOn() {
    Failure twice = refused("{kind: tax, rule: even}", "{kind: tax, rule: by_use}");
    assertThat(twice.getMessage()).contains("kind tax stands twice, first in line 6");
    assertThat(twice.because()).endsWith("line 7");
    assertThat(refused("{rule: even}", "{kind: any, rule: leave}").getMessage())
        .contains("kind any stands twice, first in line 6");
  }

  @Test
  void theNewestRuleOfAKindStandsFirst() throws IOException {
    String august = "{kind: tax, rule: even, from: 2026-08-01}";
    String always = "{kind: tax, rule: by_use}";
    assertThat(read(august, always)).hasSize(2);
    assertThat(refused(always, august).getMessage())
        .contains("an entry before has all billing periods of this one");
  }
}

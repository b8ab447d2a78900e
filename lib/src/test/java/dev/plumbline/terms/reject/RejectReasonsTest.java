package dev.plumbline.terms.reject;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every reason is declared once, and nothing that reads files has one of its own. */
class RejectReasonsTest {
  private static final Path INGEST = Path.of("src/main/java/dev/plumbline/ingest");

  /** A text where only a declared reason belongs. */
  private static final Pattern OWN =
      Pattern.compile(
          "\\b(?:reject|refuse|refused)\\(.*\"|new"
              + " Target\\(.*\"\\)|(?:problems|refusals)\\.add\\(.*\"|\\bproblem = .*\"");

  /** What a declared reason is filled with, and texts that cut the details of one. */
  private static final Pattern DECLARED =
      Pattern.compile(
          "[A-Za-z]+Reject\\.[A-Z_]+\\.(?:of|with|predicate)\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)"
              + "|\"(?:: | )\"");

  private static boolean isOwn(String line) {
    return OWN.matcher(DECLARED.matcher(line).replaceAll("")).find();
  }

  @Test
  void everyReasonSaysWhatItMeansAndWhatToDo() {
    assertThat(RejectReasons.ALL).extracting(RejectReason::text).doesNotHaveDuplicates();
    assertThat(RejectReasons.ALL)
        .allSatisfy(
            reason -> {
              assertThat(reason.meaning()).as(reason.text()).matches("(?s)[A-Z\\u2026].*\\.");
              assertThat(reason.remedy()).as(reason.text()).matches("(?s)[A-Z].*\\.");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no_instant|NO_INSTANT",
        "no_target|NO_FIELD",
        "clock_in_future: BillingPeriodStart 2027-09-01T00:00:00Z|CLOCK_IN_FUTURE",
        "BilledCost has no value|HAS_NO_VALUE",
        "BilledCost is no decimal of at most 26.12 digits: 12: 3|IS_NO_DECIMAL",
        "BilledCost may be 1250 or 1.250; say decimal_mark: point or comma of the source: 1,250"
            + "|MAY_BE_EITHER",
        "BilledCost is in EUR where BillingCurrency is USD|IS_OF_ANOTHER_CURRENCY",
        "ChargePeriodEnd is no date MM/dd/yyyy: 14.7.26|IS_NO_DATE",
        "wrong_column_count: 3 fields where the header has 4|WRONG_COLUMN_COUNT",
        "malformed_file: a.csv line 1: this is Parquet (x); y|MALFORMED_FILE"
      })
  void whatIsStoredTellsItsReason(String stored, String name) {
    assertThat(RejectReasons.told(stored)).map(RejectReason::name).contains(name);
  }

  @Test
  void aTextThatNoReasonMakesTellsNone() {
    assertThat(RejectReasons.told("something else")).isEmpty();
    assertThat(RejectReasons.told("no_instantly: x")).map(RejectReason::name).contains("NO_FIELD");
    assertThat(RejectReasons.remedy(List.of("something else"))).isNull();
  }

  @Test
  void whatVariesStandsInItsPlace() {
    assertThat(ChargeReject.IS_OF_ANOTHER_CURRENCY.of("BilledCost", "EUR", "USD"))
        .isEqualTo("BilledCost is in EUR where BillingCurrency is USD");
    assertThat(ChargeReject.MAY_BE_EITHER.predicate("1250", "1.250"))
        .isEqualTo("may be 1250 or 1.250; say decimal_mark: point or comma of the source");
    assertThat(RecordReject.NO_FIELD.of("target")).isEqualTo("no_target");
    assertThat(TimeReject.CLOCK_IN_FUTURE.with("x")).isEqualTo("clock_in_future: x");
  }

  /** The remedy of a sample without a time is the key that gives it one. */
  @Test
  void theRemedyOfNoInstantNamesInstantPattern() {
    assertThat(RejectReasons.remedy(List.of("no_instant"))).contains("instant_pattern");
  }

  @Test
  void noReaderHasAReasonOfItsOwn() throws IOException {
    List<String> found = new ArrayList<>();
    List<Pattern> codes =
        RejectReasons.ALL.stream()
            .map(RejectReason::text)
            .filter(code -> !code.contains(RejectReason.VARYING) && !code.contains(" "))
            .map(code -> Pattern.compile("\"" + code + "[\":]"))
            .toList();
    try (Stream<Path> files = Files.walk(INGEST)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        int number = 0;
        for (String line : Files.readAllLines(file)) {
          number++;
          boolean isCode = codes.stream().anyMatch(code -> code.matcher(line).find());
          // What is ignored or absent has reasons of its own, which may be the same words.
          boolean isLeftOut = line.matches(".*(ignored|absent|leaveOut).*");
          if (!isLeftOut && (isCode || isOwn(line))) {
            found.add(file.getFileName() + " line " + number + ": " + line.strip());
          }
        }
      }
    }
    assertThat(found).as("write the constant of dev.plumbline.terms.reject instead").isEmpty();
  }

  /** The check above finds what it is for. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "line.reject(\"bad_timestamp\", sink);",
        "sink.reject(line, raw, List.of(\"own_word\"));",
        "problems.add(\"own_word\");",
        "draft.refuse(\"own words: \" + text);",
        "return new Target(null, null, null, \"own_word\");",
        "problem = \"own_word\";"
      })
  void ownReasonsAreFound(String line) {
    assertThat(isOwn(line)).isTrue();
  }
}

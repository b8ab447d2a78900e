package dev.plumbline.cost.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Numbers can be read where names can, are file names whatever a team is called, and differ. */
class DocumentNumberTest {
  private static final YearMonth JULY = YearMonth.of(2026, 7);

  private static String number(String team, String currency) {
    return DocumentNumber.of(JULY, new Account(team, currency), 1);
  }

  @Test
  void aPlainNameIsReadAsItIs() {
    assertThat(number("speech", "EUR")).isEqualTo("2026-07-speech-EUR-1");
    assertThat(number("llm_infra-2", "USD")).isEqualTo("2026-07-llm_infra-2-USD-1");
    assertThat(number(null, "USD")).isEqualTo("2026-07-unallocated-USD-1");
    assertThat(DocumentNumber.of(JULY, new Account("speech", "EUR"), 12))
        .isEqualTo("2026-07-speech-EUR-12");
  }

  @Test
  void anyOtherIsWhatCanBeReadOfItAndADigest() {
    // printf 'Speech' | sha256sum, and so on: the first twelve digits
    assertThat(number("Speech", "EUR")).isEqualTo("2026-07-speech-3565fcc6c17d-EUR-1");
    assertThat(number("../../etc", "EUR")).isEqualTo("2026-07-etc-74ccf3c5b4c1-EUR-1");
    assertThat(number("<script>", "EUR")).matches("2026-07-script-[0-9a-f]{12}-EUR-1");
    assertThat(number("..", "EUR")).matches("2026-07-team-[0-9a-f]{12}-EUR-1");
    assertThat(number("speech", "../x")).matches("2026-07-speech-x[0-9a-f]{12}-1");
  }

  @Test
  void noTwoAccountsShareANumberNotEvenWhereCapitalsAreNotToldApart() {
    String like = number("Speech", "EUR").substring("2026-07-".length()).replace("-EUR-1", "");
    List<String> teams =
        List.of(
            "speech",
            "Speech",
            "SPEECH",
            "speech ",
            "sp/eech",
            "sp eech",
            "sp-eech",
            like,
            "unallocated",
            "Unallocated",
            "a/b",
            "a-b",
            "a_b",
            "a b",
            "..",
            ".",
            "/",
            "\"",
            "'",
            "<script>",
            "=cmd",
            "名",
            "x".repeat(300),
            "x".repeat(301),
            "speech-EUR",
            "speech-eur");
    Set<String> numbers = new HashSet<>();
    for (String currency : List.of("EUR", "eur", "USD", "", "x")) {
      assertThat(numbers.add(number(null, currency).toLowerCase(Locale.ROOT))).isTrue();
      for (String team : teams) {
        String number = number(team, currency);
        assertThat(number).matches("[A-Za-z0-9_-]{1,100}");
        assertThat(numbers.add(number.toLowerCase(Locale.ROOT))).as(team + " " + currency).isTrue();
      }
    }
  }
}

package dev.plumbline.cost.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.terms.ShareKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which documents are due, each case worked out by hand. */
class DocumentsDueTest {
  private static final YearMonth JULY = YearMonth.of(2026, 7);

  private final List<StatementDocument> issued = new ArrayList<>();

  private static LineKey key(ShareKind kind, String project, String invoice) {
    return new LineKey(LineKind.of(kind), project, LocalDate.of(2026, 7, 1), invoice);
  }

  private static Amounts amounts(String billed, String effective, String seconds) {
    return new Amounts(
        new BigDecimal(billed),
        new BigDecimal(effective),
        BigDecimal.ZERO,
        seconds == null ? null : new BigDecimal(seconds),
        null);
  }

  private static void held(ChargedLines lines, String team, String project, String cost) {
    lines.add(
        new Account(team, "EUR"), key(ShareKind.HELD, project, "I-1"), amounts(cost, cost, "3600"));
  }

  private static void tax(ChargedLines lines, String cost) {
    lines.add(new Account(null, "EUR"), key(ShareKind.TAX, null, "I-1"), amounts(cost, cost, null));
  }

  private List<String> due(ChargedLines now) {
    List<StatementDocument> due = DocumentsDue.of(JULY, now, issued);
    issued.addAll(due);
    assertThat(DocumentsDue.of(JULY, now, issued)).as("again").isEmpty();
    return due.stream()
        .map(
            document ->
                "%s %s %s %s %s"
                    .formatted(
                        document.number(),
                        document.kind().text(),
                        document.corrects(),
                        document.total().billed().toPlainString(),
                        document.lines().size()))
        .toList();
  }

  private ChargedLines july() {
    ChargedLines lines = new ChargedLines();
    held(lines, "speech", "echo", "5.00");
    held(lines, "speech", "lyre", "2.00");
    held(lines, "vision", "argus", "3.00");
    tax(lines, "1.00");
    return lines;
  }

  @Test
  void everyAccountGetsAStatement() {
    assertThat(due(july()))
        .containsExactly(
            "2026-07-speech-EUR-1 statement null 7.00 2",
            "2026-07-vision-EUR-1 statement null 3.00 1",
            "2026-07-unallocated-EUR-1 statement null 1.00 1");
  }

  @Test
  void whatDiffersIsADocumentOfTheDifference() {
    due(july());
    ChargedLines later = july();
    // speech: 7.00 + (−0.50) + 0.20 = 6.70, so −0.30 in two lines; tax 1.00 + 0.25
    held(later, "speech", "echo", "-0.50");
    held(later, "speech", "lyre", "0.20");
    tax(later, "0.25");
    assertThat(due(later))
        .containsExactly(
            "2026-07-speech-EUR-2 credit_note 2026-07-speech-EUR-1 -0.30 2",
            "2026-07-unallocated-EUR-2 supplement 2026-07-unallocated-EUR-1 0.25 1");
    // and back again: each third document undoes the second
    assertThat(due(july()))
        .containsExactly(
            "2026-07-speech-EUR-3 supplement 2026-07-speech-EUR-1 0.30 2",
            "2026-07-unallocated-EUR-3 credit_note 2026-07-unallocated-EUR-1 -0.25 1");
  }

  @Test
  void whatMovesToAnotherProjectIsACorrectionOfNothing() {
    due(july());
    ChargedLines later = july();
    held(later, "speech", "echo", "-5.00");
    held(later, "speech", "nova", "5.00");
    assertThat(due(later))
        .containsExactly("2026-07-speech-EUR-2 correction 2026-07-speech-EUR-1 0.00 2");
  }

  @Test
  void whatMovesToATeamThatHadNothingIsItsStatementAndTheOthersCreditNote() {
    due(july());
    ChargedLines later = july();
    held(later, "vision", "argus", "-3.00");
    held(later, "robots", "argus", "3.00");
    assertThat(due(later))
        .containsExactly(
            "2026-07-robots-EUR-1 statement null 3.00 1",
            "2026-07-vision-EUR-2 credit_note 2026-07-vision-EUR-1 -3.00 1");
  }

  @Test
  void anAccountThatIsChargedNoMoreGetsAllOfItBack() {
    due(july());
    ChargedLines later = new ChargedLines();
    held(later, "vision", "argus", "3.00");
    tax(later, "1.00");
    assertThat(due(later))
        .containsExactly("2026-07-speech-EUR-2 credit_note 2026-07-speech-EUR-1 -7.00 2");
  }

  @Test
  void whereAsMuchIsBilledTheEffectiveCostDecides() {
    due(july());
    ChargedLines later = july();
    LineKey echo = key(ShareKind.HELD, "echo", "I-1");
    later.add(new Account("speech", "EUR"), echo, amounts("0", "-0.10", null));
    assertThat(due(later))
        .containsExactly("2026-07-speech-EUR-2 credit_note 2026-07-speech-EUR-1 0.00 1");
  }

  @Test
  void currenciesAreAccountsOfTheirOwn() {
    ChargedLines lines = july();
    lines.add(
        new Account("speech", "USD"), key(ShareKind.HELD, "echo", "I-2"), amounts("4", "4", null));
    assertThat(due(lines))
        .contains(
            "2026-07-speech-EUR-1 statement null 7.00 2",
            "2026-07-speech-USD-1 statement null 4 1");
  }

  @Test
  void nothingIsNoDocument() {
    ChargedLines lines = new ChargedLines();
    held(lines, "speech", "echo", "0.00");
    lines.add(
        new Account("speech", "EUR"),
        key(ShareKind.HELD, "echo", "I-1"),
        amounts("0", "0", "-3600"));
    assertThat(due(lines)).isEmpty();
  }

  @Test
  void whatIsSharedStandsWithAMinusWhereItWasNobodys() {
    ChargedLines lines = july();
    LineKey shared =
        new LineKey(new LineKind(ShareKind.TAX, true), null, LocalDate.of(2026, 7, 1), "I-1");
    // 1.00 of tax, 7 : 3 by what teams are charged
    lines.add(new Account("speech", "EUR"), shared, amounts("0.70", "0.70", null));
    lines.add(new Account("vision", "EUR"), shared, amounts("0.30", "0.30", null));
    lines.add(new Account(null, "EUR"), shared, amounts("-1.00", "-1.00", null));
    assertThat(due(lines))
        .containsExactly(
            "2026-07-speech-EUR-1 statement null 7.70 3",
            "2026-07-vision-EUR-1 statement null 3.30 2",
            "2026-07-unallocated-EUR-1 statement null 0.00 2");
    assertThat(LineKind.of(shared.kind().text())).isEqualTo(shared.kind());
    assertThat(shared.kind().label()).isEqualTo("shared: tax");
  }
}

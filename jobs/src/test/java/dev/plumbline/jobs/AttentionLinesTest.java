package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.terms.AttentionKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionLinesTest {
  private static final RowLayout ROW = RowLayout.of(AttentionDaily.TABLE);
  private static final LocalDate DAY = LocalDate.of(2026, 7, 14);

  private static Cells row(AttentionKind kind, String subject, String seconds, String cost) {
    return ROW.read(
        ROW.draft()
            .set(AttentionDaily.ATTENTION_DATE, DAY)
            .set(AttentionDaily.KIND, kind)
            .set(AttentionDaily.SUBJECT, subject)
            .set(AttentionDaily.CURRENCY, cost == null ? null : "EUR")
            .set(AttentionDaily.COST_AT_STAKE, cost == null ? null : new BigDecimal(cost))
            .set(
                AttentionDaily.GPU_SECONDS_AT_STAKE,
                seconds == null ? null : new BigDecimal(seconds))
            .set(AttentionDaily.SINCE_DATE, DAY.minusDays(2))
            .set(AttentionDaily.DETAIL, "seen " + subject)
            .set(AttentionDaily.REMEDY, "mend " + subject)
            .row());
  }

  @Test
  void aDateOfWhichNothingIsMissingSaysSo() {
    assertThat(AttentionLines.lines(DAY, List.of(), List.of()))
        .containsExactly(
            "attention: nothing was found that makes the figures of 2026-07-14 incomplete");
  }

  @Test
  void whatNoSourceTellsOfIsNoGoodNews() {
    assertThat(AttentionLines.lines(DAY, List.of(), List.of("GPU time", "cost")))
        .containsExactly(
            "attention: not measured on 2026-07-14, since no source tells of it: GPU time, cost");
  }

  @Test
  void oneThingIsToldWithWhatWasSeenAndWhatToDo() {
    // 5,400 s are 1.5 h
    assertThat(
            AttentionLines.lines(
                DAY,
                List.of(row(AttentionKind.BILLED_NEVER_SEEN, "i-1", "5400", "12.345")),
                List.of()))
        .containsExactly(
            "attention: 1 thing makes the figures of 2026-07-14 incomplete",
            "  billed machine never seen: i-1, 1.50 GPU-h, EUR 12.35, since 2026-07-12",
            "      seen:   seen i-1",
            "      remedy: mend i-1");
  }

  @Test
  void theGravestKindComesFirstAndOfEachTheMostMoneyWhateverItsSign() {
    List<Cells> rows =
        List.of(
            row(AttentionKind.OWNERLESS_NAMESPACE, "lab", "3600", "900"),
            row(AttentionKind.UNEXPLAINED_COST, "A-1", null, "5"),
            row(AttentionKind.UNEXPLAINED_COST, "A-2", null, "-70"),
            row(AttentionKind.UNEXPLAINED_COST, "A-3", null, null),
            row(AttentionKind.UNREADABLE_FILE, "b: f", null, null));
    assertThat(AttentionLines.lines(DAY, rows, List.of()))
        .filteredOn(line -> !line.startsWith("      "))
        .containsExactly(
            "attention: 5 things make the figures of 2026-07-14 incomplete",
            "  file that could not be read: b: f, since 2026-07-12",
            "  invoice that does not add up: A-2, EUR -70.00, since 2026-07-12",
            "  invoice that does not add up: A-1, EUR 5.00, since 2026-07-12",
            "  invoice that does not add up: A-3, since 2026-07-12",
            "  namespace without an owner: lab, 1.00 GPU-h, EUR 900.00, since 2026-07-12");
  }

  @Test
  void manyOfOneKindHideNoOtherKind() {
    List<Cells> rows = new ArrayList<>();
    for (int i = 10; i < 30; i++) {
      rows.add(row(AttentionKind.UNREADABLE_FILE, "b: " + i, null, null));
    }
    rows.add(row(AttentionKind.OWNERLESS_NAMESPACE, "lab", null, "1"));
    assertThat(AttentionLines.lines(DAY, rows, List.of()))
        .contains(
            "  file that could not be read: b: 12, since 2026-07-12",
            "  file that could not be read: and 17 more in the report",
            "  namespace without an owner: lab, EUR 1.00, since 2026-07-12")
        .hasSize(1 + 3 + 2 + 1 + 3);
  }
}

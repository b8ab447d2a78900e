package dev.plumbline.run.month;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.AttentionDaily;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionWordsTest {
  private static final RowLayout ROW = RowLayout.of(AttentionDaily.TABLE);

  private static Cells row(String kind, String subject, String cost, String seconds) {
    return ROW.read(
        ROW.draft()
            .set(AttentionDaily.KIND, kind)
            .set(AttentionDaily.SUBJECT, subject)
            .set(AttentionDaily.CURRENCY, cost == null ? null : "USD")
            .set(AttentionDaily.COST_AT_STAKE, cost == null ? null : new BigDecimal(cost))
            .set(
                AttentionDaily.GPU_SECONDS_AT_STAKE,
                seconds == null ? null : new BigDecimal(seconds))
            .row());
  }

  private static final List<Cells> ROWS =
      List.of(
          row("source_without_data", "dcgm", null, null),
          row("namespace_without_an_owner", "scratch", "75.25", "86400"),
          row("unbilled_machine", "edge-1", null, "5400"),
          row("billed_machine_never_seen", "g9", "1103.684", "345600"));

  /** 345,600 s are 96 hours, 86,400 s are 24, 5,400 s are 1.5. */
  @Test
  void theMostMoneyComesFirstAndWhatIsNotKnownLast() {
    assertThat(AttentionWords.sentences(ROWS, 4))
        .containsExactly(
            "billed machine never seen: g9, USD 1,103.68, 96.00 GPU-hours.",
            "namespace without an owner: scratch, USD 75.25, 24.00 GPU-hours.",
            "unbilled machine: edge-1, 1.50 GPU-hours.",
            "source without data: dcgm.");
  }

  @Test
  void whatIsLeftOutIsCounted() {
    assertThat(AttentionWords.sentences(ROWS, 1))
        .containsExactly(
            "billed machine never seen: g9, USD 1,103.68, 96.00 GPU-hours.",
            "3 more things make the figures incomplete: the night's report names them.");
  }
}

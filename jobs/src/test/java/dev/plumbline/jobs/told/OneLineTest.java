package dev.plumbline.jobs.told;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What comes from data cannot move a cursor, and a line of a terminal stays one line. */
class OneLineTest {
  @Test
  void whatControlsATerminalIsSpelledOut() {
    assertThat(OneLine.clean("a\u001b[2Jb\rc\nd\u202ee\u0007"))
        .isEqualTo("a\\u001b[2Jb\\u000dc\\u000ad\\u202ee\\u0007");
    assertThat(OneLine.clean("a tag of U+E0041: \udb40\udc41"))
        .isEqualTo("a tag of U+E0041: \\udb40\\udc41");
    assertThat(OneLine.clean("Zürich, 京都 … 3 µs\t!")).isEqualTo("Zürich, 京都 … 3 µs\t!");
  }

  @Test
  void aLineThatIsTooLongGivesUpItsColumnsFirst() {
    String columns = "[ 1/14] a" + " ".repeat(60) + "2026-07-14" + " ".repeat(60) + "done";
    assertThat(OneLine.fitting(columns)).isEqualTo("[ 1/14] a  2026-07-14  done");
    assertThat(OneLine.fitting("x".repeat(300))).isEqualTo("x".repeat(99) + "…");
    assertThat(OneLine.fitting("x".repeat(98) + "😀".repeat(9))).isEqualTo("x".repeat(98) + "…");
    assertThat(OneLine.fitting("x".repeat(100))).isEqualTo("x".repeat(100));
  }
}

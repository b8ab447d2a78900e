package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.terms.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines of a night's steps. */
class ConsoleTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Console console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8));

  private List<String> lines() {
    return said.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void aStepThatHasSomethingToDoSaysThatItBeginsAndHowItEnds() {
    console.begins(3, 14, "allocation", "2026-07-14");
    console.ends(Outcome.DONE, 1648, 110, 1.26);
    console.begins(4, 14, "charge-line", "");
    console.ends(Outcome.UNCHANGED, 0, 0, 0);

    assertThat(lines())
        .containsExactly(
            "[ 3/14] allocation             2026-07-14            begins",
            "[ 3/14] allocation             2026-07-14            done         1.3 s  1,648 rows"
                + " in, 110 out",
            "[ 4/14] charge-line                                  unchanged    0.0 s  nothing to"
                + " do");
  }

  @Test
  void noLineOfAStepIsLongerThanATerminalIsWide() {
    console.begins(12, 14, "invoice-reconciliation", "2026-07-14 … 2027-07-14 (366 dates)");
    console.ends(Outcome.GATE_FAILED, 123_456_789_012L, 123_456_789_012L, 123_456.7);
    assertThat(lines()).hasSize(2).allMatch(line -> line.length() <= 100);
    assertThat(lines().get(1)).contains("gate_failed");
  }

  @Test
  void whatDataSaysCannotControlTheTerminal() {
    console.says("warning: source s, a\u001b[2Jb.csv: cut");
    assertThat(lines()).containsExactly("warning: source s, a\\u001b[2Jb.csv: cut");
  }
}

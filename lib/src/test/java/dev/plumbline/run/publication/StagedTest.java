package dev.plumbline.run.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.IdleWasteDaily;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Gold that is staged can be published by the program that computed it, and by no other. */
class StagedTest {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 14);
  private static final Program PROGRAM = Program.of(List.of(GpuSegment.TABLE));

  @Test
  void whatIsKeptIsReadAgain() {
    Staged staged = staged(PROGRAM);
    assertThat(Staged.parsed(staged.written(), List.of())).isEqualTo(staged);
    assertThat(staged.moved(PROGRAM, Map.of("silver.gpu_segment", 3L), "n")).isEmpty();
  }

  @Test
  void aProgramWithAnotherTableRefusesIt() {
    Program later = Program.of(List.of(GpuSegment.TABLE, IdleWasteDaily.TABLE));
    assertThat(staged(PROGRAM).moved(later, Map.of("silver.gpu_segment", 3L), "n"))
        .containsExactly("gold.idle_waste_daily was not known when it was computed");
    assertThat(staged(later).moved(PROGRAM, Map.of("silver.gpu_segment", 3L), "n"))
        .containsExactly("gold.idle_waste_daily is not known any more");
  }

  @Test
  void soDoesAnotherVersionAndOneThatFindsNoneInTheNote() {
    Program older = new Program("0.0.9", PROGRAM.tables());
    assertThat(staged(older).moved(PROGRAM, Map.of("silver.gpu_segment", 3L), "n"))
        .containsExactly("version 0.0.9 of the program computed it, and this is 0.1.0");
    String without = staged(PROGRAM).written().replace("\\\"program\\\":", "\\\"nobody_reads\\\":");
    assertThat(
            Staged.parsed(without, List.of()).moved(PROGRAM, Map.of("silver.gpu_segment", 3L), "n"))
        .containsExactly("version unknown of the program computed it, and this is 0.1.0");
  }

  private static Staged staged(Program program) {
    return new Staged(
        "run",
        new TreeSet<>(List.of(DAY)),
        new Staged.Basis(
            new TreeMap<>(Map.of(DAY, Map.of("silver.gpu_sample", "h"))),
            Map.of("silver.gpu_segment", 3L)),
        new Staged.Seen(Instant.EPOCH, Map.of("silver.gpu_segment", 3L), "n", program),
        List.of());
  }
}

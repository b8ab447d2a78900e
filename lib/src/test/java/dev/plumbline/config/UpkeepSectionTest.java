package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.failure.Failure;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.tables.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What maintenance leaves alone, as a file says it. */
class UpkeepSectionTest {
  private static final LocalDate LAST = LocalDate.of(2027, 3, 31);
  private static final String SOURCES = "sources: [{name: s, format: focus-csv, path: '*.csv'}]\n";

  @TempDir private Path folder;

  private Upkeep read(String more) {
    try {
      Path file = Files.writeString(folder.resolve("p.yaml"), SOURCES + more);
      return ConfigurationFile.read(file).upkeep();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whereNothingIsSaidOfHoldsNothingIsLetGoOf() {
    assertThat(read("")).isEqualTo(Upkeep.UNSAID);
    assertThat(read("maintain: {}\n")).isEqualTo(Upkeep.UNSAID);
    assertThat(Upkeep.UNSAID.isSaid()).isFalse();
  }

  @Test
  void thatNothingIsHeldIsSaidByAnEmptyList() {
    assertThat(read("maintain: {hold: []}\n")).isEqualTo(Upkeep.NONE);
    assertThat(Upkeep.NONE.isSaid()).isTrue();
    assertThat(Upkeep.NONE.holds(InvoiceBridge.TABLE, LAST)).isFalse();
  }

  @Test
  void tablesAreHeldToTheEndOfTheLastDay() {
    Upkeep hold = read("maintain: {hold: [gold.invoice_bridge], hold_until: 2027-03-31}\n");
    assertThat(hold.holds(InvoiceBridge.TABLE, LAST)).isTrue();
    assertThat(hold.holds(InvoiceBridge.TABLE, LAST.plusDays(1))).isFalse();
    assertThat(hold.holds(PaidCapacity.TABLE, LAST)).isFalse();
    assertThat(hold.words()).isEqualTo("until 2027-03-31");
    assertThat(read("maintain: {hold: [all]}\n").held()).hasSize(Tables.ALL.size());
  }

  @Test
  void whatIsNoTableNoDateAndNoKeyIsRefusedWithItsLine() {
    assertThatThrownBy(() -> read("maintain: {hold: [gold.bridge]}\n"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("hold in maintain names gold.bridge, which is no table")
        .extracting(thrown -> ((Failure) thrown).because())
        .asString()
        .endsWith("p.yaml line 2");
    assertThatThrownBy(() -> read("maintain: {hold_until: 2027-03-31}\n"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("hold_until in maintain is of no table");
    assertThatThrownBy(() -> read("maintain: {hold: [all], hold_until: 2027-13-31}\n"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("hold_until");
    assertThatThrownBy(() -> read("maintain: {held: [all]}\n"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("unknown key 'held' in maintain");
  }
}

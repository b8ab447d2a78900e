package dev.plumbline.run.idle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.failure.Failure;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.WrittenExport;
import dev.plumbline.tables.IdleWasteDaily;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdleNightTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 5, 1);

  @TempDir private Path lake;

  private static String idle(String date, String device, String owner) {
    return """
    {'usage_date':'%s','billing_resource_id':'i-1','device_id':'%s','owner':'%s',\
    'cause':'held_idle','node':'n1','gpu_seconds':'3600','cost':'2',\
    'billing_currency':'USD','price_source':'billed','price_state':'billed',\
    'first_seen_date':'2026-05-01'}\
    """
        .formatted(date, device, owner);
  }

  @Test
  void onlyTheNewestDatesCanBeAskedForAndAnOlderOneIsToldSo() {
    // 63 dates from 1 May on: the newest 62 begin on 2 May and end on 2 July
    String[] dates =
        IntStream.range(0, 63)
            .mapToObj(day -> FIRST.plusDays(day).toString())
            .toArray(String[]::new);
    Export export = new WrittenExport(9, dates).in(lake);

    assertThat(IdleNight.of(export, of("2026-05-02")).devices()).isEmpty();
    assertThat(IdleNight.of(export, IdleAsked.ALL).date()).isEqualTo("2026-07-02");
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> IdleNight.of(export, of("2026-05-01")))
        .satisfies(
            failure -> {
              assertThat(failure.category()).isEqualTo(Failure.Category.CONFIGURATION);
              assertThat(failure.because()).contains("is published", "newest 62 dates");
              assertThat(failure.remedy())
                  .contains("from 2026-05-02 to 2026-07-02", "reports/2026-05-01/report.html");
            });
  }

  private static IdleAsked of(String date) {
    return new IdleAsked(LocalDate.parse(date), false, null, null, null);
  }

  @Test
  void instancesOfOneGpuAreOneGpuAndANamespaceIsAllOfItsPods() {
    Export export =
        new WrittenExport(9, "2026-05-01")
            .with(
                IdleWasteDaily.TABLE,
                idle("2026-05-01", "GPU-1/1", "a/b"),
                idle("2026-05-01", "GPU-1/2", "a/c"),
                idle("2026-05-01", "GPU-2", "ab/c"))
            .in(lake);

    IdleNight all = IdleNight.of(export, IdleAsked.ALL);
    assertThat(all.devices()).hasSize(3);
    assertThat(all.gpus()).isEqualTo(2);
    assertThat(all.seconds()).isEqualByComparingTo("10800");
    assertThat(IdleNight.of(export, new IdleAsked(null, false, null, null, "a")).devices())
        .extracting(line -> line.row().text(IdleWasteDaily.OWNER))
        .containsExactly("a/b", "a/c");
  }

  @Test
  void rowsOfOtherDatesAreNotOfThisOne() {
    Export export =
        new WrittenExport(9, "2026-05-01", "2026-05-02")
            .with(
                IdleWasteDaily.TABLE,
                idle("2026-05-01", "GPU-1", "a/b"),
                idle("2026-05-02", "GPU-2", "a/b"))
            .in(lake);

    assertThat(IdleNight.of(export, of("2026-05-01")).devices())
        .extracting(line -> line.row().text(IdleWasteDaily.DEVICE_ID))
        .containsExactly("GPU-1");
  }
}

package dev.plumbline.jobs.idle;

import static dev.plumbline.jobs.idle.IdleWords.basis;
import static dev.plumbline.jobs.idle.IdleWords.charged;
import static dev.plumbline.jobs.idle.IdleWords.gpu;
import static dev.plumbline.jobs.idle.IdleWords.stage;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.WrittenExport;
import dev.plumbline.run.idle.IdleAsked;
import dev.plumbline.run.idle.IdleNight;
import dev.plumbline.tables.AttentionDaily;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdleTextTest {
  @TempDir private Path lake;

  private List<String> lines(WrittenExport given, int shown) {
    Export export = given.in(lake);
    return new IdleText(IdleNight.of(export, IdleAsked.ALL), ActivityStrip.ASCII, shown)
        .lines(export);
  }

  @Test
  void nothingIdledAndAllWasMeasured() {
    WrittenExport given = IdleWords.and(IdleWords.of(), stage("delivered", "86400", "100"));

    assertThat(lines(given, 5))
        .containsExactly(
            "no GPU idled on 2026-07-14",
            "measured: all accounted time of the date",
            "from publication 3 (run night-3)");
  }

  @Test
  void nothingIdledThatWasMeasured() {
    // 7,200 s = 2 hours that nobody observed, and 1,800 s = 0.5 without a usable signal: 2.50
    WrittenExport given =
        IdleWords.and(
            IdleWords.of(), stage("unobserved", "7200", "4"), stage("unknown", "1800", "1"));

    assertThat(lines(given, 5))
        .startsWith(
            "no GPU idled on 2026-07-14",
            "not measured in the whole fleet: 2.50 GPU-hours, idle or not; so all idle waste,"
                + " commitments too, is",
            "  0.00 to 2.50 GPU-hours",
            "  USD 0.00 to 5.00, charged, period still open");
  }

  @Test
  void whereBillsAndTelemetryAreNotJoinedHoursAreNotAdded() {
    WrittenExport given =
        IdleWords.and(IdleWords.of(), stage("unobserved", "7200", "4"))
            .with(
                AttentionDaily.TABLE,
                "{'attention_date':'2026-07-14','kind':'unjoined_time','subject':'s',"
                    + "'gpu_seconds_at_stake':'3600'}");

    assertThat(lines(given, 5))
        .contains(
            "  not known in GPU-hours: bills and telemetry are not joined, up to 1.00 stand twice");
  }

  @Test
  void moneyOfTwoCurrenciesAndTwoPricesIsNeverOneSum() {
    List<String> lines =
        lines(
            IdleWords.of(
                gpu("GPU-1", "a/b", "10", charged("USD"), ""),
                gpu("GPU-2", "a/b", "20", charged("EUR"), ""),
                gpu("GPU-3", "a/b", "30", basis("USD", "catalog", "provisional"), ""),
                gpu("GPU-4", "a/b", "1", charged("USD"), ""),
                gpu("GPU-5", "a/b", "", basis("none", "none", "provisional"), "")
                    .replace("'cost':'',", "")),
            5);

    assertThat(lines)
        .startsWith(
            "5 GPUs idled for 5.00 GPU-hours on 2026-07-14: EUR 20.00 and USD 11.00 (charged,"
                + " period still open) and USD 30.00 (provisional, at list price), and 1.00"
                + " GPU-hours that are not priced; still idle at the end: 0")
        .containsSubsequence(
            "EUR, charged, period still open: 20.00; 30 nights like it 600.00",
            "  n1  EUR 20.00, a month 600.00  a/b, no team",
            "USD, charged, period still open: 11.00; 30 nights like it 330.00",
            "  n1  USD 10.00, a month 300.00  a/b, no team",
            "  n1  USD 1.00, a month 30.00  a/b, no team",
            "USD, provisional, at list price: 30.00; 30 nights like it 900.00",
            "not priced: nothing is known that these hours cost",
            "  n1  not priced  a/b, no team");
  }

  @Test
  void whatIsLeftOutIsToldWithItsMoney() {
    List<String> lines =
        lines(
            IdleWords.of(
                IntStream.rangeClosed(1, 5)
                    .mapToObj(i -> gpu("GPU-" + i, "a/b", i + ".5", charged("USD"), ""))
                    .toArray(String[]::new)),
            2);

    // 5.5 and 4.5 are shown; 3.5 + 2.5 + 1.5 = 7.50 are not
    assertThat(lines)
        .contains("  and 3 more of 3.00 GPU-hours, USD 7.50: --all lists them")
        .noneMatch(line -> line.contains("3.50"));
  }

  @Test
  void anHourThatNobodyObservedLooksUnlikeAnIdleOne() {
    String hours =
        IntStream.range(0, 24)
            .mapToObj(hour -> hour == 0 ? "0.0" : hour == 1 ? "null" : hour == 2 ? "0.01" : "1.0")
            .collect(Collectors.joining(",", ",'hourly_activity_ratio':[", "]"));

    assertThat(lines(IdleWords.of(gpu("GPU-1", "a/b", "1", charged("USD"), hours)), 5))
        .contains(
            "    _?.#####################  from-to not known, 1.00 GPU-hours",
            "    held_idle since 2026-07-14, GPU-1");
    // a date written before hours were kept
    assertThat(lines(IdleWords.of(gpu("GPU-1", "a/b", "1", charged("USD"), "")), 5))
        .anyMatch(line -> line.startsWith("    ????????????????????????  "));
  }

  @Test
  void theLongestAndTheLastStretchAreToldApart() {
    String stretches =
        ",'longest_idle_from_at':'2026-07-14T01:00:00Z',"
            + "'longest_idle_to_at':'2026-07-14T05:30:00Z',"
            + "'last_idle_from_at':'2026-07-14T20:00:00Z','last_idle_to_at':'2026-07-14T21:00:00Z',"
            + "'is_idle_at_end':%s";

    assertThat(strip(stretches.formatted("false")))
        .contains("  longest 01:00-05:30, last 20:00-21:00,");
    assertThat(strip(stretches.formatted("true")))
        .contains("  longest 01:00-05:30, still idle 20:00-21:00 when its data ended,");
  }

  private String strip(String more) {
    return lines(IdleWords.of(gpu("GPU-1", "a/b", "1", charged("USD"), more)), 5).stream()
        .filter(line -> line.matches(" {4}\\?.* GPU-hours"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void correctionsOfClosedPeriodsAreNoIdleGpusOfTheDate() {
    assertThat(
            lines(
                IdleWords.of(
                    gpu("GPU-1", "a/b", "-3", charged("USD"), ",'corrects_date':'2026-05-01'")),
                5))
        .startsWith("no GPU idled on 2026-07-14");
  }

  @Test
  void theObjectHasItsPartsWithTheirUnits() throws IOException {
    Export export =
        IdleWords.and(
                IdleWords.of(gpu("GPU-1", "a/b", "0.1", charged("USD"), "")),
                stage("unobserved", "7200", "4"))
            .in(lake);
    IdleNight night = IdleNight.of(export, IdleAsked.ALL);

    JsonNode object =
        new ObjectMapper().readTree(IdleObject.of(night, export, IdleLimit.of("0.05USD")));

    assertThat(object.fieldNames())
        .toIterable()
        .containsExactly(
            "publication",
            "run",
            "date",
            "asked",
            "gpus",
            "gpus_still_idle",
            "gpu_seconds",
            "unpriced_gpu_seconds",
            "costs",
            "devices",
            "unused_commitments",
            "not_measured",
            "fail_above",
            "is_above");
    assertThat(object.path("devices").get(0).path("thirty_nights_cost").asText()).isEqualTo("3.0");
    assertThat(object.path("devices").get(0).get("hourly_activity_ratio").isNull()).isTrue();
    assertThat(object.path("is_above").asBoolean()).isTrue();
  }
}

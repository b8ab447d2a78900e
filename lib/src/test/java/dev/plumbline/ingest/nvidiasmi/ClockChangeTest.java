package dev.plumbline.ingest.nvidiasmi;

import static dev.plumbline.ingest.nvidiasmi.Logs.BERLIN;
import static dev.plumbline.ingest.nvidiasmi.Logs.instants;
import static dev.plumbline.ingest.nvidiasmi.Logs.read;
import static dev.plumbline.ingest.nvidiasmi.Logs.reasons;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.tables.GpuSample;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Local times around changes of the clock. Berlin is two hours ahead of UTC until 2026-10-25 03:00
 * local, when clocks go back to 02:00, then one. New York is four hours behind until 2026-11-01
 * 02:00 local, when clocks go back to 01:00, then five.
 */
class ClockChangeTest {
  private static final SourceDialect NEW_YORK =
      SourceDialect.NONE.withTimeZone(ZoneId.of("America/New_York"));

  private static String log(String date, String... times) {
    StringBuilder text = new StringBuilder("timestamp, uuid, power.draw [W]\n");
    int line = 0;
    for (String time : times) {
      String[] parts = time.split(" ", -1);
      String uuid = parts.length > 1 ? parts[1] : "GPU-1";
      text.append("%s %s.000, %s, %d W%n".formatted(date, parts[0], uuid, ++line));
    }
    return text.toString();
  }

  private static RecordingSink berlin(String... times) {
    return read(BERLIN, log("2026/10/25", times));
  }

  @Test
  void aLogThroughTheAutumnChangeOfBerlinCoversFiveHoursOnce() {
    RecordingSink sink =
        berlin("01:45:00", "02:00:00", "02:30:00", "02:59:59", "02:00:00", "02:30:00", "03:00:00");

    // 01:45 − 2 h; the first 02:00 − 2 h = 00:00; the second − 1 h = 01:00; 03:00 − 1 h = 02:00.
    assertThat(instants(sink))
        .containsExactly(
            "2026-10-24T23:45:00Z",
            "2026-10-25T00:00:00Z",
            "2026-10-25T00:30:00Z",
            "2026-10-25T00:59:59Z",
            "2026-10-25T01:00:00Z",
            "2026-10-25T01:30:00Z",
            "2026-10-25T02:00:00Z");
    // Power counts the lines: the sample of 00:30 UTC is the third line, that of 01:30 the sixth.
    assertThat(
            sink.rows.stream().map(r -> r.of(GpuSample.SAMPLED_AT) + " " + r.of(GpuSample.POWER)))
        .contains("2026-10-25T00:30:00Z 3.0", "2026-10-25T01:30:00Z 6.0");
    assertThat(sink.rejects).isEmpty();
  }

  @Test
  void newYorkChangesAnHourEarlierOnItsClock() {
    RecordingSink sink =
        read(
            NEW_YORK,
            log(
                "2026/11/01",
                "00:59:30",
                "01:00:00",
                "01:30:00",
                "01:00:00",
                "01:30:00",
                "02:00:00"));

    // 00:59:30 + 4 h; 01:30 + 4 h = 05:30, the second + 5 h = 06:30; 02:00 + 5 h = 07:00.
    assertThat(instants(sink))
        .containsExactly(
            "2026-11-01T04:59:30Z",
            "2026-11-01T05:00:00Z",
            "2026-11-01T05:30:00Z",
            "2026-11-01T06:00:00Z",
            "2026-11-01T06:30:00Z",
            "2026-11-01T07:00:00Z");
  }

  @Test
  void timesThatSpringSkipsAreRefused() {
    // Berlin 2026-03-29: 02:00 becomes 03:00, which is 01:00 UTC.
    RecordingSink sink =
        read(BERLIN, log("2026/03/29", "01:59:59", "02:00:00", "02:30:00", "02:59:59", "03:00:00"));

    assertThat(instants(sink)).containsExactly("2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z");
    assertThat(reasons(sink))
        .containsExactly(
            "3 local_time_does_not_exist",
            "4 local_time_does_not_exist",
            "5 local_time_does_not_exist");
    // New York 2026-03-08: 02:00 becomes 03:00, which is 07:00 UTC.
    RecordingSink york = read(NEW_YORK, log("2026/03/08", "01:59:59", "02:00:00", "03:00:00"));
    assertThat(instants(york)).containsExactly("2026-03-08T06:59:59Z", "2026-03-08T07:00:00Z");
    assertThat(reasons(york)).containsExactly("3 local_time_does_not_exist");
  }

  @Test
  void aFileThatBeginsInTheHourIsToldByItsJump() {
    RecordingSink sink = berlin("02:10:00", "02:50:00", "02:05:00", "02:55:00");

    assertThat(instants(sink))
        .containsExactly(
            "2026-10-25T00:10:00Z",
            "2026-10-25T00:50:00Z",
            "2026-10-25T01:05:00Z",
            "2026-10-25T01:55:00Z");
  }

  @Test
  void aFileThatStaysInTheHourWithoutAJumpIsRefused() {
    RecordingSink sink = berlin("02:10:00", "02:20:00", "02:50:00");

    assertThat(sink.rows).isEmpty();
    assertThat(reasons(sink))
        .containsExactly(
            "2 ambiguous_local_time", "3 ambiguous_local_time", "4 ambiguous_local_time");
  }

  @Test
  void withoutAJumpLinesBelongToWhatTheyJoin() {
    // From before, and then the log ends: the first time.
    assertThat(instants(berlin("01:50:00", "02:04:59")))
        .containsExactly("2026-10-24T23:50:00Z", "2026-10-25T00:04:59Z");
    // The log begins within the hour and goes on behind it: the second time.
    assertThat(instants(berlin("02:50:00", "03:04:59")))
        .containsExactly("2026-10-25T01:50:00Z", "2026-10-25T02:04:59Z");
    // A hole of an hour behind the first time, as when the log was stopped.
    assertThat(instants(berlin("01:59:00", "02:01:00", "04:00:00")))
        .containsExactly("2026-10-24T23:59:00Z", "2026-10-25T00:01:00Z", "2026-10-25T03:00:00Z");
    // Holes of 16 minutes on both sides tell nothing.
    assertThat(reasons(berlin("01:45:00", "02:01:00", "02:59:00", "03:15:00")))
        .containsExactly("3 ambiguous_local_time", "4 ambiguous_local_time");
  }

  @Test
  void anHourThatIsNotRepeatedAtAllContradictsTheZone() {
    // As a host prints whose clock is not Berlin's: 01:59, 02:00, …, 03:00 without a jump.
    RecordingSink sink = berlin("01:59:00", "02:00:00", "02:14:00", "02:50:00", "03:00:00");

    assertThat(instants(sink)).containsExactly("2026-10-24T23:59:00Z", "2026-10-25T02:00:00Z");
    assertThat(sink.rejects).hasSize(3);
  }

  @Test
  void smallStepsBackAreNoJumpAndASecondJumpTellsNothing() {
    RecordingSink corrected = berlin("01:59:00", "02:10:00", "02:09:01", "02:20:00");
    assertThat(instants(corrected))
        .containsExactly(
            "2026-10-24T23:59:00Z",
            "2026-10-25T00:09:01Z",
            "2026-10-25T00:10:00Z",
            "2026-10-25T00:20:00Z");

    RecordingSink twice = berlin("02:30:00", "02:10:00", "02:05:00", "02:06:00", "03:00:00");
    assertThat(instants(twice))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-25T01:10:00Z", "2026-10-25T02:00:00Z");
    assertThat(reasons(twice)).containsExactly("4 ambiguous_local_time", "5 ambiguous_local_time");
  }

  @Test
  void everyGpuIsToldByItsOwnLines() {
    // Two logs one behind the other: the jump back between them is none of either GPU.
    RecordingSink sink =
        berlin(
            "01:59:00 GPU-1",
            "02:10:00 GPU-1",
            "02:58:00 GPU-2",
            "03:01:00 GPU-2",
            "02:00:30 GPU-1",
            "03:00:00 GPU-1",
            "02:30:00 GPU-3");

    assertThat(
            sink.rows.stream()
                .map(r -> r.of(GpuSample.DEVICE_ID) + " " + r.of(GpuSample.SAMPLED_AT)))
        .containsExactlyInAnyOrder(
            "GPU-1 2026-10-24T23:59:00Z",
            "GPU-1 2026-10-25T00:10:00Z",
            "GPU-1 2026-10-25T01:00:30Z",
            "GPU-1 2026-10-25T02:00:00Z",
            "GPU-2 2026-10-25T01:58:00Z",
            "GPU-2 2026-10-25T02:01:00Z");
    assertThat(reasons(sink)).containsExactly("8 ambiguous_local_time");
  }

  @Test
  void aFileOfTwoYearsPassesEveryChange() {
    String text =
        log("2025/10/26", "01:59:00", "02:10:00", "02:05:00", "03:00:00")
            + log("2026/10/25", "02:10:00", "02:05:00", "03:00:00");
    RecordingSink sink = read(BERLIN, text);

    // The header of the second year is a record, the first is not.
    assertThat(sink.ignored).containsEntry("header", 1L);
    assertThat(instants(sink))
        .containsExactly(
            "2025-10-25T23:59:00Z",
            "2025-10-26T00:10:00Z",
            "2025-10-26T01:05:00Z",
            "2025-10-26T02:00:00Z",
            "2026-10-25T00:10:00Z",
            "2026-10-25T01:05:00Z",
            "2026-10-25T02:00:00Z");
  }

  @Test
  void linesThatWaitKeepTheirNumbersHeadersAndProblems() {
    String text =
        """
        timestamp, uuid, power.draw [W]
        2026/10/25 02:10:00.000, GPU-1, 1 W
        2026/10/25 02:11:00.000, GPU-1, x
        uuid, timestamp, temperature.gpu
        GPU-1, 2026/10/25 02:12:00.000, 50
        GPU-1, 2026/10/25 02:12:00.000, 50
        GPU-1, 2026/10/25 02:01:00.000, 51
        """;
    RecordingSink sink = read(BERLIN, text);

    assertThat(instants(sink))
        .containsExactly("2026-10-25T00:10:00Z", "2026-10-25T00:12:00Z", "2026-10-25T01:01:00Z");
    assertThat(sink.duplicates).isEqualTo(1);
    assertThat(reasons(sink)).containsExactly("3 value_not_a_number");
    assertThat(sink.rejects.get(0).raw()).isEqualTo("2026/10/25 02:11:00.000, GPU-1, x");
  }

  @Test
  void whatWaitsIsBounded() throws IOException {
    List<String> times = new ArrayList<>(List.of("01:59:00 GPU-1"));
    for (int second = 0; second < 3600; second++) {
      times.add("02:%02d:%02d GPU-%d".formatted(second / 60, second % 60, 1 + second % 2));
    }
    times.add("02:00:30 GPU-1");
    times.add("02:00:30 GPU-2");
    byte[] bytes = log("2026/10/25", times.toArray(String[]::new)).getBytes(StandardCharsets.UTF_8);
    RecordingSink sink = RecordingSink.of(new NvidiaSmiCsv());
    SmiCursor cursor = new SmiCursor(Logs.file(BERLIN), new ByteArrayInputStream(bytes), 10_000);
    while (cursor.read(sink)) {
      continue;
    }

    // GPU-1 came from before: all its lines. GPU-2 did not, so only what stands behind its jump.
    assertThat(sink.rows.stream().filter(r -> r.of(GpuSample.DEVICE_ID).equals("GPU-1")))
        .hasSize(1 + 1800 + 1);
    assertThat(sink.rows.stream().filter(r -> r.of(GpuSample.DEVICE_ID).equals("GPU-2")))
        .hasSize(1);
    assertThat(sink.rejects).hasSize(1800);
    assertThat(sink.records()).isEqualTo(3603);
  }

  @Test
  void zonesThatChangeByHalfAnHourHaveHalfTheHole() {
    // Lord Howe 2026-04-05: 02:00 (+11) becomes 01:30 (+10:30), so 01:30 to 02:00 happens twice.
    SourceDialect island = SourceDialect.NONE.withTimeZone(ZoneId.of("Australia/Lord_Howe"));

    assertThat(instants(read(island, log("2026/04/05", "01:29:00", "01:35:00", "01:31:00"))))
        .containsExactly("2026-04-04T14:29:00Z", "2026-04-04T14:35:00Z", "2026-04-04T15:01:00Z");
    // 8 minutes are more than a quarter of half an hour.
    assertThat(reasons(read(island, log("2026/04/05", "01:29:00", "01:37:00"))))
        .containsExactly("3 ambiguous_local_time");
  }

  @Test
  void withoutAZoneTimesCannotBePlaced() {
    assertThatThrownBy(() -> read(SourceDialect.NONE, log("2026/10/25", "01:59:00")))
        .hasMessageContaining("edge/node-7/gpu.log line 1: the times cannot be placed")
        .hasMessageContaining("set time_zone of the source");
  }
}

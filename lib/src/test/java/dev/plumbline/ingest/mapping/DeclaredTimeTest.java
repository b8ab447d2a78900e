package dev.plumbline.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.ingest.tidy.TidyIngester;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredTimeTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static DeclaredTime time(String yaml, ZoneId zone) throws MalformedFile {
    MappingSection section =
        MappingSection.of(
            Mappings.settings(new TidyIngester(Packing.CSV), Mappings.declared("m.yaml", yaml)));
    return DeclaredTime.of(section, zone);
  }

  private static String instant(DeclaredTime time, String text) {
    WrittenTime moment = time.read(text);
    return moment.problem() == null ? moment.instant().toString() : moment.problem();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-14T00:00:00Z, 2026-07-14T00:00:00Z",
    "2026-07-14T02:00:00+02:00, 2026-07-14T00:00:00Z",
    "2026-07-14 02:00:00.250+0200, 2026-07-14T00:00:00.250Z",
    "2026-07-14 00:00:00 UTC, 2026-07-14T00:00:00Z",
    "2026-07-14 02:00+02, 2026-07-14T00:00:00Z",
    "2026-07-14 00:00:00, local_time_without_zone",
    "2026-07-14, local_time_without_zone",
    "2026-02-30T00:00:00Z, bad_timestamp",
    "1999-12-31T23:59:59Z, timestamp_before_2000",
    "2200-01-01T00:00:00Z, timestamp_after_2200",
    "1783987200, bad_timestamp",
    "'', bad_timestamp"
  })
  void isoSaysItsOffsetOrIsRefused(String text, String expected) throws MalformedFile {
    assertThat(instant(time("as: iso", null), text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // 2026-07-14T00:00:00Z is 1,783,987,200 s after 1970.
    "epoch_seconds, 1783987200, 2026-07-14T00:00:00Z",
    "epoch_seconds, 1783987200.5, 2026-07-14T00:00:00.500Z",
    "epoch_seconds, 1.7839872e9, 2026-07-14T00:00:00Z",
    "epoch_seconds, 1783987200000, timestamp_after_2200",
    "epoch_seconds, 1e99, bad_timestamp",
    "epoch_milliseconds, 1783987200250, 2026-07-14T00:00:00.250Z",
    "epoch_milliseconds, 1783987200, timestamp_before_2000",
    "epoch_milliseconds, yesterday, bad_timestamp"
  })
  void secondsAndMillisecondsAreNotGuessed(String as, String text, String expected)
      throws MalformedFile {
    assertThat(instant(time("as: " + as, null), text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "MM/dd/yyyy HH:mm, 07/14/2026 17:00, 2026-07-14T21:00:00Z",
    "MM/dd/yyyy[ HH:mm], 07/14/2026, 2026-07-14T04:00:00Z",
    "MM/dd/yyyy, 06/31/2026, bad_timestamp",
    "MM/dd/yyyy, 2026-07-14, bad_timestamp",
    "MMMM yyyy, July 2026, 2026-07-01T04:00:00Z",
    "d MMM yy, 4 Jul 26, 2026-07-04T04:00:00Z",
    "MM/dd/yyyy h:mm a, 07/14/2026 5:30 pm, 2026-07-14T21:30:00Z",
    "yyyy-MM-dd HH:mm:ss XXX, 2026-07-14 00:00:00 +02:00, 2026-07-13T22:00:00Z",
    // Clocks are set forward from 02:00 to 03:00 on 8 March 2026.
    "MM/dd/yyyy HH:mm, 03/08/2026 02:30, no_such_local_time"
  })
  void patternsAreOfTheZone(String pattern, String text, String expected) throws MalformedFile {
    assertThat(instant(time("format: \"" + pattern + "\"", NEW_YORK), text)).isEqualTo(expected);
  }

  @Test
  void anHourThatOccursTwiceHasTwoInstants() throws MalformedFile {
    // Clocks are set back from 02:00 EDT (UTC-4) to 01:00 EST (UTC-5) on 1 November 2026.
    WrittenTime moment = time("as: iso", NEW_YORK).read("2026-11-01 01:30:00");

    assertThat(moment.isAmbiguous()).isTrue();
    assertThat(moment.instant()).isEqualTo(Instant.parse("2026-11-01T05:30:00Z"));
    assertThat(moment.later()).isEqualTo(Instant.parse("2026-11-01T06:30:00Z"));
    assertThat(moment.date()).isEqualTo(LocalDate.parse("2026-11-01"));
  }

  @Test
  void aDateBeginsAfterTheGapWhereMidnightDoesNotExist() throws MalformedFile {
    // In Beirut clocks are set forward at midnight of 29 March 2026, from UTC+2 to UTC+3.
    DeclaredTime time = time("as: iso", ZoneId.of("Asia/Beirut"));

    assertThat(instant(time, "2026-03-29")).isEqualTo("2026-03-28T22:00:00Z");
  }
}

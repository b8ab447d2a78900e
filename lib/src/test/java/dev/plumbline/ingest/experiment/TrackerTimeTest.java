package dev.plumbline.ingest.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackerTimeTest {
  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }

  private static String shown(TrackerTime moment) {
    return moment.isBad() ? "bad" : String.valueOf(moment.instant());
  }

  /** 1784016000 s is 2026-07-14T08:00:00Z; 10^11 s are 3,169 years. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1784016000123456789 | 2026-07-14T08:00:00.123456Z",
        "\"1784016000123456789\" | 2026-07-14T08:00:00.123456Z",
        "1.784016e18 | 2026-07-14T08:00:00Z",
        "99999999999999999999 | 5138-11-16T09:46:39.999999Z",
        "999999999999999999999 | bad",
        "-1 | bad",
        "0 | null",
        "null | null",
        "\" \" | null",
        "[] | bad",
        "true | bad"
      })
  void nanoseconds(String written, String instant) throws JsonProcessingException {
    assertThat(shown(TrackerTime.nanoseconds(json(written)))).isEqualTo(instant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"2026-07-14T08:00:00Z\" | 2026-07-14T08:00:00Z",
        "\"2026-07-14 10:00:00+02:00\" | 2026-07-14T08:00:00Z",
        "\"1970-01-01T00:00:00Z\" | null",
        "\"0001-01-01T00:00:00Z\" | null",
        "\"soon\" | bad",
        "1784016000 | bad",
        "{} | bad",
        "null | null"
      })
  void iso(String written, String instant) throws JsonProcessingException {
    assertThat(shown(TrackerTime.iso(json(written)))).isEqualTo(instant);
  }
}

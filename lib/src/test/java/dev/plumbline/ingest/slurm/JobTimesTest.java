package dev.plumbline.ingest.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.GpuRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times as sacct prints them, in Berlin. */
class JobTimesTest {
  private static final String HEADER =
      "JobID|State|Submit|Start|End|ElapsedRaw|Suspended|AllocTRES\n";

  private static RecordingSink read(String times) {
    return Sacct.read(HEADER + "1|COMPLETED|" + times + "|gres/gpu=1\n");
  }

  @ParameterizedTest
  @CsvSource({
    // Two hours ahead of UTC in summer, one in winter.
    "2026-07-14T10:00:00, 2026-07-14T08:00:00Z",
    "2026-01-14T10:00:00, 2026-01-14T09:00:00Z",
    "2026-07-14T10:00:00+0000, 2026-07-14T10:00:00Z",
    "2026-07-14T10:00:00-05:00, 2026-07-14T15:00:00Z",
    "2026-07-14T10:00:00Z, 2026-07-14T10:00:00Z",
    // 20,648 days after 1970: 20648 × 86400 = 1783987200.
    "1783987200, 2026-07-14T00:00:00Z"
  })
  void everyFormIsRead(String written, String instant) {
    RecordingSink sink = read("Unknown|%s|Unknown|60|00:00:00".formatted(written));
    assertThat(sink.rows.get(0).of(GpuRequest.STARTED_AT)).isEqualTo(Instant.parse(instant));
  }

  @ParameterizedTest
  @CsvSource({
    // Clocks are put back from 3:00 to 2:00 on 25 October: 02:30 is 00:30 or 01:30 UTC.
    "2026-10-25T02:30:00, 2026-10-25T04:30:00, 7200, 2026-10-25T01:30:00Z, 2026-10-25T03:30:00Z",
    "2026-10-25T02:30:00, 2026-10-25T04:30:00, 10800, 2026-10-25T00:30:00Z, 2026-10-25T03:30:00Z",
    "2026-10-25T00:30:00, 2026-10-25T02:30:00, 10800, 2026-10-24T22:30:00Z, 2026-10-25T01:30:00Z",
    // It ends on the clock before it starts: the start is the first, the end the second 2 o'clock.
    "2026-10-25T02:50:00, 2026-10-25T02:10:00, , 2026-10-25T00:50:00Z, 2026-10-25T01:10:00Z",
    // The first 02:10 to the second 02:50 is one hour and forty minutes.
    "2026-10-25T02:10:00, 2026-10-25T02:50:00, 6000, 2026-10-25T00:10:00Z, 2026-10-25T01:50:00Z"
  })
  void theElapsedTimeSettlesTheRepeatedHour(
      String start, String end, String elapsed, String started, String ended) {
    RecordingSink sink =
        read("|%s|%s|%s|00:00:00".formatted(start, end, elapsed == null ? "" : elapsed));
    assertThat(sink.rejects).isEmpty();
    assertThat(sink.rows.get(0).of(GpuRequest.STARTED_AT)).isEqualTo(Instant.parse(started));
    assertThat(sink.rows.get(0).of(GpuRequest.ENDED_AT)).isEqualTo(Instant.parse(ended));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Nothing but the clock.
        "|2026-10-25T02:30:00|2026-10-25T04:30:00||",
        // Forty minutes in the first hour, or in the second.
        "|2026-10-25T02:10:00|2026-10-25T02:50:00|2400|00:00:00",
        "|2026-10-25T02:30:00|Unknown|60|00:00:00"
      })
  void whatStaysAmbiguousIsRefused(String times) {
    assertThat(read(times).rejects.get(0).reasons()).containsExactly("ambiguous_local_time");
  }

  @ParameterizedTest
  @CsvSource({
    "|2026-03-29T02:30:00|2026-03-29T04:30:00|3600|, nonexistent_local_time",
    "|2026-07-14T09:00:00|2026-07-14T08:00:00|3600|, end_before_start",
    "|2027-07-14T09:00:00|2027-07-14T10:00:00|3600|, clock_in_future",
    "soon|2026-07-14T09:00:00|2026-07-14T10:00:00|3600|, bad_submit",
    "|yesterday|2026-07-14T10:00:00|3600|, bad_start",
    "|Unknown|2026-07-14T10:00:00|0|, no_time"
  })
  void timesThatCannotBeAreRefused(String times, String reason) {
    assertThat(read(times).rejects.get(0).reasons()).containsExactly(reason);
  }

  @Test
  void aFinishedJobWithoutAnEndEndsAfterItsElapsedTime() {
    // 08:00 Berlin + 3600 s + 600 s suspended is 09:10, 07:10 UTC.
    RecordingSink sink = read("|2026-07-14T08:00:00|Unknown|3600|00:10:00");
    assertThat(sink.rows.get(0).of(GpuRequest.ENDED_AT))
        .isEqualTo(Instant.parse("2026-07-14T07:10:00Z"));
    assertThat(sink.absent).isEqualTo(Map.of("end_from_elapsed", 1L));
  }

  @Test
  void theSubmissionThatMayBeEitherIsTheOneBeforeTheStart() {
    // 02:30 is 00:30 or 01:30 UTC; the job started at 01:00 UTC.
    RecordingSink sink =
        read("2026-10-25T02:30:00|2026-10-25T01:00:00Z|2026-10-25T03:00:00Z|7200|");
    assertThat(sink.rows.get(0).of(GpuRequest.SUBMITTED_AT))
        .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    RecordingSink unsure =
        read("2026-10-25T02:30:00|2026-10-25T02:00:00Z|2026-10-25T03:00:00Z|3600|");
    assertThat(unsure.rows.get(0).of(GpuRequest.SUBMITTED_AT)).isNull();
    assertThat(unsure.absent).isEqualTo(Map.of("ambiguous_submission", 1L));
  }

  @Test
  void localTimesNeedAZone() {
    String local = HEADER + "1|COMPLETED||2026-07-14T08:00:00|2026-07-14T09:00:00|||gres/gpu=1\n";
    assertThatThrownBy(() -> RecordingSink.read(new SlurmSacct(), Sacct.file(null), local))
        .hasRootCauseInstanceOf(MalformedFile.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("set time_zone of source jobs");
    String seconds = HEADER + "1|COMPLETED||1784016000|1784019600|||gres/gpu=1\n";
    assertThat(RecordingSink.read(new SlurmSacct(), Sacct.file(null), seconds).accepted)
        .isEqualTo(1);
  }

  @Test
  void nodeListsAreExpandedWithinBounds() {
    assertThat(NodeNames.of("gpu[01-03,07],login2").names())
        .containsExactly("gpu01", "gpu02", "gpu03", "gpu07", "login2");
    assertThat(NodeNames.of("r[1-2]n[09-10]x").names())
        .containsExactly("r1n09x", "r1n10x", "r2n09x", "r2n10x");
    assertThat(NodeNames.of("None assigned").names()).isEmpty();
    // 1,000 × 1,000 nodes.
    assertThat(NodeNames.of("a[000-999]b[000-999]").problem()).isEqualTo("too_many_nodes");
    assertThat(NodeNames.of("a[0-999999999]").problem()).isEqualTo("too_many_nodes");
    for (String bad : List.of("a[1-", "a]", "a[]", "a[3-1]", ",", "a[x]")) {
      assertThat(NodeNames.of(bad).problem()).as(bad).isEqualTo("bad_node_list");
    }
  }
}

package dev.plumbline.ingest.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.GpuRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that are not one line each. */
class TornRecordsTest {
  private static final String HEADER = "JobID|JobName|State|Start|End|AllocTRES|Comment|User\n";

  private static String job(String id, String name, String comment) {
    return "%s|%s|COMPLETED|2026-07-14T08:00:00|2026-07-14T09:00:00|gres/gpu=8|%s|ana\n"
        .formatted(id, name, comment);
  }

  private static Object names(RecordingSink sink) {
    return sink.rows.stream().map(row -> row.of(GpuRequest.WORKLOAD_NAME)).toList().toString();
  }

  @Test
  void lineBreaksInsideFieldsAreMended() {
    RecordingSink sink =
        Sacct.read(
            HEADER + job("1", "a\nb", "") + job("2", "c", "x\n\ny\nz") + job("3", "d\n", "\ne"));
    assertThat(sink.accepted).isEqualTo(3);
    assertThat(sink.rejects).isEmpty();
    assertThat(names(sink)).isEqualTo("[a\\nb, c, d\\n]");
    assertThat(sink.rows.get(1).of(GpuRequest.LABELS)).isEqualTo(Map.of("Comment", "x\\n\\ny\\nz"));
    // The header is line 1; the first record fills 2 and 3, the second 4 to 7.
    assertThat(sink.rows)
        .extracting(row -> row.of(GpuRequest.LINE_NUMBER))
        .containsExactly(2L, 4L, 8L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\n", "\f", "\u000b", "\u0085", "\u2028", "\u2029", "\r"})
  void whatOnlyLooksLikeALineBreakIsNone(String fake) {
    RecordingSink sink = Sacct.read(HEADER + job("1", "a" + fake + "b", ""));
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(names(sink)).isEqualTo("[a" + fake + "b]");
  }

  @Test
  void aTornRecordTakesNoWholeOneWithIt() {
    String whole = job("2", "b", "");
    RecordingSink sink =
        Sacct.read(
            HEADER
                + "1|a|COMPLETED|2026-07-14T08\n"
                + whole
                + "3|tail|COMPL\n4|x\n"
                + job("5", "e", ""));
    assertThat(names(sink)).isEqualTo("[b, e]");
    assertThat(sink.rejects).hasSize(3);
    assertThat(sink.rejects).allMatch(r -> r.reasons().contains("wrong_column_count"));
    assertThat(sink.rejects).extracting(RecordingSink.Refused::line).containsExactly(2L, 4L, 5L);
  }

  @Test
  void aFragmentBeforeATornRecordIsLeftOut() {
    RecordingSink sink = Sacct.read(HEADER + "ana|gres/gpu=8\n" + job("2", "b\nc", ""));
    assertThat(names(sink)).isEqualTo("[b\\nc]");
    assertThat(sink.rejects).hasSize(1);
  }

  @Test
  void aBreakInAColumnThatHoldsNoFreeTextIsNoBreakButATornRecord() {
    RecordingSink sink =
        Sacct.read(HEADER + job("1", "a", "").replace("|COMPLETED|", "|COMP\nLETED|"));
    assertThat(sink.rows).isEmpty();
    assertThat(sink.rejects).hasSize(2);
  }

  @Test
  void aDelimiterInsideANameIsResolvedWhenOnlyOneWayFits() {
    RecordingSink sink =
        Sacct.read(HEADER + job("1", "a|b", "") + job("2", "c", "x|y|z") + job("3", "d|\ne", "f"));
    assertThat(names(sink)).isEqualTo("[a|b, c, d|\\ne]");
    assertThat(sink.rows.get(1).of(GpuRequest.LABELS)).isEqualTo(Map.of("Comment", "x|y|z"));
  }

  @Test
  void aDelimiterThatMayStandInTwoPlacesIsRefused() {
    RecordingSink sink =
        Sacct.read(
            """
            JobID|JobName|Comment|Start|AllocTRES
            1|a|b|c|2026-07-14T08:00:00|gres/gpu=1
            """);
    assertThat(sink.rows).isEmpty();
    assertThat(sink.rejects.get(0).reasons()).containsExactly("wrong_column_count");
  }

  @Test
  void aBreakInTheLastColumnContinuesIt() {
    RecordingSink sink =
        Sacct.read(
            """
            JobID|Start|End|AllocTRES|Comment
            1|2026-07-14T08:00:00|2026-07-14T09:00:00|gres/gpu=1|one
            two
            2|2026-07-14T08:00:00|2026-07-14T09:00:00|gres/gpu=1|three
            """);
    assertThat(sink.accepted).isEqualTo(2);
    assertThat(sink.rejects).isEmpty();
    assertThat(sink.rows.get(0).of(GpuRequest.LABELS)).isEqualTo(Map.of("Comment", "one\\ntwo"));
  }

  @Test
  void aBreakInTheFirstColumnBeginsIt() {
    RecordingSink sink =
        Sacct.read(
            """
            JobName|JobID|Start|End|AllocTRES
            one
            two|1|2026-07-14T08:00:00|2026-07-14T09:00:00|gres/gpu=1
            """);
    assertThat(sink.rejects).isEmpty();
    assertThat(names(sink)).isEqualTo("[one\\ntwo]");
  }

  @Test
  void bytesThatAreNoTextAreReplacedAndCounted() {
    byte[] bytes = (HEADER + job("1", "caf#", "")).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '#' ? (byte) 0xE9 : bytes[i];
    }
    RecordingSink sink = Sacct.read(bytes);
    assertThat(names(sink)).isEqualTo("[caf\uFFFD]");
    assertThat(sink.absent).isEqualTo(Map.of("invalid_utf8", 1L));
  }

  @Test
  void whatCameBeforeABrokenStreamCounts() {
    byte[] bytes =
        (HEADER + job("1", "a", "") + job("2", "b", "").stripTrailing())
            .getBytes(StandardCharsets.UTF_8);
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(bytes),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("cut");
              }
            });
    RecordingSink sink = RecordingSink.of(new SlurmSacct());
    IOException thrown = null;
    try {
      sink.readAll(new SlurmSacct(), Sacct.file(ZoneId.of("UTC")), broken);
    } catch (IOException e) {
      thrown = e;
    }
    assertThat(thrown).hasMessage("cut");
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.rejects.get(0).reasons()).containsExactly("truncated");
  }
}

package dev.plumbline.ingest.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.experiment.PageStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageStreamTest {
  private static final SourceFile FILE =
      new SourceFile(
          SourceSettings.of("lab", "mlflow-runs"), "f", Instant.parse("2099-01-01T00:00:00Z"));

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String through(String text) throws IOException {
    return new String(
        new PageStream(bytes(text), MlflowObject.PAGES).readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String run(String id) {
    return "{\"info\":{\"run_id\":\"%s\",\"experiment_id\":\"1\",\"status\":\"RUNNING\","
            .formatted(id)
        + "\"start_time\":1784016000000}}";
  }

  @Test
  void onlyTheEnvelopeIsBlanked() throws IOException {
    assertThat(through("{\"runs\":[\n{\"a\":[1]},{\"b\":\"]\"}\n],\"next_page_token\":\"t\"}\n"))
        .isEqualTo("         \n{\"a\":[1]},{\"b\":\"]\"}\n                        \n");
    String other = "{\"a\":{\"runs\":[{\"b\":1}]}}";
    assertThat(through(other)).isEqualTo(other);
    // A tail that says more than plain values stays, so that nothing vanishes uncounted.
    assertThat(through("{\"runs\":[{}],\"more\":{\"a\":1}}")).endsWith("],\"more\":{\"a\":1}}");
  }

  @Test
  void numbersThatAreNoneAreQuotedOutsideTextsOnly() throws IOException {
    assertThat(through("{\"a\":NaN,\"b\":[-Infinity,Infinity,-1],\"c\":\"NaN\\\",NaN\"}"))
        .isEqualTo("{\"a\":\"NaN\",\"b\":[\"-Infinity\",\"Infinity\",-1],\"c\":\"NaN\\\",NaN\"}");
  }

  @Test
  void aBrokenRunCostsItselfOnly() {
    String page =
        """
        {
          "runs": [
            {
              "info": {
                "run_id": "a",
                "experiment_id": "1
              },
              "data": {}
            },
            %s,
            {"info":{"run_id":"c","experiment_id":"1" "status"}},
            %s
          ]
        }
        """
            .formatted(run("b"), run("d"));
    RecordingSink sink = RecordingSink.read(new MlflowRunsIngester(), FILE, page);
    assertThat(sink.accepted).isEqualTo(2);
    assertThat(sink.rejects)
        .extracting(r -> r.line() + " " + String.join("+", r.reasons()))
        .containsExactly("3 incomplete_json", "11 invalid_json");
    assertThat(sink.records()).isEqualTo(4);
  }

  /** 80 runs of one mebibyte each: more than any one object may have. */
  @Test
  void aPageOfAnySizeIsReadRunByRun() throws IOException {
    List<InputStream> parts = new ArrayList<>(List.of(bytes("{\"runs\": [\n")));
    String note = "n".repeat(1 << 20);
    for (int i = 0; i < 80; i++) {
      String tagged = run("r" + i).replace("\"info\"", "\"note\":\"" + note + "\",\"info\"");
      parts.add(bytes((i == 0 ? "" : ",\n") + tagged));
    }
    parts.add(bytes("\n], \"next_page_token\": \"t\"}"));
    Ingester.Cursor cursor =
        new MlflowRunsIngester()
            .open(FILE, new SequenceInputStream(Collections.enumeration(parts)));
    CountingSink sink = new CountingSink();
    while (cursor.read(sink)) {
      continue;
    }
    assertThat(sink.accepted).isEqualTo(80);
    assertThat(sink.lines).isEqualTo(81);
    assertThat(sink.others).isZero();
  }

  @Test
  void whatCameBeforeTheStreamBrokeCounts() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new EOFException("Unexpected end of ZLIB input stream");
          }
        };
    InputStream bytes =
        new SequenceInputStream(bytes("{\"runs\":[" + run("a") + "," + run("b") + ","), broken);
    RecordingSink sink = RecordingSink.of(new MlflowRunsIngester());
    assertThatThrownBy(() -> sink.readAll(new MlflowRunsIngester(), FILE, bytes))
        .isInstanceOf(EOFException.class);
    assertThat(sink.accepted).isEqualTo(2);
  }

  @Test
  void anEmptyAnswerHasNoRecords() {
    RecordingSink sink =
        RecordingSink.read(
            new MlflowRunsIngester(), FILE, "{}\n{\"runs\":[]}\n{\"next_page_token\":\"\"}\n");
    assertThat(sink.records()).isZero();
    assertThat(sink.ignored).isEqualTo(Map.of());
  }

  /** Keeps counts only, where rows would not fit. */
  private static final class CountingSink implements dev.plumbline.ingest.Sink {
    private long accepted;
    private long others;
    private long lines;

    @Override
    public void row(Object[] values, java.time.LocalDate from, java.time.LocalDate through) {
      int line =
          dev.plumbline.tables.LineageEvent.TABLE.position(
              dev.plumbline.tables.LineageEvent.LINE_NUMBER);
      lines = (Long) values[line];
    }

    @Override
    public void sideRow(dev.plumbline.schema.TableSpec table, Object[] values) {
      others++;
    }

    @Override
    public void accepted(long records) {
      accepted += records;
    }

    @Override
    public void reject(long lineNumber, String raw, List<String> reasons) {
      others++;
    }

    @Override
    public void duplicate() {
      others++;
    }

    @Override
    public void ignored(String reason, long records) {
      others++;
    }

    @Override
    public void absent(String reason) {
      others++;
    }

    @Override
    public void unmapped(String column) {
      // The note is a field that no rule reads.
    }
  }
}

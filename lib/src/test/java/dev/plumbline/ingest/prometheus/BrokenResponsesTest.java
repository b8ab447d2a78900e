package dev.plumbline.ingest.prometheus;

import static dev.plumbline.ingest.prometheus.Responses.at;
import static dev.plumbline.ingest.prometheus.Responses.file;
import static dev.plumbline.ingest.prometheus.Responses.matrix;
import static dev.plumbline.ingest.prometheus.Responses.read;
import static dev.plumbline.ingest.prometheus.Responses.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.GpuSample;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenResponsesTest {
  private static final String ERROR =
      "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error at char 7\"}";
  private static final String GOOD = matrix(series("DCGM_FI_DEV_POWER_USAGE", at(0, "100")));
  private static final String LATER = matrix(series("DCGM_FI_DEV_POWER_USAGE", at(30, "101")));

  private static RecordingSink readAll(InputStream bytes) throws IOException {
    RecordingSink sink = RecordingSink.of(new PrometheusJson());
    sink.readAll(new PrometheusJson(), file("a.json"), bytes);
    return sink;
  }

  private static MalformedFile refusal(String text) {
    return catchThrowableOfType(
        MalformedFile.class,
        () -> readAll(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
  }

  private static List<String> reasons(RecordingSink sink) {
    return sink.rejects.stream().map(reject -> String.join("+", reject.reasons())).toList();
  }

  @Test
  void aFileThatIsOneErrorIsRefused() {
    MalformedFile refusal = refusal(ERROR);

    assertThat(refusal.problem()).isEqualTo("the query failed: bad_data: parse error at char 7");
    assertThat(refusal.file()).isEqualTo("a.json");
    assertThat(refusal.line()).isEqualTo(1);
    assertThat(refusal.remedy()).isNotBlank();
  }

  @Test
  void anErrorAmongOthersIsOneRecord() {
    for (String text :
        List.of(
            ERROR + "\n" + GOOD + "\n",
            GOOD + "\n" + ERROR + "\n",
            GOOD + ERROR,
            "[" + ERROR + ",\n" + GOOD + "]",
            "[" + GOOD + "," + ERROR + "]",
            "[\n  " + GOOD.replace(",", ",\n    ") + ",\n  " + ERROR + "\n]\n")) {
      RecordingSink sink = read(text);
      assertThat(sink.accepted).as(text).isEqualTo(1);
      assertThat(reasons(sink)).as(text).containsExactly("prometheus_error");
      assertThat(sink.rejects.get(0).raw()).isEqualTo("bad_data: parse error at char 7");
    }
    assertThat(reasons(read(ERROR + "\n" + ERROR)))
        .containsExactly("prometheus_error", "prometheus_error");
    // An answer without any series is an answer.
    assertThat(reasons(read(ERROR + "\n" + matrix()))).containsExactly("prometheus_error");
  }

  @Test
  void whatAnErrorHoldsBesideTheErrorIsNoAnswer() {
    String both =
        GOOD.replace("\"success\"", "\"error\",\"errorType\":\"timeout\",\"error\":\"slow\"");
    RecordingSink sink = read(both + "\n" + LATER);

    assertThat(sink.accepted).isEqualTo(1);
    assertThat(reasons(sink)).containsExactly("prometheus_error");
    assertThat(sink.rejects.get(0).raw()).isEqualTo("timeout: slow");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n\n",
        "<html><body>502 Bad Gateway</body></html>",
        "{\"status\":\"success\"}",
        "{\"status\":\"success\",\"data\":[\"DCGM_FI_DEV_GPU_UTIL\"]}",
        "{\"status\":\"success\",\"data\":null}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metr",
        "null",
        "7"
      })
  void whatHoldsNothingIsRefused(String text) {
    assertThat(refusal(text).remedy()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    // [[1783987200,"100"],[1783987230,"101"]]}]}}: the first pair has 18 characters behind the
    // first bracket, the second ends with the 38th; one brace is missing at the 43rd.
    "19, 1",
    "20, 1",
    "25, 1",
    "35, 1",
    "37, 1",
    "38, 2",
    "39, 2",
    "40, 2",
    "42, 2"
  })
  void whatCameBeforeACutCounts(int kept, int accepted) {
    String whole = matrix(series("DCGM_FI_DEV_POWER_USAGE", at(0, "100"), at(30, "101")));
    int values = whole.indexOf("[[");
    RecordingSink sink = read(whole.substring(0, values + kept));

    assertThat(sink.accepted).isEqualTo(accepted);
    assertThat(reasons(sink)).containsExactly("truncated");
    assertThat(sink.rows).hasSize(accepted);
  }

  @Test
  void theNextResponseIsReadAfterACutOne() {
    String cut = GOOD.substring(0, GOOD.length() - 4);
    RecordingSink sink = read(cut + "\n" + LATER + "\n");

    assertThat(sink.accepted).isEqualTo(2);
    assertThat(reasons(sink)).containsExactly("truncated");
  }

  @Test
  void whatACutResponseSwallowsIsItsOwnTail() {
    // Cut inside a text: the line end is the fault, and the next line is read.
    String cut = GOOD.substring(0, GOOD.indexOf("POWER"));
    RecordingSink sink = read(cut + "\n" + LATER + "\n" + cut);

    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.rejects).hasSize(2);
    assertThat(sink.rejects).extracting(RecordingSink.Refused::line).containsExactly(1L, 3L);
    assertThat(sink.rejects.get(0).raw()).contains("DCGM_FI_DEV_");
  }

  @Test
  void otherTextBetweenResponsesIsOneRecord() {
    RecordingSink sink =
        read(GOOD + "\ncurl: (28) Operation timed out\ncurl: again\n" + LATER + "\n");

    assertThat(sink.accepted).isEqualTo(2);
    assertThat(reasons(sink)).containsExactly("invalid_json");
    assertThat(sink.rejects.get(0).line()).isEqualTo(2);
    assertThat(sink.rejects.get(0).raw()).isEqualTo("curl: (28) Operation timed out");
  }

  @Test
  void anotherEndpointsAnswerAmongOthersIsOneRecord() {
    RecordingSink sink = read("{\"status\":\"success\",\"data\":[\"a\"]}\n" + GOOD);

    assertThat(sink.accepted).isEqualTo(1);
    assertThat(reasons(sink)).containsExactly("no_result");
  }

  @Test
  void secretsInBrokenTextAreMasked() {
    RecordingSink sink = read(GOOD + "\nAuthorization: Bearer abcdefgh12345678\n");

    assertThat(sink.rejects.get(0).raw()).doesNotContain("abcdefgh12345678");
  }

  @Test
  void aByteOrderMarkIsNoText() {
    assertThat(read("\uFEFF" + GOOD).accepted).isEqualTo(1);
  }

  @Test
  void linesAreThoseOfTheFile() {
    String pretty = GOOD.replace(",", ",\n").replace("\"100\"", "\"x\"");
    // Line 1 and 2 are empty; the pair's bracket stands behind four commas of the response, so in
    // its fifth line: 2 + 5.
    RecordingSink sink = read("\n\n" + pretty + "\n" + LATER);

    assertThat(sink.rejects.get(0).line()).isEqualTo(7);
    assertThat(sink.accepted).isEqualTo(1);
  }

  @Test
  void aBrokenStreamKeepsWhatCameBefore() throws IOException {
    // 20,000 values do not fit the window, so that the break lies well behind the beginning.
    String[] pairs = new String[20_000];
    Arrays.setAll(pairs, i -> at(i, "1" + i));
    String text = matrix(series("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", pairs));
    InputStream breaking =
        new SequenceInputStream(
            new ByteArrayInputStream(
                text.substring(0, text.length() / 2).getBytes(StandardCharsets.UTF_8)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new EOFException("Unexpected end of ZLIB input stream");
              }
            });
    RecordingSink sink = RecordingSink.of(new PrometheusJson());

    assertThatThrownBy(() -> sink.readAll(new PrometheusJson(), file("a.json"), breaking))
        .isInstanceOf(EOFException.class);
    // The labels take about 130 characters, a pair 20 or so: a little less than half of them.
    long whole = text.substring(0, text.length() / 2).chars().filter(c -> c == ']').count();
    assertThat(sink.accepted).isEqualTo(whole);
    assertThat(sink.rows).hasSize((int) whole);
  }

  @Test
  void aTruncatedArchiveKeepsWhatCameBefore() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write((GOOD + "\n").repeat(5000).getBytes(StandardCharsets.UTF_8));
    }
    byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    RecordingSink sink = RecordingSink.of(new PrometheusJson());

    assertThatThrownBy(
            () ->
                sink.readAll(
                    new PrometheusJson(),
                    file("a.json.gz"),
                    new GZIPInputStream(new ByteArrayInputStream(cut))))
        .isInstanceOf(EOFException.class);
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.duplicates).isPositive();
    assertThat(sink.rows).hasSize(1);
  }

  @Test
  void longFilesAreReadInParts() {
    // 300 responses of about 7 kB: 2 MB, so that windows end at every kind of place.
    StringBuilder text = new StringBuilder();
    for (int response = 0; response < 300; response++) {
      String[] pairs = new String[200];
      int first = response * 200;
      Arrays.setAll(pairs, i -> at(first + i, "100"));
      text.append(matrix(series("DCGM_FI_DEV_POWER_USAGE", pairs))).append("\n\n");
    }
    RecordingSink sink = read(text.toString());

    assertThat(sink.accepted).isEqualTo(60_000);
    assertThat(sink.rejects).isEmpty();
    // Each is 100 W.
    assertThat(sink.rows.stream().mapToDouble(r -> (Double) r.of(GpuSample.POWER)).sum())
        .isEqualTo(6_000_000.0);
  }

  @Test
  void moreDevicesThanShouldBeHeldAreReadAsIfInAnotherFile() {
    // 40 label sets of 1 MiB of text are more than the 32 Mi characters that are held at once.
    StringBuilder text = new StringBuilder();
    for (int device = 0; device <= 40; device++) {
      String labels =
          "\"__name__\":\"DCGM_FI_DEV_POWER_USAGE\",\"UUID\":\"GPU-%d\",\"note\":\"%s\""
              .formatted(device % 40, "x".repeat(1 << 20));
      text.append(matrix(Responses.labelled(labels, at(0, "100")))).append('\n');
    }
    RecordingSink sink = read(text.toString());

    // The first device comes once more at the end; it was forgotten, so it is no duplicate.
    assertThat(sink.accepted).isEqualTo(41);
    assertThat(sink.rows).hasSize(41);
    assertThat(sink.duplicates).isZero();
  }
}

package dev.plumbline.ingest.prometheus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.prometheus.ResponseWalk.Response;
import dev.plumbline.ingest.telemetry.SeriesTaking;
import dev.plumbline.terms.reject.FileReject;
import dev.plumbline.terms.reject.SampleReject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads one file of responses, some thousand values at a time. */
public final class PrometheusCursor implements Ingester.Cursor {
  private static final int AT_A_TIME = 4096;
  private static final String FETCH_AGAIN = "fetch it again, or take the file out of the landing";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          // Bytes that look like UTF-16 or UTF-32 are damage; what it throws then is no JSON error.
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .build();

  private final SourceFile file;
  private final ResponseStream bytes;
  private final SeriesTaking taking;
  private final SeriesValues series;
  private final UnmappedFields unmapped = new UnmappedFields();
  private JsonParser parser;
  private ResponseWalk walk;
  private Refusal first;
  private boolean isAnswered;
  private boolean isFinished;

  /** Something of the file that is no answer: a record that is refused, or the whole file. */
  private record Refusal(
      long line, String raw, String reason, String problem, String cause, String remedy) {}

  /** Reads a file, whose series go there. */
  public PrometheusCursor(SourceFile file, InputStream in, SeriesTaking taking) {
    this.file = file;
    this.bytes = new ResponseStream(in);
    this.taking = taking;
    this.series = new SeriesValues(taking);
  }

  @Override
  public boolean read(Sink sink) throws IOException {
    if (isFinished) {
      return false;
    }
    try {
      for (int i = 0; i < AT_A_TIME && !isFinished; i++) {
        isFinished = !advance(sink);
      }
    } catch (IOException e) {
      isFinished = true;
      settle(sink);
      taking.finish(sink);
      throw e;
    }
    if (isFinished) {
      finish(sink);
    }
    return !isFinished;
  }

  private boolean advance(Sink sink) throws IOException {
    if (walk == null) {
      if (!bytes.next()) {
        return false;
      }
      parser = JSON.createParser(bytes);
      walk = new ResponseWalk(parser, series, unmapped, bytes.firstLine());
    }
    try {
      ResponseWalk.Step step = walk.step(sink);
      if (step == ResponseWalk.Step.ENDED) {
        ended(walk.response(), sink);
      } else if (step == ResponseWalk.Step.DONE) {
        close();
      }
    } catch (JsonProcessingException e) {
      broken(e, sink);
      close();
    }
    return true;
  }

  private void close() throws IOException {
    parser.close();
    walk = null;
  }

  private void ended(Response response, Sink sink) {
    if (response.isError()) {
      String error = response.error();
      refuse(
          new Refusal(
              response.line(),
              error,
              SampleReject.PROMETHEUS_ERROR.text(),
              "the query failed: " + error,
              "the server answered with an error instead of values",
              "correct the query or its time range, and fetch it again"),
          sink);
    } else if (!response.hasResult()) {
      refuse(
          new Refusal(
              response.line(),
              "{\"status\":\"" + response.status() + "\"}",
              SampleReject.NO_RESULT.text(),
              "there is no data.result",
              "it is no answer of query or query_range",
              FETCH_AGAIN),
          sink);
    } else {
      settle(sink);
      isAnswered = true;
    }
  }

  private void broken(JsonProcessingException e, Sink sink) {
    long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    long offset = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
    boolean isTruncated = e instanceof JsonEOFException || bytes.isBehind(offset);
    refuse(
        new Refusal(
            bytes.firstLine() + line - 1,
            bytes.around(offset),
            isTruncated ? FileReject.TRUNCATED.text() : FileReject.INVALID_JSON.text(),
            isTruncated ? "the response ends before its end" : "this is no JSON",
            isTruncated ? "it was cut off" : "the server or a proxy answered something else",
            FETCH_AGAIN),
        sink);
  }

  /** The first refusal waits until it is known whether the file holds anything else. */
  private void refuse(Refusal refusal, Sink sink) {
    if (first == null && !isAnswered && series.records() == 0) {
      first = refusal;
      return;
    }
    settle(sink);
    sink.reject(refusal.line(), refusal.raw(), List.of(refusal.reason()));
  }

  /** The file holds more than the first refusal, which is one record of it then. */
  private void settle(Sink sink) {
    if (first != null) {
      sink.reject(first.line(), first.raw(), List.of(first.reason()));
      first = null;
      isAnswered = true;
    }
  }

  private void finish(Sink sink) throws MalformedFile {
    if (first != null && series.records() == 0) {
      throw new MalformedFile(
          file.path(), first.line(), first.problem(), first.cause(), first.remedy());
    }
    if (!isAnswered && series.records() == 0) {
      throw new MalformedFile(
          file.path(), 1, "the file holds no response", "it is empty", FETCH_AGAIN);
    }
    settle(sink);
    taking.finish(sink);
  }
}

package dev.plumbline.ingest.opentelemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.json.JsonRecords;
import dev.plumbline.ingest.secrets.SecretText;
import dev.plumbline.terms.reject.FileReject;
import dev.plumbline.terms.reject.SampleReject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads one file of requests, some at a time; one request is held as a whole. */
final class OtlpCursor implements Ingester.Cursor {
  private static final int AT_A_TIME = 4;
  private static final int RAW_CHARACTERS = 2000;

  /** What every line's object begins with, whatever it carries. */
  private static final String MARKER = "\"resource";

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(64 << 20).build())
              .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
              .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
              .build());

  private final SourceFile file;
  private final JsonRecords records;
  private final OtlpPoints points;
  private boolean isOtlp;
  private boolean hasOtherSignals;
  private boolean isFinished;
  private long firstRefused;

  OtlpCursor(SourceFile file, InputStream in) throws MalformedFile {
    this.file = file;
    this.records = new JsonRecords(in, MARKER);
    this.points = new OtlpPoints(file);
  }

  @Override
  public boolean read(Sink sink) throws IOException {
    if (isFinished) {
      return false;
    }
    try {
      for (int i = 0; i < AT_A_TIME && !isFinished; i++) {
        isFinished = !records.next();
        if (!isFinished) {
          record(sink);
        }
      }
    } catch (IOException e) {
      isFinished = true;
      points.finish(sink);
      throw e;
    }
    if (isFinished) {
      finish(sink);
    }
    return !isFinished;
  }

  private void record(Sink sink) {
    if (records.kind() != JsonRecords.Kind.OBJECT) {
      refuse(FileReject.INVALID_JSON.text(), sink);
      return;
    }
    JsonNode object;
    try {
      // Text, so that damaged bytes are never taken for UTF-16 or UTF-32.
      object = JSON.readTree(records.text());
    } catch (JsonProcessingException e) {
      refuse(FileReject.INVALID_JSON.text(), sink);
      return;
    }
    if (OtlpField.RESOURCE_METRICS.of(object).isArray()) {
      isOtlp = true;
      points.read(object, records.line(), sink);
    } else if (OtlpField.RESOURCE_LOGS.isIn(object)) {
      leaveOut("logs", sink);
    } else if (OtlpField.RESOURCE_SPANS.isIn(object)) {
      leaveOut("traces", sink);
    } else if (OtlpField.RESOURCE_PROFILES.isIn(object)) {
      leaveOut("profiles", sink);
    } else {
      refuse(SampleReject.NO_RESOURCE_METRICS.text(), sink);
    }
  }

  private void leaveOut(String reason, Sink sink) {
    isOtlp = true;
    hasOtherSignals = true;
    sink.ignored(reason, 1);
  }

  private void refuse(String reason, Sink sink) {
    firstRefused = firstRefused == 0 ? records.line() : firstRefused;
    String text = records.text();
    String start = text.length() > RAW_CHARACTERS ? text.substring(0, RAW_CHARACTERS) : text;
    sink.reject(records.line(), SecretText.masked(start), List.of(reason));
  }

  private void finish(Sink sink) throws MalformedFile {
    if (!isOtlp && firstRefused > 0) {
      throw new MalformedFile(
          file.path(),
          firstRefused,
          "no line is an OTLP request",
          "nothing has resourceMetrics, resourceLogs or resourceSpans",
          "write it with the collector's file exporter in its JSON format, or correct the source's"
              + " format");
    }
    if (!points.hasKnownKinds() && !points.unknownKinds().isEmpty() && firstRefused == 0) {
      throw new MalformedFile(
          file.path(),
          1,
          "no data point is of a kind that is known: " + points.unknownKinds(),
          "OTLP before 0.9 called kinds otherwise; nothing says what they mean here",
          "export it again with a collector of 0.31 or later");
    }
    if (isOtlp && points.records() == 0 && !hasOtherSignals) {
      sink.warning("the file holds requests of OTLP and no data point in them");
    }
    points.finish(sink);
  }
}

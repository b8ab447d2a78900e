package dev.plumbline.ingest.prometheus;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.plumbline.ingest.Sink;
import dev.plumbline.terms.reject.SampleReject;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Walks a stretch of responses token by token, keeping one series' labels and nothing else. Keys
 * may come in any order, except that a series' labels must stand before its values: so every server
 * and every tool that sorts keys writes them.
 */
final class ResponseWalk {
  private enum Place {
    BETWEEN,
    RESPONSE,
    DATA,
    RESULT,
    SERIES,
    VALUES
  }

  private final JsonParser parser;
  private final SeriesValues series;
  private final UnmappedFields unmapped;
  private final long firstLine;
  private Place place = Place.BETWEEN;
  private Response response = Response.at(0);
  private boolean isScalar;

  /**
   * A response as far as it was read.
   *
   * @param line where it begins
   * @param status what it says of itself, or null
   * @param error its error type and message, or empty
   * @param hasResult true when it has a result
   */
  record Response(long line, String status, String error, boolean hasResult) {
    static Response at(long line) {
      return new Response(line, null, "", false);
    }

    boolean isError() {
      return "error".equals(status);
    }

    Response withStatus(String said) {
      return new Response(line, said, error, hasResult);
    }

    Response withError(String said) {
      return new Response(line, status, error.isEmpty() ? said : error + ": " + said, hasResult);
    }

    Response withResult() {
      return new Response(line, status, error, true);
    }
  }

  /** What a step came to. */
  enum Step {
    /** The walk goes on. */
    ON,
    /** A response ended. */
    ENDED,
    /** There is nothing more. */
    DONE
  }

  ResponseWalk(JsonParser parser, SeriesValues series, UnmappedFields unmapped, long firstLine) {
    this.parser = parser;
    this.series = series;
    this.unmapped = unmapped;
    this.firstLine = firstLine;
  }

  /** The response that is being read, or that ended last. */
  Response response() {
    return response;
  }

  /** Reads on to the next value or field. */
  Step step(Sink sink) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      return Step.DONE;
    }
    switch (place) {
      case BETWEEN -> between(token);
      case RESPONSE -> {
        if (token == JsonToken.END_OBJECT) {
          place = Place.BETWEEN;
          return Step.ENDED;
        }
        ofResponse(sink);
      }
      case DATA -> ofData(token, sink);
      case RESULT -> ofResult(token, sink);
      case SERIES -> ofSeries(token, sink);
      case VALUES -> ofValues(token, sink);
    }
    return Step.ON;
  }

  private void between(JsonToken token) throws IOException {
    if (token != JsonToken.START_OBJECT) {
      throw new JsonParseException(parser, "a response is an object");
    }
    place = Place.RESPONSE;
    response = Response.at(line());
  }

  private void ofResponse(Sink sink) throws IOException {
    String field = parser.currentName();
    JsonToken value = parser.nextToken();
    switch (field) {
      case "status" -> response = response.withStatus(parser.getText());
      case "errorType", "error" -> response = response.withError(parser.getText());
      case "data" -> {
        // What an error's response holds beside the error is no answer.
        if (value == JsonToken.START_OBJECT && !response.isError()) {
          place = Place.DATA;
        }
      }
      default -> {
        if (!ServerWarnings.read(parser, sink)) {
          unmapped.add(field, sink);
        }
      }
    }
    skipUnless(Place.DATA);
  }

  private void ofData(JsonToken token, Sink sink) throws IOException {
    if (token == JsonToken.END_OBJECT) {
      place = Place.RESPONSE;
      return;
    }
    String field = parser.currentName();
    JsonToken value = parser.nextToken();
    if (field.equals("result") && value == JsonToken.START_ARRAY) {
      place = Place.RESULT;
      isScalar = false;
      response = response.withResult();
    } else if (!field.equals("resultType")) {
      unmapped.add("data." + field, sink);
    }
    skipUnless(Place.RESULT);
  }

  private void ofResult(JsonToken token, Sink sink) throws IOException {
    if (token == JsonToken.START_OBJECT) {
      place = Place.SERIES;
      series.begin(sink);
    } else if (token == JsonToken.END_ARRAY) {
      place = Place.DATA;
    } else if (token == JsonToken.START_ARRAY) {
      series.begin(sink);
      series.refuse(SampleReject.BAD_SERIES.text(), line(), sink);
      parser.skipChildren();
    } else if (!isScalar) {
      // A scalar's or string's result is one time and one value, without labels.
      isScalar = true;
      series.leaveOut("scalar_result", 1, sink);
    }
  }

  private void ofSeries(JsonToken token, Sink sink) throws IOException {
    if (token == JsonToken.END_OBJECT) {
      place = Place.RESULT;
      return;
    }
    String field = parser.currentName();
    JsonToken value = parser.nextToken();
    switch (field) {
      case "metric" -> series.labelled(labels(value));
      case "value" -> pair(value, sink);
      case "values" -> {
        if (value == JsonToken.START_ARRAY) {
          place = Place.VALUES;
        } else {
          pair(value, sink);
        }
      }
      case "histogram" -> series.leaveOut("native_histogram", 1, sink);
      case "histograms" -> series.leaveOut("native_histogram", elements(value), sink);
      default -> unmapped.add("result." + field, sink);
    }
    skipUnless(Place.VALUES);
  }

  private void ofValues(JsonToken token, Sink sink) throws IOException {
    if (token == JsonToken.END_ARRAY) {
      place = Place.SERIES;
    } else {
      pair(token, sink);
    }
  }

  private SortedMap<String, String> labels(JsonToken value) throws IOException {
    SortedMap<String, String> labels = new TreeMap<>();
    if (value != JsonToken.START_OBJECT) {
      return labels;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken text = parser.nextToken();
      if (text.isStructStart()) {
        parser.skipChildren();
      } else if (text != JsonToken.VALUE_NULL && !parser.getText().isEmpty()) {
        labels.put(name, parser.getText());
      }
    }
    return labels;
  }

  /** Reads a time and a value. */
  private void pair(JsonToken token, Sink sink) throws IOException {
    long line = line();
    String time = null;
    String value = null;
    int texts = 0;
    int open = token == JsonToken.START_ARRAY ? 1 : 0;
    boolean isFlat = open == 1;
    if (!isFlat) {
      parser.skipChildren();
    }
    while (open > 0) {
      JsonToken next = parser.nextToken();
      if (next.isStructStart()) {
        isFlat = false;
        open++;
      } else if (next.isStructEnd()) {
        open--;
      } else if (open == 1) {
        time = texts == 0 ? parser.getText() : time;
        value = texts == 1 ? parser.getText() : value;
        texts++;
      }
    }
    if (isFlat && texts == 2) {
      series.value(time, value, line, sink);
    } else {
      series.refuse(SampleReject.BAD_VALUE_PAIR.text(), line, sink);
    }
  }

  private long elements(JsonToken value) throws IOException {
    if (value != JsonToken.START_ARRAY) {
      return 1;
    }
    long count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      parser.skipChildren();
      count++;
    }
    return count;
  }

  /** Skips what the field holds, unless the walk went into it. */
  private void skipUnless(Place inside) throws IOException {
    if (place != inside) {
      parser.skipChildren();
    }
  }

  private long line() {
    return firstLine + parser.currentTokenLocation().getLineNr() - 1;
  }
}

package dev.plumbline.ingest.prometheus;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.secrets.SecretText;
import java.io.IOException;
import java.util.Locale;

/**
 * How servers say that an answer is not all there is: Prometheus, Thanos, Mimir and Cortex in a
 * list of {@code warnings}, clusters of VictoriaMetrics with the flag {@code isPartial}.
 */
final class ServerWarnings {
  private ServerWarnings() {}

  /**
   * Reads the field of a response at whose value the parser stands.
   *
   * @return false when it says nothing of the kind; the parser stands where it stood
   */
  static boolean read(JsonParser parser, Sink sink) throws IOException {
    String field = parser.currentName();
    if (field.equals("warnings")) {
      warnings(parser, sink);
      return true;
    }
    boolean isOfPart = field.toLowerCase(Locale.ROOT).contains("partial");
    if (isOfPart && isTrue(parser)) {
      sink.warning("the server called an answer partial (" + field + ": true)");
      return true;
    }
    return false;
  }

  private static boolean isTrue(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_TRUE
        || parser.currentToken() == JsonToken.VALUE_STRING
            && parser.getText().equalsIgnoreCase("true");
  }

  private static void warnings(JsonParser parser, Sink sink) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      warn(parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText(), sink);
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      warn(parser.getText(), sink);
      parser.skipChildren();
    }
  }

  private static void warn(String text, Sink sink) {
    if (!text.isBlank()) {
      sink.warning(
          "the server warned that an answer may be incomplete: " + SecretText.masked(text.trim()));
    }
  }
}

package dev.plumbline.jobs.told;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.ingest.secrets.SecretText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** A line as it is written: for a collector of logs as one JSON object, for a log file as text. */
final class Rendering {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Rendering() {}

  /** A JSON object in one line. */
  static String json(Line line, Place place, Instant now) {
    ObjectNode object = JSON.createObjectNode();
    object.put("time", now.truncatedTo(ChronoUnit.MILLIS).toString());
    object.put("level", line.level().text());
    object.put("run", place.run());
    object.put("stage", place.stage());
    object.put("job", place.job());
    // Columns are for eyes.
    object.put("message", whole(masked(line.message())).strip().replaceAll(" {2,}", " "));
    line.figures()
        .forEach(
            (name, value) ->
                object.set(
                    name,
                    JSON.valueToTree(value instanceof String text ? whole(masked(text)) : value)));
    return object.toString();
  }

  /** A line of a log file for people. */
  static String text(Line line, Place place, Instant now) {
    return String.format(
        Locale.ROOT,
        "%s %-5s %s %s",
        now.truncatedTo(ChronoUnit.MILLIS),
        line.level(),
        place.run() == null ? "-" : place.run(),
        OneLine.clean(masked(line.message())));
  }

  private static String masked(String text) {
    return SecretText.masked(text);
  }

  /** Half a character cannot be written as UTF-8. */
  private static String whole(String text) {
    return text.codePoints()
        .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}

package dev.plumbline.ingest.mlflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a dataset of a run came from, as MLflow says it: a text of JSON whose fields depend on the
 * type of the source.
 *
 * @param location URI or absolute path without a query, or null
 * @param table name of a table, or null
 * @param tableVersion version of a Delta table, or null
 */
record DatasetSource(String location, String table, String tableVersion) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern PLACE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/.*|/.*");
  private static final Pattern WITH_AUTHORITY =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/]+)/+(.*[^/])/*");
  private static final Pattern S3 = Pattern.compile("s3[an]?");

  /** A bucket or host, and what lies in it. */
  record Place(String namespace, String name) {}

  static DatasetSource of(JsonNode source) {
    String text = KeyValues.text(source);
    JsonNode fields = source.isObject() ? source : parsed(text);
    String location =
        Stream.of(
                KeyValues.text(fields.path("uri")),
                KeyValues.text(fields.path("url")),
                KeyValues.text(fields.path("path")),
                fields.isMissingNode() ? text : null)
            .filter(found -> found != null && PLACE.matcher(found).matches())
            .findFirst()
            .map(DatasetSource::withoutQuery)
            .orElse(null);
    String delta = KeyValues.text(fields.path("delta_table_name"));
    JsonNode version = fields.path("delta_table_version");
    return new DatasetSource(
        location,
        delta == null ? KeyValues.text(fields.path("table_name")) : delta,
        version.isIntegralNumber() && version.canConvertToLong() ? version.asText() : null);
  }

  /**
   * The place as OpenLineage names datasets, by which other systems' events name it too; empty
   * where the location has no bucket or host, so that it means something else on every machine.
   */
  Optional<Place> place() {
    Matcher parts = WITH_AUTHORITY.matcher(location == null ? "" : location);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    String kind = S3.matcher(scheme).matches() ? "s3" : scheme;
    return Optional.of(new Place(kind + "://" + parts.group(2), parts.group(3)));
  }

  /** Signatures and expiry times in the query of a web address are no part of what it names. */
  private static String withoutQuery(String location) {
    int query = location.toLowerCase(Locale.ROOT).startsWith("http") ? location.indexOf('?') : -1;
    return query < 0 ? location : location.substring(0, query);
  }

  private static JsonNode parsed(String text) {
    if (text == null || !text.startsWith("{")) {
      return MissingNode.getInstance();
    }
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      // Masking a secret may have cut the text; then nothing is known of the place.
      return MissingNode.getInstance();
    }
  }
}

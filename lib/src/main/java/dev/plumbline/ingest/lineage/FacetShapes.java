package dev.plumbline.ingest.lineage;

import static dev.plumbline.ingest.lineage.JsonShape.flag;
import static dev.plumbline.ingest.lineage.JsonShape.listOf;
import static dev.plumbline.ingest.lineage.JsonShape.mapTo;
import static dev.plumbline.ingest.lineage.JsonShape.number;
import static dev.plumbline.ingest.lineage.JsonShape.oneOf;
import static dev.plumbline.ingest.lineage.JsonShape.text;
import static dev.plumbline.ingest.lineage.JsonShape.texts;
import static dev.plumbline.ingest.lineage.JsonShape.whole;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.lineage.JsonShape.Fields;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The facets that somebody reads: whether one follows the newest OpenLineage specification of it,
 * and whether enough of it is there to be read all the same. What every facet carries, {@code
 * _producer} and {@code _schemaURL}, is not asked for: a facet without them says as much.
 */
final class FacetShapes {
  private static final Map<String, JsonShape> OF_SPECIFICATION =
      Map.ofEntries(
          Map.entry("parent", parent().perhaps("root", parent())),
          Map.entry("executionParameters", texts().perhaps("parameters", listOf(parameter()))),
          Map.entry(
              "errorMessage", texts("message", "programmingLanguage").perhapsTexts("stackTrace")),
          Map.entry(
              "tags",
              texts()
                  .perhaps("tags", listOf(texts("key", "value").perhapsTexts("source", "field")))),
          Map.entry(
              "sourceCodeLocation",
              texts("type", "url")
                  .perhapsTexts(
                      "repoUrl", "path", "version", "tag", "branch", "pullRequestNumber")),
          Map.entry("version", texts("datasetVersion")),
          Map.entry(
              "symlinks",
              texts().perhaps("identifiers", listOf(texts("namespace", "name", "type")))),
          Map.entry("columnLineage", columnLineage()),
          Map.entry("schema", texts().perhaps("fields", listOf(FacetShapes::isColumn))),
          Map.entry("datasetType", texts("datasetType").perhapsTexts("subType")),
          Map.entry("lifecycleStateChange", lifecycleStateChange()),
          Map.entry(
              "ownership", texts().perhaps("owners", listOf(texts("name").perhapsTexts("type")))),
          Map.entry("dataQualityMetrics", dataQualityMetrics()),
          Map.entry("outputStatistics", counts("rowCount", "size", "fileCount")));

  /** What has to be there of a facet that is read although it breaks its specification. */
  private static final Map<String, Predicate<JsonNode>> READABLE =
      Map.of(
          "parent", f -> isText(f.at("/run/runId")) && isText(f.at("/job/name")),
          "executionParameters", f -> isListWith(f.path("parameters"), "key"),
          "tags", f -> isListWith(f.path("tags"), "key"),
          "symlinks", f -> isListWith(f.path("identifiers"), "namespace", "name"),
          "columnLineage", f -> f.path("fields").isObject(),
          "schema", f -> isListWith(f.path("fields"), "name"));

  private FacetShapes() {}

  /** The names of the facets that somebody reads. */
  static Set<String> names() {
    return OF_SPECIFICATION.keySet();
  }

  /** True when the facet follows its specification, or nobody reads it and it is an object. */
  static boolean isOfSpecification(String name, JsonNode facet) {
    JsonShape shape = OF_SPECIFICATION.get(name);
    return facet.isObject() && (shape == null || shape.fits(facet));
  }

  /** True when what is read of the facet can be read. */
  static boolean isReadable(String name, JsonNode facet) {
    Predicate<JsonNode> needed = READABLE.get(name);
    return facet.isObject() && (needed == null || needed.test(facet));
  }

  private static Fields parent() {
    return texts().with("run", texts("runId")).with("job", texts("namespace", "name"));
  }

  private static JsonShape parameter() {
    return texts("key").perhapsTexts("name", "value").andNothingElse();
  }

  private static JsonShape columnLineage() {
    JsonShape transformation = texts("type").perhapsTexts("subtype").perhaps("masking", flag());
    JsonShape input =
        texts("namespace", "name", "field").perhaps("transformations", listOf(transformation));
    JsonShape output =
        texts()
            .with("inputFields", listOf(input))
            .perhapsTexts("transformationDescription", "transformationType");
    return texts().with("fields", mapTo(output)).perhaps("dataset", listOf(input));
  }

  private static boolean isColumn(JsonNode column) {
    return texts("name")
        .perhapsTexts("type")
        .perhaps("ordinal_position", whole())
        .perhaps("fields", listOf(FacetShapes::isColumn))
        .fits(column);
  }

  private static JsonShape lifecycleStateChange() {
    return texts()
        .with(
            "lifecycleStateChange",
            oneOf("ALTER", "CREATE", "DROP", "OVERWRITE", "RENAME", "TRUNCATE"))
        .perhaps("previousIdentifier", texts("name", "namespace"));
  }

  private static JsonShape dataQualityMetrics() {
    Fields column = counts("nullCount", "distinctCount").perhaps("quantiles", mapTo(number()));
    for (String name : new String[] {"sum", "count", "min", "max"}) {
      column = column.perhaps(name, number());
    }
    return counts("rowCount", "bytes", "fileCount")
        .perhaps("lastUpdated", text())
        .with("columnMetrics", mapTo(column));
  }

  private static Fields counts(String... names) {
    Fields fields = texts();
    for (String name : names) {
      fields = fields.perhaps(name, whole());
    }
    return fields;
  }

  private static boolean isText(JsonNode node) {
    return node.isTextual() && !node.textValue().isBlank();
  }

  /** A list, be it empty or absent, of objects that have these texts. */
  private static boolean isListWith(JsonNode list, String... names) {
    return list.isMissingNode() || list.isNull() || listOf(texts(names)).fits(list);
  }
}

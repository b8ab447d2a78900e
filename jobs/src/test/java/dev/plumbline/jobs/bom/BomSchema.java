package dev.plumbline.jobs.bom;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/**
 * The official JSON schema of CycloneDX 1.6, with the schemas that it refers to, as CycloneDX
 * publishes them in its library. Formats count.
 */
public final class BomSchema {
  private static final JsonSchema SCHEMA = schema();

  private BomSchema() {}

  private static JsonSchema schema() {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    return JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V7,
            factory ->
                factory.schemaMappers(
                    mappers -> mappers.mapPrefix("http://cyclonedx.org/schema/", "classpath:")))
        .getSchema(SchemaLocation.of("http://cyclonedx.org/schema/bom-1.6.schema.json"), config);
  }

  /** What is wrong with a document; nothing where it is valid. */
  public static List<String> mistakes(JsonNode document) {
    return SCHEMA.validate(document).stream().map(ValidationMessage::toString).sorted().toList();
  }
}

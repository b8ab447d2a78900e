package dev.plumbline.jobs.bom;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.run.answers.ListedVersion;
import dev.plumbline.run.answers.Rulings;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.publication.Program;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The bill of materials of a model version:
 *
 * <ol>
 *   <li>Of one publication and one date there is one, to the byte: its number is made of these and
 *       of the version's name, and its time is when the run that published began.
 *   <li>What is not known is left out. A component whose name nobody said says so in place of it.
 *   <li>The components are the model, every dataset version behind it, its code and its image.
 *   <li>What each depends on is the way from the model back to its data; how whole that is, is said
 *       beside ({@link BomCompositions}).
 * </ol>
 */
public final class BomDocument {
  static final String MODEL = "model";
  static final String CODE = "code";
  static final String IMAGE = "image";

  private BomDocument() {}

  /** The document of a version. */
  public static ObjectNode of(ListedVersion listed, Export export, Rulings rulings) {
    ObjectNode bom = new ObjectMapper().createObjectNode();
    bom.put("bomFormat", "CycloneDX").put("specVersion", "1.6");
    bom.put("serialNumber", "urn:uuid:" + number(listed.version().key(), export, rulings));
    bom.put("version", 1);
    BomData data = new BomData(listed);
    ObjectNode metadata = bom.putObject("metadata");
    metadata(metadata, export, rulings);
    BomModel.put(listed, data, metadata.putObject("component"));
    ArrayNode components = bom.putArray("components");
    data.put(components);
    BomMaking making = new BomMaking(listed.version());
    making.put(components);
    dependencies(bom.putArray("dependencies"), data, making);
    BomCompositions.put(listed.version().ruling(), data, making, bom.putArray("compositions"));
    return bom;
  }

  /** The names are told apart by JSON: no two versions are the same text. */
  private static UUID number(ModelKey key, Export export, Rulings rulings) {
    ArrayNode names = new ObjectMapper().createArrayNode();
    names.add(key.registry()).add(key.model()).add(key.version());
    names.add(export.publication()).add(export.night()).add(rulings.date().toString());
    return UUID.nameUUIDFromBytes(names.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void metadata(ObjectNode metadata, Export export, Rulings rulings) {
    metadata.put("timestamp", export.at().toString());
    ObjectNode tool = metadata.putObject("tools").putArray("components").addObject();
    tool.put("type", "application").put("name", "plumbline").put("version", Program.VERSION);
    BomProperties properties = new BomProperties();
    properties.add("as-of", rulings.date());
    properties.add("publication", export.publication());
    properties.add("run", export.night());
    properties.putInto(metadata);
  }

  private static void dependencies(ArrayNode dependencies, BomData data, BomMaking making) {
    ObjectNode model = dependencies.addObject().put("ref", MODEL);
    ArrayNode parts = model.putArray("dependsOn");
    data.trained().forEach(node -> parts.add(data.reference(node)));
    making.references().forEach(parts::add);
    for (DatasetNode made : data.all()) {
      ObjectNode one = dependencies.addObject().put("ref", data.reference(made));
      ArrayNode from = one.putArray("dependsOn");
      data.madeOf(made).forEach(node -> from.add(data.reference(node)));
    }
    making.references().forEach(reference -> dependencies.addObject().put("ref", reference));
  }
}

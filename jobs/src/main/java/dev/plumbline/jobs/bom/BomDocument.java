package dev.plumbline.jobs.bom;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.graph.Provenance;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.run.answers.ListedVersion;
import dev.plumbline.run.answers.Rulings;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.publication.Program;
import dev.plumbline.terms.LinkState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The bill of materials of a model version:
 *
 * <ol>
 *   <li>Of one publication and one date there is one, to the byte: its number is made of these, of
 *       the version's name and of the program's version, and its time is when the run that
 *       published began.
 *   <li>What is not known is left out. A component whose name nobody said says so in place of it.
 *   <li>The components are the model, every dataset version behind it, its code and its image.
 *   <li>What each depends on is the way from the model back to its data. CycloneDX reads an entry
 *       without any as "depends on nothing": there is one only where somebody declares so, of data
 *       from outside or of a run that read nothing. How whole it all is, is said beside ({@link
 *       BomCompositions}).
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
    names.add(Program.VERSION);
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
    List<String> parts = new ArrayList<>();
    data.trained().forEach(node -> parts.add(data.reference(node)));
    parts.addAll(making.references());
    if (!parts.isEmpty()) {
      dependency(MODEL, parts, dependencies);
    }
    for (DatasetNode made : data.all()) {
      Provenance from = data.provenance(made);
      if (!from.inputs().isEmpty() || from.origin() == LinkState.PRESENT) {
        List<String> inputs = from.parts().stream().map(data::reference).toList();
        dependency(data.reference(made), inputs, dependencies);
      }
    }
  }

  private static void dependency(String reference, List<String> parts, ArrayNode dependencies) {
    ArrayNode all = dependencies.addObject().put("ref", reference).putArray("dependsOn");
    parts.forEach(all::add);
  }
}

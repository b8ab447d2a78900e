package dev.plumbline.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.run.answers.Compared;
import dev.plumbline.run.answers.ComparedPart;
import dev.plumbline.run.answers.ComparedVersion;
import dev.plumbline.run.answers.Rulings;
import dev.plumbline.run.answers.Told;
import dev.plumbline.run.answers.VersionDiff;
import dev.plumbline.run.exports.Export;

/** In what two versions of a model differ, as one JSON object for a machine. */
final class DiffObject {
  private DiffObject() {}

  /** The object. */
  static String of(VersionDiff diff, Export export, Rulings rulings) {
    ObjectNode object = new ObjectMapper().createObjectNode();
    object.put("publication", export.publication()).put("run", export.night());
    object.put("as_of", rulings.date().toString());
    object.put("model", diff.first().key().model());
    put(diff.first(), object.putObject("first"));
    put(diff.second(), object.putObject("second"));
    ArrayNode parts = object.putArray("parts");
    for (ComparedPart part : diff.parts()) {
      ObjectNode node = parts.addObject().put("part", part.name());
      ArrayNode things = node.putArray("things");
      part.things().forEach(thing -> put(thing, things.addObject()));
    }
    return object.toString();
  }

  private static void put(ComparedVersion version, ObjectNode object) {
    object.put("version", version.key().version()).put("registry", version.key().registry());
  }

  private static void put(Compared thing, ObjectNode object) {
    object.put("thing", thing.what()).put("equal", thing.isEqual());
    put(thing.first(), object.putObject("first"));
    put(thing.second(), object.putObject("second"));
    object.put("change", thing.change());
  }

  private static void put(Told told, ObjectNode object) {
    object.put("text", told.text()).put("known", told.isKnown());
  }
}

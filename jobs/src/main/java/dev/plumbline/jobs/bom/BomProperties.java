package dev.plumbline.jobs.bom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What CycloneDX has no field for, under names of this program. What is not known is left out. */
final class BomProperties {
  private record Property(String name, String value) {}

  private final List<Property> properties = new ArrayList<>();

  void add(String name, Object value) {
    if (value != null) {
      properties.add(new Property("plumbline:" + name, value.toString()));
    }
  }

  /** Puts them into a component; none where there are none. */
  void putInto(ObjectNode component) {
    if (!properties.isEmpty()) {
      ArrayNode all = component.putArray("properties");
      properties.forEach(one -> all.addObject().put("name", one.name).put("value", one.value));
    }
  }
}

package dev.plumbline.ingest.experiment;

import dev.plumbline.schema.Col;
import dev.plumbline.tables.LineageEvent.Dataset;
import java.util.List;

/**
 * A dataset that a run read or wrote.
 *
 * @param namespace where its name means it and nothing else
 * @param name within it
 * @param version what identifies its content, or null
 * @param type as the tool says, or null
 */
public record DatasetStruct(String namespace, String name, String version, String type) {

  /** The values in the order of {@link Dataset#FIELDS}. */
  public Object[] values() {
    Object[] struct = new Object[Dataset.FIELDS.size()];
    set(struct, Dataset.NAMESPACE, namespace);
    set(struct, Dataset.NAME, name);
    set(struct, Dataset.VERSION, version);
    set(struct, Dataset.TYPE, type);
    set(struct, Dataset.ALIASES, List.of());
    set(struct, Dataset.DECLARES_NO_UPSTREAM, false);
    return struct;
  }

  private static void set(Object[] struct, Col field, Object value) {
    struct[Dataset.position(field)] = value;
  }
}

package dev.plumbline.lineage.known;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.RegistryRecord;
import java.util.Set;

/**
 * What a record tells of the registry it is about.
 *
 * @param stated as the record or its source's configuration names it, or null
 * @param source where the record comes from
 */
public record RegistryNaming(String stated, String source) {
  /** What a record tells. */
  public static RegistryNaming of(RowLayout.Cells record) {
    return new RegistryNaming(
        record.text(RegistryRecord.REGISTRY), record.text(RegistryRecord.SOURCE));
  }

  /** The registry of a model version: a source is a registry of its own unless it says of which. */
  public String own() {
    return isStated() ? stated : source;
  }

  /**
   * The registry that a statement about a model version is about, by the first rule that holds:
   *
   * <ol>
   *   <li>the registry that it names, whether that has the version or not;
   *   <li>its own source, where that has the version;
   *   <li>the only registry that has the version;
   *   <li>else {@link ModelVersion#UNRESOLVED}: a bare name identifies nothing.
   * </ol>
   *
   * @param having the registries that have the version
   */
  public String among(Set<String> having) {
    if (isStated()) {
      return stated;
    }
    if (source != null && having.contains(source)) {
      return source;
    }
    return having.size() == 1 ? having.iterator().next() : ModelVersion.UNRESOLVED;
  }

  private boolean isStated() {
    return stated != null && !stated.equals(ModelVersion.UNRESOLVED);
  }
}

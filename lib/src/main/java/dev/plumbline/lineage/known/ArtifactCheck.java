package dev.plumbline.lineage.known;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.RegistryRecord;
import java.time.Instant;

/**
 * Somebody looked whether the artifact of a model version is there.
 *
 * @param key model and version; the registry follows from the naming
 * @param exists null where the record does not say what was found
 */
public record ArtifactCheck(ModelKey key, RegistryNaming naming, Instant at, Boolean exists) {
  static ArtifactCheck of(RowLayout.Cells record) {
    return new ArtifactCheck(
        new ModelKey(
            ModelVersion.UNRESOLVED,
            record.text(RegistryRecord.MODEL),
            record.text(RegistryRecord.VERSION)),
        RegistryNaming.of(record),
        record.instant(RegistryRecord.RECORD_AT),
        record.flag(RegistryRecord.ARTIFACT_EXISTS));
  }
}

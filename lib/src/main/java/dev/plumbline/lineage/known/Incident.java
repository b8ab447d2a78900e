package dev.plumbline.lineage.known;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.RegistryRecord;
import java.time.Instant;

/**
 * Something that a model is said to have done wrong where it is deployed.
 *
 * @param recordId of the record, which may stand in several files
 * @param naming what the record tells of the registry of the version
 * @param version null where the record names the model alone
 */
public record Incident(
    String recordId,
    RegistryNaming naming,
    String model,
    String version,
    String target,
    Instant at) {
  static Incident of(RowLayout.Cells record) {
    return new Incident(
        record.text(RegistryRecord.RECORD_ID),
        RegistryNaming.of(record),
        record.text(RegistryRecord.MODEL),
        record.text(RegistryRecord.VERSION),
        record.text(RegistryRecord.TARGET),
        record.instant(RegistryRecord.RECORD_AT));
  }
}

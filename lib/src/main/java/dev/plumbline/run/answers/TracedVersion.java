package dev.plumbline.run.answers;

import dev.plumbline.lineage.evidence.RawRecords;
import dev.plumbline.lineage.evidence.VersionEvidence;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.ExportedFacts;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.DatasetVersion;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.RegistryRecord;

/**
 * What is behind one model version.
 *
 * @param ruling the row of {@link dev.plumbline.tables.LineageCompleteness} that stood
 * @param evidence the records behind each link
 */
public record TracedVersion(ModelKey key, RowLayout.Cells ruling, VersionEvidence evidence) {
  /** The version that somebody names, on the date of these rulings. */
  public static TracedVersion of(Export export, Rulings rulings, AskedVersion asked) {
    ModelKey key = asked.among(rulings);
    RowLayout.Cells ruling = rulings.of(key);
    RawRecords raw =
        new RawRecords(
            export.rows(LineageEvent.TABLE),
            export.rows(RegistryRecord.TABLE),
            export.rows(IngestFile.TABLE));
    return new TracedVersion(
        key,
        ruling,
        new VersionEvidence(
            ruling,
            raw,
            ExportedFacts.ofRegistries(export).models,
            export.rows(DatasetVersion.TABLE),
            rulings.end()));
  }
}

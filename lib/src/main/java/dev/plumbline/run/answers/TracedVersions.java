package dev.plumbline.run.answers;

import dev.plumbline.lineage.evidence.DatasetNames;
import dev.plumbline.lineage.evidence.KnownModels;
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
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is behind many model versions. Each part of the export is read once for all of them; of raw
 * rows only those are kept that their runs and their models are named in.
 */
public final class TracedVersions {
  private TracedVersions() {}

  /** The versions of these keys, on the date of these rulings, in their order. */
  public static List<TracedVersion> of(Export export, Rulings rulings, List<ModelKey> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    List<RowLayout.Cells> ruled = keys.stream().map(rulings::of).toList();
    Set<String> runs =
        ruled.stream()
            .flatMap(ruling -> TracedVersion.runs(ruling).stream())
            .collect(Collectors.toSet());
    Set<String> names = keys.stream().map(ModelKey::model).collect(Collectors.toSet());
    RawRecords raw =
        new RawRecords(
            export.rows(LineageEvent.TABLE, LinesAbout.of(LineageEvent.RUN_ID, runs)),
            export.rows(RegistryRecord.TABLE, LinesAbout.orWithout(RegistryRecord.MODEL, names)),
            export.rows(IngestFile.TABLE));
    DatasetNames datasets = new DatasetNames(export.rows(DatasetVersion.TABLE));
    KnownModels models = new KnownModels(ExportedFacts.ofRegistries(export).models, rulings.end());
    return ruled.stream()
        .map(
            ruling ->
                new TracedVersion(
                    Rulings.key(ruling),
                    ruling,
                    new VersionEvidence(ruling, raw, models, datasets)))
        .toList();
  }
}

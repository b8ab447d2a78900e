package dev.plumbline.run.answers;

import dev.plumbline.lineage.evidence.DatasetNames;
import dev.plumbline.lineage.evidence.KnownModels;
import dev.plumbline.lineage.evidence.RawRecords;
import dev.plumbline.lineage.evidence.VersionEvidence;
import dev.plumbline.lineage.graph.SameRuns;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.ExportedFacts;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.DatasetVersion;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.tables.RunRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    LineageFacts facts = ExportedFacts.ofRuns(export);
    SameRuns same = SameRuns.of(facts, rulings.end(), rulings.namespaces());
    Set<String> runs =
        ruled.stream().flatMap(ruling -> runs(ruling, same)).collect(Collectors.toSet());
    Set<String> names = keys.stream().map(ModelKey::model).collect(Collectors.toSet());
    RawRecords raw =
        new RawRecords(
            export.rows(LineageEvent.TABLE, LinesAbout.of(LineageEvent.RUN_ID, runs)),
            export.rows(RunRequest.TABLE, LinesAbout.of(RunRequest.RUN_ID, runs)),
            export.rows(RegistryRecord.TABLE, LinesAbout.orWithout(RegistryRecord.MODEL, names)),
            export.rows(IngestFile.TABLE),
            same::ids);
    DatasetNames datasets = new DatasetNames(export.rows(DatasetVersion.TABLE));
    KnownModels models = new KnownModels(facts.models, rulings.end());
    return ruled.stream()
        .map(
            ruling ->
                new TracedVersion(
                    Rulings.key(ruling),
                    ruling,
                    new VersionEvidence(ruling, raw, models, datasets)))
        .toList();
  }

  /** The training run and those of the way back: records of others are behind no link. */
  private static Stream<String> runs(RowLayout.Cells ruling, SameRuns same) {
    Stream<String> training =
        Stream.ofNullable(
            VersionEvidence.isForeign(ruling)
                ? null
                : ruling.text(LineageCompleteness.TRAINING_RUN_ID));
    Stream<String> behind =
        ruling.<String>list(LineageCompleteness.WITNESS_PATH).stream()
            .filter(step -> step.startsWith("run "))
            .map(step -> step.substring("run ".length()));
    return Stream.concat(training, behind).flatMap(run -> same.ids(run).stream());
  }
}

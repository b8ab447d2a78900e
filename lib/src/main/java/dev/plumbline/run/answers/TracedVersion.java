package dev.plumbline.run.answers;

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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What is behind one model version.
 *
 * @param ruling the row of {@link dev.plumbline.tables.LineageCompleteness} that stood
 * @param evidence the records behind each link
 */
public record TracedVersion(ModelKey key, RowLayout.Cells ruling, VersionEvidence evidence) {
  private static final Pattern PLAIN = Pattern.compile("[\\w:./@+-]+");

  /** The version that somebody names, on the date of these rulings. */
  public static TracedVersion of(Export export, Rulings rulings, AskedVersion asked) {
    ModelKey key = asked.among(rulings);
    RowLayout.Cells ruling = rulings.of(key);
    LineageFacts facts = ExportedFacts.ofRuns(export);
    SameRuns same = SameRuns.of(facts, rulings.end(), rulings.namespaces());
    RawRecords raw =
        new RawRecords(
            export.rows(LineageEvent.TABLE, named(runs(ruling, same))),
            export.rows(RegistryRecord.TABLE, aboutModel(key.model())),
            export.rows(IngestFile.TABLE),
            same::ids);
    return new TracedVersion(
        key,
        ruling,
        new VersionEvidence(
            ruling, raw, facts.models, export.rows(DatasetVersion.TABLE), rulings.end()));
  }

  /** The training run and those of the way back: records of others are behind no link. */
  private static Set<String> runs(RowLayout.Cells ruling, SameRuns same) {
    Set<String> runs = new TreeSet<>(ruling.list(LineageCompleteness.TRAINING_RUN_IDS));
    if (!ruling.has(LineageCompleteness.TRAINING_RUN_IDS)
        && ruling.has(LineageCompleteness.TRAINING_RUN_ID)) {
      runs.add(ruling.text(LineageCompleteness.TRAINING_RUN_ID));
    }
    ruling.<String>list(LineageCompleteness.WITNESS_PATH).stream()
        .filter(step -> step.startsWith("run "))
        .forEach(step -> runs.addAll(same.ids(step.substring("run ".length()))));
    return runs;
  }

  /** Lines that may name one of these; all, where a name may be written otherwise in JSON. */
  private static Predicate<String> named(Set<String> names) {
    return names.stream().allMatch(name -> PLAIN.matcher(name).matches())
        ? line -> names.stream().anyMatch(line::contains)
        : line -> true;
  }

  /** Lines that may name the model, or that name none: declarations of sources, and logs. */
  private static Predicate<String> aboutModel(String model) {
    String none = "\"model\":";
    return named(Set.of(model)).or(line -> !line.contains(none));
  }
}

package dev.plumbline.lineage.evidence;

import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.RegistryRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The records behind a witness path, step by step: of a dataset the run that wrote it, of a source
 * its declaration. The steps are words, which are matched with the words of what is known, and
 * never taken apart. What follows a gap in the path was not written by the run before it.
 */
final class WayEvidence {
  private static final String RUN = "run ";
  private static final String DATASET = DatasetNames.STEP;
  private static final String SOURCE = "declared source ";

  private final RawRecords raw;
  private final Instant end;
  private final DatasetNames names;

  /** The records known by this time. */
  WayEvidence(RawRecords raw, DatasetNames names, Instant end) {
    this.raw = raw;
    this.names = names;
    this.end = end;
  }

  /** For each step behind the training run that has a record: the step, and the record. */
  Map<String, Evidence> of(List<String> path) {
    Map<String, Evidence> found = new LinkedHashMap<>();
    String dataset = null;
    for (String step : path) {
      if (step.startsWith(DATASET)) {
        dataset = step;
      } else if (step.startsWith(RUN) && dataset != null) {
        writer(step, dataset).ifPresent(evidence -> found.put(step, evidence));
      } else if (step.startsWith(SOURCE)) {
        source(step, dataset).ifPresent(evidence -> found.put(step, evidence));
      } else {
        dataset = null;
      }
    }
    return found;
  }

  private Optional<Evidence> writer(String step, String dataset) {
    RunEvidence run = new RunEvidence(raw, step.substring(RUN.length()), end);
    return run.writing(names.of(dataset), dataset.substring(DATASET.length()));
  }

  private Optional<Evidence> source(String step, String dataset) {
    Set<String> known = dataset == null ? Set.of() : names.of(dataset);
    return raw.records("declared_source", end)
        .filter(row -> known.contains(name(row)) || step.startsWith(SOURCE + name(row) + " "))
        .findFirst()
        .map(row -> raw.record(row, declaration(row)));
  }

  private static String name(RowLayout.Cells row) {
    return new DatasetName(
            row.text(RegistryRecord.DATASET_NAMESPACE), row.text(RegistryRecord.DATASET_NAME))
        .toString();
  }

  private static String declaration(RowLayout.Cells row) {
    List<String> words = new ArrayList<>(List.of("declared source " + name(row)));
    words.add(said("owner", row.text(RegistryRecord.OWNER)));
    words.add(said("licence", row.text(RegistryRecord.LICENCE)));
    words.add(said("legal basis", row.text(RegistryRecord.LEGAL_BASIS)));
    return String.join(", ", words);
  }

  private static String said(String what, String value) {
    return value == null ? "no " + what : what + " " + value;
  }
}

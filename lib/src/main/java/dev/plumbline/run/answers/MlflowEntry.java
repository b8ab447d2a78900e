package dev.plumbline.run.answers;

import dev.plumbline.ingest.mlflow.MlflowRegistryIngester;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegistryNaming;
import dev.plumbline.run.exports.Export;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.RegistryRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A model version as MLflow's registry lists it.
 *
 * @param key which version; its registry is named as the configuration names the source
 * @param runId the run that MLflow says made it, or null
 */
public record MlflowEntry(ModelKey key, String runId) {
  private static final String REGISTRATION = "model_version";

  /** The earliest that a file of MLflow's registry has of the version; empty where none has it. */
  static Optional<MlflowEntry> of(Export export, ModelKey key, Instant end) {
    Set<List<String>> files =
        export.rows(IngestFile.TABLE).stream()
            .filter(file -> MlflowRegistryIngester.FORMAT.equals(file.text(IngestFile.FORMAT)))
            .map(file -> List.of(file.text(IngestFile.SOURCE), file.text(IngestFile.PATH)))
            .collect(Collectors.toSet());
    return export.rows(RegistryRecord.TABLE).stream()
        .filter(record -> isOf(record, key))
        .filter(record -> record.instant(RegistryRecord.RECORD_AT).isBefore(end))
        .filter(record -> files.contains(file(record)))
        .min(
            Comparator.comparing((RowLayout.Cells one) -> one.instant(RegistryRecord.RECORD_AT))
                .thenComparing(one -> one.text(RegistryRecord.RECORD_ID)))
        .map(record -> new MlflowEntry(key, record.text(RegistryRecord.RUN_ID)));
  }

  private static boolean isOf(RowLayout.Cells record, ModelKey key) {
    return REGISTRATION.equals(record.text(RegistryRecord.KIND))
        && key.model().equals(record.text(RegistryRecord.MODEL))
        && key.version().equals(record.text(RegistryRecord.VERSION))
        && key.registry().equals(RegistryNaming.of(record).own());
  }

  private static List<String> file(RowLayout.Cells record) {
    return List.of(record.text(RegistryRecord.SOURCE), record.text(RegistryRecord.SOURCE_FILE));
  }
}

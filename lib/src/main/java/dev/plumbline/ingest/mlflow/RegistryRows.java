package dev.plumbline.ingest.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.json.MaskedJson;
import dev.plumbline.ingest.json.RowDraft;
import dev.plumbline.tables.RegistryRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Gives rows of {@link RegistryRecord}, each record of a file once. */
final class RegistryRows {
  private final SourceFile file;
  private final Set<String> seen = new HashSet<>();

  RegistryRows(SourceFile file) {
    this.file = file;
  }

  /** Gives a row; false when the file said the same before. */
  boolean give(
      String kind, Instant at, JsonNode json, long line, Consumer<RowDraft> fields, Sink sink) {
    String text = json.toString();
    String recordId = MaskedJson.hash(text);
    if (!seen.add(recordId)) {
      return false;
    }
    LocalDate date = at.atOffset(ZoneOffset.UTC).toLocalDate();
    RowDraft row = new RowDraft(RegistryRecord.TABLE);
    row.set(RegistryRecord.SOURCE, file.settings().name())
        .set(RegistryRecord.REGISTRY, file.settings().dialect().registry())
        .set(RegistryRecord.SOURCE_FILE, file.path())
        .set(RegistryRecord.LINE_NUMBER, line)
        .set(RegistryRecord.RECORD_ID, recordId)
        .set(RegistryRecord.KIND, kind)
        .set(RegistryRecord.RECORD_AT, at)
        .set(RegistryRecord.RECORD_DATE, date)
        .set(RegistryRecord.RECORD_JSON, text);
    fields.accept(row);
    sink.row(row.values(), date, date);
    return true;
  }
}

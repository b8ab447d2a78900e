package dev.plumbline.ingest.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.RegistryRecord;
import java.io.InputStream;

/**
 * The export of a model registry: one JSON record per line, whose kind says what it is (model
 * version, evaluation, approval, deployment, deployment log, declared source, waiver).
 *
 * <p>Rejects: {@code incomplete_json}, {@code invalid_json}, {@code unknown_kind}, {@code no_FIELD}
 * and {@code bad_FIELD} for mandatory fields, {@code clock_in_future}, {@code unknown_link}.
 */
public final class ModelRegistryIngester implements Ingester {
  private static final long serialVersionUID = 1L;

  @Override
  public String format() {
    return "model-registry";
  }

  @Override
  public String description() {
    return "Model registry export: versions, evaluations, approvals, deployments, waivers.";
  }

  @Override
  public TableSpec rows() {
    return RegistryRecord.TABLE;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) {
    RecordReading records = new RecordReading(file);
    return new JsonCursor(new JsonRecords(bytes, "\"kind\"")) {
      @Override
      void record(JsonNode record, long line, Sink sink) {
        records.read(record, line, sink);
      }
    };
  }
}

package dev.plumbline.ingest.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.LineageEvent;
import java.io.InputStream;

/**
 * OpenLineage run, dataset and job events: one per line, in an array, pretty-printed over many
 * lines, or behind the prefix of log lines. A record is an event; a line of a log that is no event
 * is ignored as {@code text_line}.
 *
 * <p>Rejects: {@code incomplete_json}, {@code invalid_json}, {@code no_event_time}, {@code
 * bad_event_time}, {@code clock_in_future}, {@code no_run_id}, {@code no_job}, {@code no_dataset}.
 */
public final class OpenLineageIngester implements Ingester {
  private static final long serialVersionUID = 1L;

  @Override
  public String format() {
    return "openlineage";
  }

  @Override
  public String description() {
    return "OpenLineage events as pipelines write them to files: NDJSON, JSON or console logs.";
  }

  @Override
  public TableSpec rows() {
    return LineageEvent.TABLE;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) {
    EventReading events = new EventReading(file);
    return new JsonCursor(new JsonRecords(bytes, "\"eventTime\"")) {
      @Override
      void record(JsonNode event, long line, Sink sink) {
        events.read(event, line, sink);
      }
    };
  }
}

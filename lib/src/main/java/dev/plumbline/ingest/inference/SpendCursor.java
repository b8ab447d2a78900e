package dev.plumbline.ingest.inference;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.json.JsonCursor;
import dev.plumbline.ingest.json.JsonRecords;
import dev.plumbline.ingest.tabular.Records;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads spend logs record by record and gives their hours at the end. */
final class SpendCursor implements Ingester.Cursor {
  /** A line that does not fit its header may show a key in any place. */
  private static final String WITHHELD = "";

  private static final int AT_A_TIME = 1000;

  private final SpendHours hours;
  private final Ingester.Cursor inner;
  private boolean isFinished;

  private SpendCursor(SpendHours hours, Ingester.Cursor inner) {
    this.hours = hours;
    this.inner = inner;
  }

  /** Objects, one a line or in a list. */
  static SpendCursor ofObjects(SourceFile file, InputStream bytes) {
    SpendHours hours = new SpendHours(file);
    JsonCursor.Reader reader =
        (record, line, sink) -> {
          try {
            hours.take(SpendFields.of(record), line, sink);
          } catch (MalformedFile e) {
            throw new UncheckedIOException(e);
          }
        };
    return new SpendCursor(hours, new JsonCursor(new JsonRecords(bytes, "\"request_id\""), reader));
  }

  /** A table whose header names the fields. */
  static SpendCursor ofTable(SourceFile file, Records records) throws MalformedFile {
    for (String column : List.of("request_id", "startTime")) {
      if (records.columns().stream().noneMatch(name -> name.trim().equals(column))) {
        throw new MalformedFile(
            file.path(),
            records.headerLine(),
            "the column " + column + " is missing",
            "it is no export of the table LiteLLM_SpendLogs",
            "export the table with its column names as they are");
      }
    }
    SpendHours hours = new SpendHours(file);
    SpendFields fields = SpendFields.of(records);
    return new SpendCursor(hours, sink -> readTable(records, fields, hours, sink));
  }

  private static boolean readTable(Records records, SpendFields fields, SpendHours hours, Sink sink)
      throws IOException {
    for (int count = 0; count < AT_A_TIME; count++) {
      if (!records.next()) {
        return false;
      }
      if (records.problem() != null) {
        sink.reject(records.line(), WITHHELD, List.of(records.problem()));
      } else {
        hours.take(fields, records.line(), sink);
      }
    }
    return true;
  }

  @Override
  public boolean read(Sink sink) throws IOException {
    if (isFinished) {
      return false;
    }
    try {
      isFinished = !inner.read(sink);
    } catch (UncheckedIOException e) {
      isFinished = true;
      throw e.getCause();
    } catch (IOException e) {
      isFinished = true;
      hours.finish(sink);
      throw e;
    }
    if (isFinished) {
      hours.finish(sink);
    }
    return !isFinished;
  }
}

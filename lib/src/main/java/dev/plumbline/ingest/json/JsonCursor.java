package dev.plumbline.ingest.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.secrets.SecretText;
import dev.plumbline.terms.reject.FileReject;
import java.io.IOException;
import java.util.List;

/** A file of JSON objects being read, some hundred at a time. */
public final class JsonCursor implements Ingester.Cursor {
  private static final int AT_A_TIME = 256;

  private final JsonRecords records;
  private final Reader reader;

  /** Reads one object. */
  @FunctionalInterface
  public interface Reader {
    /** Gives one masked object to the sink, counted once. */
    void read(JsonNode object, long line, Sink sink);
  }

  /** Reads the objects among these records with this reader. */
  public JsonCursor(JsonRecords records, Reader reader) {
    this.records = records;
    this.reader = reader;
  }

  @Override
  public boolean read(Sink sink) throws IOException {
    for (int i = 0; i < AT_A_TIME; i++) {
      if (!records.next()) {
        return false;
      }
      switch (records.kind()) {
        case TEXT -> sink.ignored("text_line", 1);
        case BROKEN -> reject(FileReject.INCOMPLETE_JSON.text(), sink);
        case OBJECT -> parse(sink);
      }
    }
    return true;
  }

  private void parse(Sink sink) {
    JsonNode object;
    try {
      object = MaskedJson.read(records.content());
    } catch (IOException e) {
      reject(FileReject.INVALID_JSON.text(), sink);
      return;
    }
    reader.read(object, records.line(), sink);
  }

  private void reject(String reason, Sink sink) {
    String text = records.text();
    int most = 2 * SecretText.LONGEST_RAW;
    String start = text.length() > most ? text.substring(0, most) : text;
    sink.reject(records.line(), SecretText.raw(start), List.of(reason));
  }

  /** The text of a masked object as rejects carry it. */
  public static String raw(JsonNode masked) {
    return SecretText.begin(masked.toString());
  }
}

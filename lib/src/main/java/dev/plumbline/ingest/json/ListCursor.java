package dev.plumbline.ingest.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.terms.reject.FileReject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Reads one file: lists item by item, everything else object by object, so that a broken line of
 * watch output costs that line only.
 */
public final class ListCursor implements Ingester.Cursor {
  private static final int AT_A_TIME = 256;
  private static final int HEAD = 1 << 16;
  private static final String WITHHELD =
      "(not shown: broken text may hold the values of environment variables)";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * How such files are laid out.
   *
   * @param items the field of an object that holds a list's items
   * @param isArrayList true when an array at the top is a list too: then a file that was cut is
   *     malformed instead of losing one record
   * @param marker a text that each object has, with its quotes
   * @param things what the items are, for people
   */
  public record Shape(String items, boolean isArrayList, String marker, String things) {}

  /** Takes the items. */
  public interface Items {
    /** Gives one item to the sink, counted once. */
    void read(JsonNode item, long line, Sink sink);

    /** Gives what waited for the file's end. */
    default void finish(Sink sink) {}
  }

  private final SourceFile file;
  private final KeptFailure bytes;
  private final Shape shape;
  private final Items items;
  private ListItems list;
  private JsonRecords objects;
  private boolean isFinished;

  /** Reads a file of this shape into these items. */
  public ListCursor(SourceFile file, InputStream stream, Shape shape, Items items) {
    this.file = file;
    this.bytes = new KeptFailure(stream);
    this.shape = shape;
    this.items = items;
  }

  @Override
  public boolean read(Sink sink) throws IOException {
    if (list == null && objects == null) {
      begin();
    }
    for (int i = 0; i < AT_A_TIME && !isFinished; i++) {
      boolean isThere = list == null ? readObject(sink) : readItem(sink);
      if (!isThere) {
        isFinished = true;
        items.finish(sink);
        if (bytes.failure() != null) {
          throw bytes.failure();
        }
      }
    }
    return !isFinished;
  }

  private void begin() throws IOException {
    byte[] head = bytes.readNBytes(HEAD);
    int mark = head.length >= 3 && (head[0] & 0xFF) == 0xEF && (head[1] & 0xFF) == 0xBB ? 3 : 0;
    byte[] text = Arrays.copyOfRange(head, mark, head.length);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(text), bytes);
    if (ListItems.begin(text, shape.items()) || shape.isArrayList() && ListItems.isArray(text)) {
      list = new ListItems(whole, shape.items());
    } else {
      objects = new JsonRecords(whole, shape.marker());
    }
  }

  private boolean readItem(Sink sink) throws IOException {
    try {
      JsonNode item = list.next();
      if (item != null) {
        items.read(item, list.line(), sink);
      }
      return item != null;
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? list.line() : e.getLocation().getLineNr();
      if (bytes.failure() == null) {
        throw new MalformedFile(
            file.path(),
            Math.max(1, line),
            "the list is no whole JSON",
            "it was cut or damaged, and " + shape.things() + " behind this place cannot be found",
            "export it again, one object per line if it is often cut");
      }
      sink.reject(line, WITHHELD, List.of(FileReject.INCOMPLETE_JSON.text()));
      return false;
    }
  }

  private boolean readObject(Sink sink) throws IOException {
    if (!objects.next()) {
      return false;
    }
    switch (objects.kind()) {
      case TEXT -> sink.ignored("text_line", 1);
      case BROKEN ->
          sink.reject(objects.line(), WITHHELD, List.of(FileReject.INCOMPLETE_JSON.text()));
      case OBJECT -> parse(sink);
    }
    return true;
  }

  private void parse(Sink sink) {
    JsonNode object;
    try {
      object = MAPPER.readTree(objects.content());
    } catch (IOException e) {
      sink.reject(objects.line(), WITHHELD, List.of(FileReject.INVALID_JSON.text()));
      return;
    }
    items.read(object, objects.line(), sink);
  }
}

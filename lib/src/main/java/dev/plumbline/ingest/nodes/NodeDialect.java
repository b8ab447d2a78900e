package dev.plumbline.ingest.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.json.ListCursor;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;

/** How one cluster or provider lists its machines. */
interface NodeDialect extends Serializable {
  /** The format's id. */
  String format();

  /** One sentence for people: what the files are and which command writes them. */
  String description();

  /** What a user needs to know of the format. */
  FormatGuide guide();

  /** Whether a file that begins like this is such a list. */
  boolean recognises(FileHead head);

  /** The field of an object that holds a list's items. */
  String items();

  /**
   * Reads a file's items into a book, JSON where a dialect does not say otherwise.
   *
   * @throws IOException when the file cannot be read, or not as such a list
   */
  default Ingester.Cursor open(SourceFile file, InputStream bytes, ListCursor.Items book)
      throws IOException {
    ListCursor.Shape shape = new ListCursor.Shape(items(), true, "\"\u0000\"", "machines");
    return new ListCursor(file, bytes, shape, book);
  }

  /** The machines of one item; the item itself where it is one. */
  default List<JsonNode> machines(JsonNode item) {
    return List.of(item);
  }

  /**
   * One machine.
   *
   * @param machine an element of {@link #machines}
   * @param item what it stood in
   * @throws UnusableNode when it cannot be used, with the reason
   */
  ListedNode read(JsonNode machine, JsonNode item) throws UnusableNode;
}

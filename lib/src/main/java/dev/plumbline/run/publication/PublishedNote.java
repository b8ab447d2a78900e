package dev.plumbline.run.publication;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.Tables;
import java.util.List;

/**
 * Which versions of the tables form the newest publication, in a file that every reader can open.
 * Tables read by their paths agree with each other except while a burst is committed, and after a
 * kill in it until the next run; read at these versions they always do.
 */
final class PublishedNote {
  static final String FILE = "gold/_published.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private PublishedNote() {}

  /**
   * Puts the note of the newest publication in place; none where some of the jobs ran in a lake
   * that nothing was ever published in.
   *
   * @param rows all that is published, the newest last
   */
  static void write(Lake lake, List<PublishedRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    PublishedRow last = rows.get(rows.size() - 1);
    ObjectNode note = JSON.createObjectNode();
    note.put("publication_number", last.number());
    note.put("night_id", last.nightId());
    note.put("published_at", last.at().toString());
    note.put(
        "newest_date",
        rows.stream().map(row -> row.date().toString()).max(String::compareTo).orElseThrow());
    ObjectNode tables = note.putObject("tables");
    Tables.ALL.stream()
        .filter(table -> last.versions().containsKey(table.fullName()))
        .forEach(
            table ->
                tables
                    .putObject(table.fullName())
                    .put("path", table.path())
                    .put("version", last.versions().get(table.fullName())));
    lake.files().write(FILE, note.toPrettyString() + "\n");
  }
}

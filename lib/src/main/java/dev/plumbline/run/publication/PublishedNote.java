package dev.plumbline.run.publication;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.run.readers.Reader;
import dev.plumbline.run.readers.Shown;
import dev.plumbline.storage.Lake;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which versions of the tables form the newest publication, in a file that every reader can open,
 * and in views for each kind of reader. Tables read by their paths agree with each other except
 * while a burst is committed, and after a kill in it until the next run; read at these versions
 * they always do.
 */
final class PublishedNote {
  static final String FILE = "gold/_published.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private PublishedNote() {}

  /**
   * Puts the views and the note of the newest publication in place, each as a whole; none where
   * some of the jobs ran in a lake that nothing was ever published in.
   *
   * @param rows all that is published, the newest last
   */
  static void write(Lake lake, List<PublishedRow> rows) {
    texts(lake, rows).forEach(lake.files()::write);
  }

  /** Those of its files that are not there, or are of another publication. */
  static List<String> stale(Lake lake, List<PublishedRow> rows) {
    return texts(lake, rows).entrySet().stream()
        .filter(text -> !lake.files().read(text.getKey()).equals(Optional.of(text.getValue())))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What its files hold, the note last: whoever sees it finds the views. */
  private static Map<String, String> texts(Lake lake, List<PublishedRow> rows) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (!rows.isEmpty()) {
      PublishedRow last = rows.get(rows.size() - 1);
      Shown shown = Shown.of(lake, last.number(), last.nightId(), newest(rows), last.versions());
      for (Reader reader : Reader.values()) {
        texts.put(reader.file(), reader.sql(shown));
      }
      texts.put(FILE, note(shown, last.at()));
    }
    return texts;
  }

  private static LocalDate newest(List<PublishedRow> rows) {
    return rows.stream().map(PublishedRow::date).max(LocalDate::compareTo).orElseThrow();
  }

  private static String note(Shown shown, Instant at) {
    ObjectNode note = JSON.createObjectNode();
    note.put("publication_number", shown.number());
    note.put("night_id", shown.nightId());
    note.put("published_at", at.toString());
    note.put("newest_date", shown.newest().toString());
    ObjectNode tables = note.putObject("tables");
    shown
        .tables()
        .forEach(
            table ->
                tables
                    .putObject(table.table().fullName())
                    .put("path", table.table().path())
                    .put("version", table.version()));
    return note.toPrettyString() + "\n";
  }
}

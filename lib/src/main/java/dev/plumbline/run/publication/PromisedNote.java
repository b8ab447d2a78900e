package dev.plumbline.run.publication;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.storage.StorageException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;

/**
 * What a night that promised its gold needs to know to finish its publication.
 *
 * @param at when it published, by its clock
 * @param hashes per date, per table of raw rows, the landing content that it was made from
 * @param versions the versions of the tables that it was made from
 */
record PromisedNote(
    Instant at, NavigableMap<LocalDate, Map<String, String>> hashes, Map<String, Long> versions) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AT = "published_at";
  private static final String DATES = "dates";
  private static final String VERSIONS = "versions";

  /** The note as text. */
  String written() {
    ObjectNode note = JSON.createObjectNode();
    note.put(AT, at.toString());
    ObjectNode dates = note.putObject(DATES);
    hashes.forEach((date, byTable) -> dates.putPOJO(date.toString(), byTable));
    note.putPOJO(VERSIONS, versions);
    return note.toString();
  }

  /**
   * Reads a note.
   *
   * @throws StorageException where it is none
   */
  static PromisedNote read(String text) {
    StateNote note =
        StateNote.of(
            "what the publication promised in _plumbline/intent.json is made from",
            "restore the file, or remove it to discard the unfinished publication",
            text);
    return new PromisedNote(note.instant(AT), note.hashes(DATES), note.versions(VERSIONS));
  }
}

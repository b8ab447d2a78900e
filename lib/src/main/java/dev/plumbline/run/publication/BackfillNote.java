package dev.plumbline.run.publication;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.storage.LakeFiles;
import java.time.Instant;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How far a backfill has come.
 *
 * @param begun when it began, by its clock
 * @param from the first date asked for
 * @param to the last
 * @param digest of the configuration and the program that it began with
 * @param done the dates that it has published
 */
public record BackfillNote(
    Instant begun, LocalDate from, LocalDate to, String digest, NavigableSet<LocalDate> done) {
  private static final String FILE = "_plumbline/backfill.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** True where the other is the same backfill, of the same configuration and program. */
  public boolean isOf(BackfillNote other) {
    return from.equals(other.from) && to.equals(other.to) && digest.equals(other.digest);
  }

  /** The same with these dates done. */
  public BackfillNote with(NavigableSet<LocalDate> dates) {
    NavigableSet<LocalDate> all = new TreeSet<>(done);
    all.addAll(dates);
    return new BackfillNote(begun, from, to, digest, all);
  }

  /** Keeps it in a lake. */
  public void write(LakeFiles files) {
    ObjectNode note = JSON.createObjectNode();
    note.put("begun_at", begun.toString());
    note.put("from", from.toString());
    note.put("to", to.toString());
    note.put("digest", digest);
    ArrayNode dates = note.putArray("done");
    done.forEach(date -> dates.add(date.toString()));
    files.write(FILE, note.toString());
  }

  /** The one that is under way in a lake. */
  public static Optional<BackfillNote> read(LakeFiles files) {
    return files.read(FILE).map(BackfillNote::parsed);
  }

  /** Forgets it: it is done. */
  public static void remove(LakeFiles files) {
    files.remove(FILE);
  }

  /**
   * Reads the note.
   *
   * @throws dev.plumbline.storage.StorageException where it is none
   */
  static BackfillNote parsed(String text) {
    StateNote note =
        StateNote.of(
            "how far a backfill has come, in " + FILE + " of the lake,",
            "remove the file: the backfill begins anew, and its tables end the same",
            text);
    BackfillNote read =
        new BackfillNote(
            note.instant("begun_at"),
            note.date("from"),
            note.date("to"),
            note.text("digest"),
            note.dates("done"));
    if (read.to.isBefore(read.from)
        || !read.done.headSet(read.from, false).isEmpty()
        || !read.done.tailSet(read.to, false).isEmpty()) {
      throw note.wrong("it ends before it begins, or dates are done that are none of its own");
    }
    return read;
  }
}

package dev.plumbline.run.publication;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Burst;
import dev.plumbline.storage.StagedSlice;
import dev.plumbline.storage.StagedSlice.Replaces;
import dev.plumbline.storage.StorageException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gold that a run wrote and gated, and that nobody has published: all that its publication needs.
 *
 * @param nightId the run that computed it
 * @param asked the dates it was asked for; empty: whatever needed it
 * @param basis what a publication of it says it was made from
 * @param seen what the lake was when it was computed
 * @param slices the gold
 */
public record Staged(
    String nightId,
    NavigableSet<LocalDate> asked,
    Basis basis,
    Seen seen,
    List<StagedSlice> slices) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REMEDY =
      "remove the file: nothing is staged then; plumbline run assess stages it again";
  private static final String WHAT = "what is staged, in " + Staging.FILE + " of the lake,";

  /**
   * What published figures are made from.
   *
   * @param hashes per date, per table of raw rows, the landing content
   * @param versions the versions of the tables
   */
  public record Basis(
      NavigableMap<LocalDate, Map<String, String>> hashes, Map<String, Long> versions) {}

  /**
   * The lake that the gold was computed in; in another one it is not what the lake holds.
   *
   * @param at when, by the run's clock
   * @param versions of the tables that jobs write
   * @param publication the run of the newest publication; empty where there was none
   * @param program by which it was computed
   */
  public record Seen(Instant at, Map<String, Long> versions, String publication, Program program) {}

  /** The dates that its publication is of. */
  public NavigableSet<LocalDate> dates() {
    return new TreeSet<>(basis.hashes().keySet());
  }

  /** True where it is of exactly these dates; no dates are any. */
  public boolean isOf(NavigableSet<LocalDate> dates) {
    return dates.isEmpty() || dates.equals(own());
  }

  /** The dates by which it is asked for. */
  NavigableSet<LocalDate> own() {
    return asked.isEmpty() ? dates() : asked;
  }

  /** What is not any more as it was when the gold was computed; none where it can be published. */
  List<String> moved(Program program, Map<String, Long> versions, String publication) {
    List<String> moved = new ArrayList<>(seen.program().differences(program));
    if (!publication.equals(seen.publication())) {
      moved.add("run " + publication + " has published since");
    }
    seen.versions()
        .forEach(
            (table, then) -> {
              Long now = versions.get(table);
              if (!then.equals(now)) {
                moved.add(
                    "%s is at version %s and was at %d"
                        .formatted(table, now == null ? "none" : now, then));
              }
            });
    return moved;
  }

  /** As it is kept. */
  String written() {
    ObjectNode note = JSON.createObjectNode();
    note.put("staged_at", seen.at().toString());
    note.put("publication", seen.publication());
    note.put("program", seen.program().version());
    ArrayNode tables = note.putArray("tables");
    seen.program().tables().forEach(tables::add);
    note.putPOJO("seen", seen.versions());
    ArrayNode dates = note.putArray("asked");
    asked.forEach(date -> dates.add(date.toString()));
    ObjectNode hashes = note.putObject("dates");
    basis.hashes().forEach((date, byTable) -> hashes.putPOJO(date.toString(), byTable));
    note.putPOJO("versions", basis.versions());
    return Burst.text(new Burst.Intent(nightId, note.toString(), slices));
  }

  /**
   * Reads it.
   *
   * <ol>
   *   <li>It is of a date at least, and of each that was asked for.
   *   <li>Its slices are of gold, one of a table, and replace dates or the whole, as the table is
   *       cut: what would be added to rows that stay would be counted twice.
   *   <li>Each file lies in one of the dates that its slice replaces.
   * </ol>
   *
   * @throws StorageException where it is not as it was written
   */
  static Staged parsed(String text, List<TableSpec> known) {
    Burst.Intent kept;
    try {
      kept = Burst.parse(text, known);
    } catch (StorageException e) {
      // Not with the refusal as its origin: a note that is wrong stays so, and no retry helps.
      throw new StorageException(WHAT + " cannot be read", e.because(), REMEDY, e.getCause());
    }
    StateNote note = StateNote.of(WHAT, REMEDY, kept.note());
    Staged staged = read(kept, note);
    if (staged.basis.hashes().isEmpty() || !staged.dates().containsAll(staged.asked)) {
      throw note.wrong("it is of no date, or not of one that it was asked for");
    }
    Set<TableSpec> tables = new HashSet<>();
    for (StagedSlice slice : staged.slices) {
      if (!tables.add(slice.table()) || !isGold(slice)) {
        throw note.wrong(
            "what it has of " + slice.table() + " is no slice of gold that it replaces");
      }
    }
    return staged;
  }

  private static boolean isGold(StagedSlice slice) {
    Replaces whole = slice.table().partition().isEmpty() ? Replaces.EVERYTHING : Replaces.SLICES;
    return slice.table().layer() == TableSpec.Layer.GOLD
        && !Publications.JOURNALS.contains(slice.table())
        && slice.replaces() == whole
        && (whole == Replaces.EVERYTHING || slice.isInside());
  }

  private static Staged read(Burst.Intent kept, StateNote note) {
    return new Staged(
        kept.nightId(),
        note.dates("asked"),
        new Basis(note.hashes("dates"), note.versions("versions")),
        new Seen(
            note.instant("staged_at"),
            note.versions("seen"),
            note.text("publication"),
            new Program(note.textIfAny("program"), note.textsIfAny("tables"))),
        kept.staged());
  }
}

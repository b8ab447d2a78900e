package dev.plumbline.run.publication;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.run.journal.NightMoments.Moment;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.SliceStorage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * Gold between its assessment and its publication: a note names the files, which no table has.
 *
 * <ol>
 *   <li>The note is written after the files and after the journals of the run that computed them: a
 *       kill before it leaves files that nothing names, and nothing staged.
 *   <li>A run that computes gold forgets it first: two runs' gold never stands there, and a gate's
 *       no leaves nothing.
 *   <li>It can be published into the lake it was computed in only: the tables that jobs write are
 *       at the same versions, and nothing was published since; and by the same program only.
 *   <li>Its publication bears the name of the run that computed it. A note of a run that has
 *       published is what a kill left behind; nothing is staged.
 * </ol>
 */
public final class Staging {
  static final String FILE = "_plumbline/staged.json";

  private final Lake lake;
  private final List<TableSpec> tables;
  private final NightMoments moments;

  /** What is staged in a lake. */
  public Staging(Lake lake, List<TableSpec> tables, NightMoments moments) {
    this.lake = lake;
    this.tables = tables;
    this.moments = moments;
  }

  /** Notes it; the last act of a run that stages. */
  public void note(Staged staged) {
    lake.writes().assertRight();
    lake.files().write(FILE, staged.written());
    moments.reached(Moment.NOTED, "gold");
  }

  /** What is staged and was not published. */
  public Optional<Staged> staged() {
    return lake.files()
        .read(FILE)
        .map(text -> Staged.parsed(text, tables))
        .filter(
            staged ->
                PublishedRow.of(lake).stream()
                    .noneMatch(row -> row.nightId().equals(staged.nightId())));
  }

  /** Forgets it; the files stay until repair finds them. */
  public void forget() {
    if (lake.files().exists(FILE)) {
      // What lies there may be of the run that took the lake from this one.
      lake.writes().assertRight();
      lake.files().remove(FILE);
    }
  }

  /** Where the data files lie that wait to become part of a table. */
  public List<Path> files() {
    return staged().stream()
        .flatMap(staged -> staged.slices().stream())
        .flatMap(slice -> new SliceStorage(lake).paths(slice).stream())
        .toList();
  }

  /** Why it can no longer be published; empty where it can. */
  public List<String> moved(Staged staged) {
    Map<String, Long> now = new Publications(lake, tables, moments).versions();
    List<PublishedRow> rows = PublishedRow.of(lake);
    String newest = rows.isEmpty() ? "" : rows.get(rows.size() - 1).nightId();
    return staged.moved(Program.of(tables), now, newest);
  }

  /** Refuses what is of other dates than these; no dates are any. */
  public void assertOf(Staged staged, NavigableSet<LocalDate> asked) {
    if (!staged.isOf(asked)) {
      throw new Failure(
          Category.INPUT,
          "of " + asked + " nothing is staged",
          "what is staged is of " + staged.own() + ", and is published as a whole or not at all",
          "plumbline run publish without a date publishes it; plumbline run assess --date "
              + asked.first()
              + " stages the other in its place");
    }
  }

  /** Refuses what is no longer what the lake holds. */
  public void assertPublishable(Staged staged) {
    List<String> moved = moved(staged);
    if (!moved.isEmpty()) {
      throw refused(
          "the lake has moved on since: " + String.join("; ", moved.stream().limit(4).toList()));
    }
    List<Path> missing =
        staged.slices().stream()
            .flatMap(slice -> new SliceStorage(lake).missing(slice).stream())
            .toList();
    if (!missing.isEmpty()) {
      throw refused(missing.size() + " of its data files are gone, such as " + missing.get(0));
    }
  }

  /** What publish reads is not there as it needs it: no retry and no gate's answer helps. */
  private static Failure refused(String because) {
    return new Failure(
        Category.INPUT,
        "what is staged is not published",
        because,
        "plumbline run assess computes and stages it anew; what is published stays readable");
  }
}

package dev.plumbline.run.publication;

import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.run.journal.NightMoments.Moment;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Burst;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.SliceStorage;
import dev.plumbline.storage.StagedSlice;
import dev.plumbline.tables.JobRun;
import dev.plumbline.tables.Publication;
import dev.plumbline.tables.QualityResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;

/** Publishing nights, finishing one that was cut short, and knowing which are published. */
public final class Publications {
  /** Tables that tell of runs: they are appended to, and no publication names their versions. */
  public static final List<TableSpec> JOURNALS =
      List.of(QualityResult.TABLE, JobRun.TABLE, Publication.TABLE);

  private final Lake lake;
  private final List<TableSpec> tables;
  private final NightMoments moments;
  private final Burst burst;
  private volatile Standing standing = Standing.UNPUBLISHED;

  /** The publications of a lake, for one run. */
  public Publications(Lake lake, List<TableSpec> tables, NightMoments moments) {
    this.moments = moments;
    this.lake = lake;
    this.tables = tables;
    this.burst = new Burst(lake);
  }

  /**
   * What is published.
   *
   * @param inputHashes per date, per table of raw rows, the landing content it was made from
   * @param versions table versions of the newest publication
   * @param nightId the night of the newest publication, empty when there is none
   * @param at when that was by its clock, null when there is none
   * @param owed slices of silver at these versions whose gold is older
   */
  public record State(
      NavigableMap<LocalDate, Map<String, String>> inputHashes,
      Map<String, Long> versions,
      String nightId,
      Instant at,
      Owed owed) {
    /** The dates that are published. */
    public NavigableSet<LocalDate> dates() {
      return new TreeSet<>(inputHashes.keySet());
    }
  }

  /** The newest publication of each date. */
  public State state() {
    NavigableMap<LocalDate, Map<String, String>> hashes = new TreeMap<>();
    PublishedRow last = null;
    for (PublishedRow row : PublishedRow.of(lake)) {
      hashes.put(row.date(), Owed.without(row.hashes()));
      last = row;
    }
    return last == null
        ? new State(hashes, Map.of(), "", null, Owed.NOTHING)
        : new State(hashes, last.versions(), last.nightId(), last.at(), Owed.in(last.hashes()));
  }

  /**
   * The versions that a publication names.
   *
   * @param number its place among all publications; 0 for those of an earlier version
   * @param versions by {@link TableSpec#fullName}
   */
  public record Named(long number, String nightId, Map<String, Long> versions) {}

  /** Every publication of the lake, the newest last. */
  public List<Named> named() {
    return PublishedRow.withAllVersions(lake).stream()
        .map(row -> new Named(row.number(), row.nightId(), row.versions()))
        .distinct()
        .toList();
  }

  /** The files for readers that are missing, or of another publication than the newest. */
  public List<String> staleFiles() {
    return PublishedNote.stale(lake, PublishedRow.of(lake));
  }

  /** Writes the files for readers as of the newest publication. */
  public void renewFiles() {
    lake.writes().assertRight();
    PublishedNote.write(lake, PublishedRow.of(lake));
  }

  /** Commits raw rows and what was learnt about their files together. */
  public void commitIngest(String nightId, List<StagedSlice> staged) {
    Burst.Intent intent = new Burst.Intent(nightId, "", staged);
    burst.promise(intent);
    finish(intent, burst::fulfil);
    burst.forget();
  }

  /**
   * Commits all gold of a night in one burst, with its journals; the last act is its row of
   * publication.
   *
   * @param staged the gold, and what is appended to the journals
   */
  public void publish(
      String nightId,
      Instant publishedAt,
      NavigableMap<LocalDate, Map<String, String>> dates,
      Map<String, Long> silverVersions,
      List<StagedSlice> staged) {
    String note = new PromisedNote(publishedAt, dates, silverVersions).written();
    Burst.Intent intent = new Burst.Intent(nightId, note, staged);
    // In one turn: who stops this run knows whether the promise is made.
    change(() -> burst.promise(intent), Standing.PROMISED);
    finish(intent, burst::fulfil);
    change(burst::forget, Standing.PUBLISHED);
  }

  /** What a run that was killed had promised and not finished. */
  public Optional<Unfinished> unfinished() {
    return burst.pending(tables).map(Publications::unfinished);
  }

  /** Rolls a promised burst of an earlier run forward, and says which it was. */
  public Optional<Unfinished> recover() {
    Optional<Burst.Intent> pending = burst.pending(tables);
    pending.ifPresent(
        intent -> {
          standing = isGold(intent) ? Standing.PROMISED : Standing.UNPUBLISHED;
          finish(intent, burst::resume);
          change(burst::forget, Standing.UNPUBLISHED);
        });
    return pending.map(Publications::unfinished);
  }

  /** Discards a promise that was never made whole; true when there was one. */
  public boolean discardHalfWritten(boolean really) {
    boolean isThere = burst.isHalfWritten();
    if (isThere && really) {
      burst.forgetHalfWritten();
    }
    return isThere;
  }

  private static Unfinished unfinished(Burst.Intent intent) {
    return new Unfinished(
        intent.nightId(),
        isGold(intent),
        intent.staged().stream().map(staged -> staged.table().fullName()).toList());
  }

  private void finish(Burst.Intent intent, BiConsumer<Burst.Intent, IntConsumer> commits) {
    String kind = isGold(intent) ? "gold" : "ingest";
    // Also of what an earlier run promised, and after a pause since this one did.
    lake.writes().assertRight();
    moments.reached(Moment.PROMISED, kind);
    commits.accept(intent, done -> moments.reached(done == 2 ? Moment.HALF : Moment.BEGUN, kind));
    moments.reached(Moment.FULFILLED, kind);
    if (isGold(intent)) {
      PublishedNote.write(lake, published(intent));
    }
  }

  private static boolean isGold(Burst.Intent intent) {
    return !intent.note().isEmpty();
  }

  private void change(Runnable change, Standing after) {
    lake.writes()
        .make(
            () -> {
              change.run();
              standing = after;
            });
  }

  /** How far the run has got; as true as what is in the lake to whoever ended its writes. */
  public Standing standing() {
    return standing;
  }

  /** Writes the row of a publication unless it stands, and gives all rows, the newest last. */
  private List<PublishedRow> published(Burst.Intent intent) {
    List<PublishedRow> rows = new ArrayList<>(PublishedRow.of(lake));
    if (rows.stream().anyMatch(row -> row.nightId().equals(intent.nightId()))) {
      return rows;
    }
    long number = rows.isEmpty() ? 1 : rows.get(rows.size() - 1).number() + 1;
    PromisedNote note = PromisedNote.read(intent.note());
    Map<String, Long> versions = versions();
    // Below gold: the versions that these figures were made from.
    note.versions()
        .forEach(
            (table, version) -> {
              if (!table.startsWith("gold.")) {
                versions.put(table, version);
              }
            });
    List<PublishedRow> added =
        note.hashes().entrySet().stream()
            .map(
                date ->
                    new PublishedRow(
                        number,
                        intent.nightId(),
                        date.getKey(),
                        date.getValue(),
                        versions,
                        note.at()))
            .toList();
    SliceStorage slices = new SliceStorage(lake);
    Frame frame = lake.rows(Publication.TABLE, added.stream().map(PublishedRow::row).toList());
    slices.commit(slices.stageMore(Publication.TABLE, frame), intent.nightId());
    rows.addAll(added);
    return rows;
  }

  /** The newest version of every table but the journals. */
  public Map<String, Long> versions() {
    Map<String, Long> versions = new TreeMap<>();
    for (TableSpec table : tables) {
      if (!JOURNALS.contains(table)) {
        versions.put(table.fullName(), lake.version(table));
      }
    }
    return versions;
  }
}

package dev.plumbline.run.landing;

import dev.plumbline.config.Configuration.Source;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.job.Partitions;
import dev.plumbline.run.landing.FileState.Bill;
import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.run.landing.LandingContent.Touch;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.FileFigures;
import dev.plumbline.storage.LandingFile;
import dev.plumbline.storage.LandingManifests;
import dev.plumbline.storage.LandingReader;
import dev.plumbline.storage.ReadPlan;
import dev.plumbline.storage.ReadResult;
import dev.plumbline.storage.StagedSlice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Brings one table of raw rows up to the landing: changed files are read once, and every slice
 * whose content changed is rebuilt from all files that touch it.
 */
final class TableIngestion {
  private static final String MOVED = "changed while it was read";

  private final TableSpec table;
  private final Map<String, Source> sources;
  private final LandingReader reader;
  private final LandingManifests manifests;
  private final Instant notAfter;
  private final String sideFolder;
  private final int tasks;

  TableIngestion(
      TableSpec table,
      Collection<Source> sources,
      LandingReader reader,
      LandingManifests manifests,
      Instant notAfter,
      String sideFolder,
      int tasks) {
    this.table = table;
    this.sources =
        sources.stream().collect(Collectors.toMap(s -> s.settings().name(), source -> source));
    this.reader = reader;
    this.manifests = manifests;
    this.notAfter = notAfter;
    this.sideFolder = sideFolder;
    this.tasks = tasks;
  }

  /**
   * What one table's ingestion staged.
   *
   * @param slice the uncommitted data files of the slices that changed
   * @param changed figures of the files that were new or changed
   * @param sidePaths rejects and side rows of those, by table name
   * @param before what was known of the files
   * @param after what is known of them now
   * @param notices what is to be said of files that were read with other settings
   */
  record Result(
      StagedSlice slice,
      List<FileFigures> changed,
      Map<String, List<String>> sidePaths,
      Map<FileKey, FileState> before,
      Map<FileKey, FileState> after,
      List<String> notices) {

    /** Files that were read again or count no longer. */
    Set<FileKey> changedKeys() {
      return changed.stream().map(file -> key(file.file())).collect(Collectors.toSet());
    }
  }

  /**
   * Reads what changed, and what touches a forced date, and stages the slices that differ.
   *
   * @param elsewhere files that are now read into another table
   * @param known file versions of all sources, configured or not
   */
  Result run(
      List<LandingFile> listed,
      Set<FileKey> elsewhere,
      Collection<FileState> known,
      NavigableSet<LocalDate> forced) {
    Map<FileKey, FileState> before = new HashMap<>();
    known.stream().filter(this::isOurs).forEach(state -> before.put(state.key(), state));
    OtherSettings otherwise = OtherSettings.of(sources, listed, before, this::slice);
    List<LandingFile> changed =
        listed.stream()
            .filter(f -> isChanged(f, before, forced) || otherwise.again().contains(key(f)))
            .collect(Collectors.toCollection(ArrayList::new));
    List<String> notices = new ArrayList<>(otherwise.notices());
    Set<FileKey> moved = new HashSet<>();
    ReadResult read = settled(changed, moved, notices);
    List<FileFigures> figures = new ArrayList<>(read.figures());
    notices.addAll(forgotten(figures));
    figures.addAll(removed(before.values()));
    Map<FileKey, FileState> after = new HashMap<>(before);
    after.keySet().removeAll(elsewhere);
    figures.forEach(file -> after.put(key(file.file()), state(file, before)));
    if (Partitions.isPeriodic(table)) {
      Set<FileKey> again = figures.stream().map(f -> key(f.file())).collect(Collectors.toSet());
      again.addAll(before.keySet().stream().filter(elsewhere::contains).toList());
      Set<FileKey> there = listed.stream().map(TableIngestion::key).collect(Collectors.toSet());
      new BillRulings(sources, manifests, there).rule(after, before, again);
    }
    LandingContent old = LandingContent.of(before.values());
    LandingContent now = LandingContent.of(after.values());
    NavigableSet<LocalDate> slices = slices(now.differences(old));
    ReadResult again = reader.read(table, plan(others(slices, now, listed, changed, moved)));
    for (FileFigures file : again.figures()) {
      if (file.isGone() || file.isMoved()) {
        throw gone(key(file.file()), slices, file.isMoved() ? MOVED : "is gone");
      }
    }
    StagedSlice slice = inForce(read, slices, now).and(inForce(again, slices, now));
    Map<String, List<String>> sidePaths = new HashMap<>(read.sidePaths());
    return new Result(slice, figures, sidePaths, before, after, notices);
  }

  /**
   * Reads files until none of them becomes another on the way: rows of one that did may stand in a
   * data file with those of others, so all of them are read again without it.
   *
   * @param changed the files; those that changed are taken out, and stay what they were
   */
  private ReadResult settled(List<LandingFile> changed, Set<FileKey> moved, List<String> notices) {
    ReadResult read = reader.read(table, plan(changed));
    while (read.figures().stream().anyMatch(FileFigures::isMoved)) {
      for (FileFigures file : read.figures()) {
        if (file.isMoved()) {
          notices.add(
              ("warning: source %s: %s changed while it was read, and counts as it was before; the"
                      + " next night reads it (write files under another name, then rename them)")
                  .formatted(file.file().source(), file.file().path()));
          changed.remove(file.file());
          moved.add(key(file.file()));
        }
      }
      read = reader.read(table, plan(changed));
    }
    return read;
  }

  /** Files that vanished after they were listed stay what they were; they are told. */
  private static List<String> forgotten(List<FileFigures> figures) {
    List<String> notices =
        figures.stream()
            .filter(FileFigures::isGone)
            .map(
                gone ->
                    "warning: source %s: %s vanished before it was read; it is read when it is back"
                        .formatted(gone.file().source(), gone.file().path()))
            .toList();
    figures.removeIf(FileFigures::isGone);
    return notices;
  }

  private Failure gone(FileKey key, NavigableSet<LocalDate> slices, String why) {
    return new Failure(
        Category.INPUT,
        table + " cannot be restated for " + slices,
        "the landing file " + key.path() + " of source " + key.source() + " " + why,
        why.equals(MOVED)
            ? "run again when nobody writes the file any more; write under another name, then"
                + " rename"
            : "put the file back; keep landing files at least as long as nights are restated");
  }

  /** True when the file's rows are in this table, whether or not its source is still configured. */
  private boolean isOurs(FileState state) {
    return Ingesters.ofFile(state.format()).rows().equals(table);
  }

  /** A source that is no longer configured: its files count as empty from now on. */
  private List<FileFigures> removed(Collection<FileState> before) {
    return before.stream()
        .filter(state -> !sources.containsKey(state.key().source()) && !state.hashes().isEmpty())
        .map(
            state ->
                FileFigures.removed(
                    new LandingFile(
                        state.key().source(),
                        state.format(),
                        state.key().path(),
                        "",
                        state.version().bytes(),
                        null),
                    state.sha256()))
        .toList();
  }

  private static FileKey key(LandingFile file) {
    return new FileKey(file.source(), file.path());
  }

  private static boolean isChanged(
      LandingFile file, Map<FileKey, FileState> before, NavigableSet<LocalDate> forced) {
    FileState state = before.get(key(file));
    return state == null
        || !state.format().equals(file.format())
        || state.hashes().keySet().stream().anyMatch(touch -> forced.contains(touch.date()))
        || state.isUncounted()
        || state.version().bytes() != file.bytes()
        || !file.modifiedAt().equals(state.version().modifiedAt());
  }

  private LocalDate slice(Touch touch) {
    return Partitions.isPeriodic(table) ? touch.period() : touch.date();
  }

  private NavigableSet<LocalDate> slices(Collection<Touch> touches) {
    return touches.stream().map(this::slice).collect(Collectors.toCollection(TreeSet::new));
  }

  private ReadPlan plan(List<LandingFile> files) {
    List<ReadPlan.Item> items = new ArrayList<>();
    for (LandingFile file : files) {
      Source source = sources.get(file.source());
      Ingester ingester = Ingesters.ofFile(file.format());
      SourceFile named = new SourceFile(source.settings(), file.path(), notAfter);
      items.add(new ReadPlan.Item(file, named, ingester));
    }
    return Partitions.isPeriodic(table)
        ? ReadPlan.separate(items, sideFolder)
        : ReadPlan.balanced(items, tasks, sideFolder);
  }

  private FileState state(FileFigures figures, Map<FileKey, FileState> before) {
    Map<Touch, String> hashes = new HashMap<>();
    figures
        .days()
        .forEach(
            (touch, day) -> hashes.put(new Touch(touch.date(), touch.period()), day.contentHash()));
    LandingFile file = figures.file();
    FileState known = before.get(key(file));
    // Copying a file or checking it out again makes its bytes no newer.
    Instant first =
        known != null && known.sha256().equals(figures.sha256())
            ? known.bill().firstModifiedAt()
            : file.modifiedAt();
    Bill bill = new Bill(first, figures.billSums(), Map.of());
    Source source = sources.get(file.source());
    FileState.Version version =
        new FileState.Version(
            figures.sha256(),
            file.bytes(),
            file.modifiedAt(),
            source == null ? null : source.settings().digest());
    return new FileState(key(file), file.format(), version, hashes, bill);
  }

  /** Of the slices, the files that count: of exports those of the run in force. */
  private StagedSlice inForce(ReadResult read, NavigableSet<LocalDate> slices, LandingContent now) {
    return Partitions.isPeriodic(table)
        ? read.inForce(slices, (file, slice) -> now.holds(key(file), slice))
        : read.staged().restrictedTo(slices);
  }

  /** Unchanged files with rows in the slices that are rebuilt. */
  private List<LandingFile> others(
      NavigableSet<LocalDate> slices,
      LandingContent now,
      List<LandingFile> listed,
      List<LandingFile> changed,
      Set<FileKey> moved) {
    Map<FileKey, LandingFile> present = new HashMap<>();
    listed.forEach(file -> present.put(key(file), file));
    changed.forEach(file -> present.put(key(file), null));
    List<LandingFile> others = new ArrayList<>();
    for (FileKey key : now.files(touch -> slices.contains(slice(touch)))) {
      if (moved.contains(key) || !present.containsKey(key)) {
        throw gone(key, slices, moved.contains(key) ? MOVED : "is gone");
      }
      if (present.get(key) != null) {
        others.add(present.get(key));
      }
    }
    return others;
  }
}

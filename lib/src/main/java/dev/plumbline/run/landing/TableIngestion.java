package dev.plumbline.run.landing;

import dev.plumbline.config.Configuration.Source;
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
      return changed.stream().map(file -> FileKey.of(file.file())).collect(Collectors.toSet());
    }
  }

  /**
   * Reads what changed, and what touches a forced date, and stages the slices that differ.
   *
   * @param elsewhere files of this table that are now read into another one
   * @param known file versions of all sources, configured or not
   */
  Result run(
      List<LandingFile> listed,
      Set<FileKey> elsewhere,
      Map<FileKey, FileState> known,
      NavigableSet<LocalDate> forced) {
    Map<FileKey, FileState> before = new HashMap<>();
    known.values().stream()
        .filter(state -> state.isOf(table))
        .forEach(state -> before.put(state.key(), state));
    OtherSettings otherwise = OtherSettings.of(sources, listed, before, this::slice);
    List<LandingFile> changed =
        listed.stream()
            .filter(f -> isChanged(f, before, forced) || otherwise.again().contains(FileKey.of(f)))
            .toList();
    SettledReading settled = SettledReading.of(changed, files -> reader.read(table, plan(files)));
    List<FileFigures> figures = new ArrayList<>(settled.figures());
    figures.addAll(removed(before.values()));
    Map<FileKey, FileState> after = new HashMap<>(before);
    after.keySet().removeAll(elsewhere);
    figures.forEach(file -> after.put(FileKey.of(file.file()), state(file, before)));
    if (Partitions.isPeriodic(table)) {
      Set<FileKey> again =
          figures.stream().map(f -> FileKey.of(f.file())).collect(Collectors.toSet());
      again.addAll(elsewhere);
      new BillRulings(sources, manifests, FileKey.of(listed)).rule(after, before, again);
    }
    NavigableSet<LocalDate> slices = slices(ContentChanges.between(before, after));
    SliceFiles files = new SliceFiles(table, slices);
    ReadResult again = reader.read(table, plan(files.others(after, this::slice, listed, settled)));
    files.assertRead(again.figures());
    StagedSlice slice = inForce(settled.read(), slices, after).and(inForce(again, slices, after));
    List<String> notices = new ArrayList<>(otherwise.notices());
    notices.addAll(settled.notices());
    return new Result(slice, figures, settled.read().sidePaths(), before, after, notices);
  }

  /** A source that is no longer configured: its files count as empty from now on. */
  private List<FileFigures> removed(Collection<FileState> before) {
    return before.stream()
        .filter(state -> !sources.containsKey(state.key().source()) && !state.days().isEmpty())
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

  private static boolean isChanged(
      LandingFile file, Map<FileKey, FileState> before, NavigableSet<LocalDate> forced) {
    FileState state = before.get(FileKey.of(file));
    return state == null
        || !state.format().equals(file.format())
        || state.days().keySet().stream().anyMatch(touch -> forced.contains(touch.date()))
        || state.isUncounted()
        || !state.version().isStill(file);
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
    Map<Touch, FileState.Day> days = new HashMap<>();
    figures
        .days()
        .forEach(
            (touch, day) ->
                days.put(
                    new Touch(touch.date(), touch.period()),
                    FileState.Day.of(day.contentHash(), day.rows())));
    LandingFile file = figures.file();
    FileState known = before.get(FileKey.of(file));
    // Copying a file or checking it out again makes its bytes no newer.
    Instant first =
        known != null && known.sha256().equals(figures.sha256())
            ? known.bill().firstModifiedAt()
            : file.modifiedAt();
    Bill bill = new Bill(first, figures.billSums(), Map.of());
    Source source = sources.get(file.source());
    FileState.Version version =
        new FileState.Version(
            Sha256.of(figures.sha256()),
            file.bytes(),
            file.modifiedAt(),
            source == null ? null : source.settings().digest(),
            file.tag());
    return new FileState(FileKey.of(file), file.format(), version, Map.copyOf(days), bill);
  }

  /** Of the slices, the files that count: of exports those of the run in force. */
  private StagedSlice inForce(
      ReadResult read, NavigableSet<LocalDate> slices, Map<FileKey, FileState> now) {
    return Partitions.isPeriodic(table)
        ? read.inForce(slices, (file, slice) -> now.get(FileKey.of(file)).holds(slice))
        : read.staged().restrictedTo(slices);
  }
}

package dev.plumbline.run.landing;

import dev.plumbline.config.Configuration;
import dev.plumbline.config.Configuration.Source;
import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.export.Manifest;
import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.Landing;
import dev.plumbline.storage.LandingFile;
import dev.plumbline.storage.LandingHeads;
import dev.plumbline.storage.LandingList;
import dev.plumbline.storage.LandingReader;
import dev.plumbline.storage.StagedSlice;
import dev.plumbline.tables.BillingExport;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.IngestFileDay;
import dev.plumbline.tables.IngestReading;
import dev.plumbline.tables.Reject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.stream.Stream;

/** Brings all tables of raw rows up to the landing, and says what it found there. */
public final class Ingestion {
  private final Lake lake;
  private final Configuration configuration;
  private final Instant startedAt;
  private final String sideFolder;
  private final List<String> notices = new ArrayList<>();

  Ingestion(Lake lake, Configuration configuration, Instant startedAt, String nightId) {
    this.lake = lake;
    this.configuration = configuration;
    this.startedAt = startedAt;
    this.sideFolder =
        new org.apache.hadoop.fs.Path(lake.root(), SideFolder.PATH + "/" + nightId.replace(":", ""))
            .toString();
  }

  /** Tables of raw rows in the order of their ingesters. */
  public static List<TableSpec> tables() {
    return Ingesters.ALL.stream().map(i -> i.rows()).distinct().toList();
  }

  /** All that is written when the landing is read: also of files, of bills, rejects and labels. */
  public static List<TableSpec> written() {
    Stream<TableSpec> beside =
        Stream.of(
            IngestFile.TABLE,
            IngestFileDay.TABLE,
            IngestReading.TABLE,
            BillingExport.TABLE,
            Reject.TABLE,
            DeviceLabelSet.TABLE);
    return Stream.concat(tables().stream(), beside).toList();
  }

  /** The landing files of every source. */
  Map<TableSpec, List<LandingFile>> listed(Map<FileKey, FileState> known) {
    ToldFormats formats = new ToldFormats(lake, known);
    Landing landing = lake.landing();
    LandingHeads heads = lake.landingHeads();
    Map<TableSpec, List<LandingFile>> files = new LinkedHashMap<>();
    tables().forEach(table -> files.put(table, new ArrayList<>()));
    Map<Source, List<LandingFile>> found = new LinkedHashMap<>();
    for (Source source : configuration.sources()) {
      LandingList looked =
          landing.look(
              source.settings().name(), source.settings().format(), source.folder(), source.glob());
      looked.passedBy().forEach(passed -> notices.add(MissingFiles.words(source, passed)));
      found.put(source, looked.files());
    }
    MissingFiles.refuse(found.keySet().stream().filter(s -> found.get(s).isEmpty()).toList());
    EachOnce once = new EachOnce(found.values());
    found.forEach(
        (source, all) -> {
          for (LandingFile file : once.of(all, notices)) {
            if (!isManifest(source, file, heads)) {
              LandingFile told = formats.told(file);
              files.get(Ingesters.ofFile(told.format()).rows()).add(told);
            }
          }
        });
    return files;
  }

  /** What of the landing is not read, a line for each source and reason. */
  List<String> notices() {
    return notices;
  }

  /** A manifest says which files of a bill belong together, and is none of them. */
  private static boolean isManifest(Source source, LandingFile file, LandingHeads heads) {
    if (!source.settings().format().equals(Ingesters.AUTO) && !feeds(source, FocusCharge.TABLE)) {
      return false;
    }
    return Manifest.isManifest(file.path())
        || Manifest.mayBeFocusMetadata(file.path())
            && Manifest.isFocusMetadata(file.path(), text(heads.of(file)));
  }

  private static String text(FileHead head) {
    return new String(head.bytes(), StandardCharsets.UTF_8);
  }

  /** True when rows of the source can belong to this table. */
  static boolean feeds(Source source, TableSpec table) {
    return Ingesters.of(source.settings().format())
        .map(ingester -> ingester.rows().equals(table))
        .orElse(source.settings().format().equals(Ingesters.AUTO));
  }

  /** Ingests one table; the result is staged, not committed. */
  TableIngestion.Result run(
      TableSpec table,
      Map<TableSpec, List<LandingFile>> listed,
      Map<FileKey, FileState> known,
      NavigableSet<LocalDate> forced) {
    List<Source> sources = configuration.sources().stream().filter(s -> feeds(s, table)).toList();
    TableIngestion ingestion =
        new TableIngestion(
            table,
            sources,
            new LandingReader(lake),
            lake.landingManifests(),
            startedAt.plus(configuration.limits().futureTolerance()),
            sideFolder,
            2 * lake.parallelism());
    return ingestion.run(listed.get(table), elsewhere(table, listed, known), known, forced);
  }

  /** Files whose rows are in this table and that are now read into another one. */
  private static Set<FileKey> elsewhere(
      TableSpec table, Map<TableSpec, List<LandingFile>> listed, Map<FileKey, FileState> known) {
    Set<FileKey> elsewhere = new HashSet<>();
    listed.forEach(
        (other, files) -> {
          for (LandingFile file : other.equals(table) ? List.<LandingFile>of() : files) {
            FileState state = known.get(FileKey.of(file));
            if (state != null && state.isOf(table)) {
              elsewhere.add(state.key());
            }
          }
        });
    return elsewhere;
  }

  /** Stops the night where too much of a source, over all tables, cannot be used. */
  void assertUsable(List<TableIngestion.Result> results) {
    LandingReader reader = new LandingReader(lake);
    RejectLimit.check(configuration, results, reader);
    results.forEach(
        result -> MoneyLimit.check(configuration.limits().bills(), result, results, reader));
  }

  /** The bronze and side rows of what was read, as slices to be committed with the rows. */
  List<StagedSlice> bronze(List<TableIngestion.Result> results) {
    boolean isPrivate =
        configuration.sources().stream().anyMatch(s -> s.settings().privacy().isDeclared());
    return new BronzeRows(lake, startedAt, isPrivate).stage(results);
  }

  /** Removes what tasks left for {@link #bronze}. */
  void tidy() {
    lake.files().remove(SideFolder.PATH);
  }
}

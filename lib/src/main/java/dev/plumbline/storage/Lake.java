package dev.plumbline.storage;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.Option;

/** The Delta tables under one root: reading them, and where they lie. */
public final class Lake {
  private final SparkSession session;
  private final Path root;
  private final QuerySettings querySettings;
  private final LakeWrites writes = new LakeWrites();
  private final Set<TableSpec> known = ConcurrentHashMap.newKeySet();
  private volatile boolean isAlone;

  /** The lake at this folder or URI. */
  public Lake(SparkSession session, String root) {
    this.session = session;
    this.root = qualified(session, root);
    this.querySettings = new QuerySettings(session);
  }

  private static Path qualified(SparkSession session, String root) {
    try {
      Path path = new Path(root);
      Configuration hadoop = session.sparkContext().hadoopConfiguration();
      Optional<ObjectStore> store = ObjectStores.of(path);
      if (store.isPresent()) {
        // One request, by which a wrong bucket or lacking credentials are told in words of ours.
        store.get().files(path, hadoop).names(new Path(path, "_plumbline"));
      }
      return path.getFileSystem(hadoop).makeQualified(path);
    } catch (IOException e) {
      throw unreachable(root, e);
    }
  }

  private static StorageException unreachable(String root, IOException e) {
    return new StorageException(
        "the lake " + root + " cannot be reached",
        e.getMessage(),
        "check the lake's URI and credentials",
        e);
  }

  /** The Spark session that the tables are read with. */
  public SparkSession session() {
    return session;
  }

  /** These rows of a table, in one partition. */
  public Frame rows(TableSpec table, List<Row> rows) {
    return Frame.of(session.createDataFrame(rows, table.schema()).coalesce(1));
  }

  /** These rows of these columns. */
  public Frame rows(List<Col> columns, List<Row> rows) {
    return Frame.of(session.createDataFrame(rows, Frame.schemaOf(columns.toArray(Col[]::new))));
  }

  /** The landing, as this session reaches it. */
  public Landing landing() {
    return new Landing(session.sparkContext().hadoopConfiguration());
  }

  /** The beginnings of landing files, as this session reaches them. */
  public LandingHeads landingHeads() {
    return new LandingHeads(session.sparkContext().hadoopConfiguration());
  }

  /** The manifests of exports, as this session reaches them. */
  public LandingManifests landingManifests() {
    return new LandingManifests(session.sparkContext().hadoopConfiguration());
  }

  /** How many tasks run at once. */
  public int parallelism() {
    return session.sparkContext().defaultParallelism();
  }

  /** True where tasks run on other machines than the driver. */
  boolean isSpread() {
    return !session.sparkContext().isLocal();
  }

  /** How Spark runs the queries on these tables. */
  public QuerySettings querySettings() {
    return querySettings;
  }

  /** The lake's root. */
  public Path root() {
    return root;
  }

  /** The changes that this process makes to the lake. */
  public LakeWrites writes() {
    return writes;
  }

  /** Files of ours beside the tables. */
  public LakeFiles files() {
    return new LakeFiles(root, session.sparkContext().hadoopConfiguration(), writes);
  }

  /** The file system that the lake lies in. */
  FileSystem fileSystem() {
    try {
      return root.getFileSystem(session.sparkContext().hadoopConfiguration());
    } catch (IOException e) {
      throw unreachable(root.toString(), e);
    }
  }

  Path location(TableSpec table) {
    return new Path(root, table.path());
  }

  DeltaLog log(TableSpec table) {
    return DeltaLog.forTable(session, location(table));
  }

  /**
   * Tells whether this process alone writes to the lake from now on: then a table's log is looked
   * into once, and this process's own commits tell the rest. A folder that holds a log is listed
   * whole on a local disk, and it grows by some files a night.
   */
  public void aloneFromNow(boolean isAlone) {
    known.clear();
    this.isAlone = isAlone;
  }

  Snapshot snapshot(TableSpec table) {
    DeltaLog log = log(table);
    if (isAlone && !known.add(table)) {
      Snapshot last = log.unsafeVolatileSnapshot();
      if (last.version() >= 0) {
        return last;
      }
    }
    return log.update(false, Option.empty(), Option.empty());
  }

  /** The table's newest version. */
  public long version(TableSpec table) {
    return snapshot(table).version();
  }

  /** All rows. */
  public Frame read(TableSpec table) {
    Snapshot snapshot = snapshot(table);
    return TableFiles.listed(snapshot)
        .map(files -> rows(table, snapshot, files))
        .orElseGet(() -> Frame.of(load(table)));
  }

  /** Rows of these slices. */
  public Frame read(TableSpec table, Collection<LocalDate> slices) {
    Snapshot snapshot = snapshot(table);
    return TableFiles.listed(snapshot)
        .map(files -> rows(table, snapshot, TableFiles.inside(table, files, slices)))
        .orElseGet(() -> Frame.of(load(table)).where(in(table, slices)));
  }

  /** Rows of the slices that are not among these. */
  public Frame readOutside(TableSpec table, Collection<LocalDate> slices) {
    NavigableSet<LocalDate> others = slices(table);
    others.removeAll(slices);
    return read(table, others);
  }

  /** All rows; none where the table does not exist, as in a lake that no night has run in. */
  public Frame readIfThere(TableSpec table) {
    return log(table).tableExists() ? read(table) : LakeVersions.nothing(this, table);
  }

  Frame rowsAt(TableSpec table, long version) {
    return Frame.of(
        session
            .read()
            .format("delta")
            .option("versionAsOf", version)
            .load(location(table).toString()));
  }

  /** Rows of files that belong to the table, or will. */
  Frame rows(TableSpec table, Snapshot snapshot, List<AddFile> files) {
    if (files.isEmpty()) {
      // Nothing, and known to be nothing: what is computed from it is not even planned.
      return Frame.of(session.createDataFrame(List.of(), snapshot.schema()));
    }
    return Frame.of(
        log(table).createDataFrame(snapshot, ScalaInterop.seq(files), false, Option.empty()));
  }

  /** How many rows the files of these slices hold, from the table's log alone; null means all. */
  public long rowCount(TableSpec table, Collection<LocalDate> slices) {
    return TableFiles.rows(files(table, slices));
  }

  private List<AddFile> files(TableSpec table, Collection<LocalDate> slices) {
    Snapshot snapshot = snapshot(table);
    return table.partition().isEmpty() || slices == null
        ? TableFiles.all(snapshot)
        : TableFiles.inside(table, snapshot, slices);
  }

  /** The slices the table holds, from its log alone. */
  public NavigableSet<LocalDate> slices(TableSpec table) {
    NavigableSet<LocalDate> slices = new TreeSet<>();
    TableFiles.all(snapshot(table)).forEach(file -> slices.add(TableFiles.slice(table, file)));
    return slices;
  }

  /** Slices whose files are not the same ones as at an earlier version. */
  public NavigableSet<LocalDate> changedSlices(TableSpec table, long since) {
    Snapshot now = snapshot(table);
    NavigableSet<LocalDate> slices = new TreeSet<>();
    if (now.version() != since) {
      Snapshot then = log(table).getSnapshotAt(since, Option.empty(), Option.empty());
      Map<String, LocalDate> before = slicesByFile(table, then);
      Map<String, LocalDate> after = slicesByFile(table, now);
      before.forEach((path, slice) -> addUnless(after.containsKey(path), slice, slices));
      after.forEach((path, slice) -> addUnless(before.containsKey(path), slice, slices));
    }
    return slices;
  }

  private static void addUnless(
      boolean isPresent, LocalDate slice, NavigableSet<LocalDate> slices) {
    if (!isPresent) {
      slices.add(slice);
    }
  }

  private static Map<String, LocalDate> slicesByFile(TableSpec table, Snapshot snapshot) {
    Map<String, LocalDate> slices = new HashMap<>();
    TableFiles.all(snapshot)
        .forEach(file -> slices.put(file.path(), TableFiles.slice(table, file)));
    return slices;
  }

  private Dataset<Row> load(TableSpec table) {
    return session.read().format("delta").load(location(table).toString());
  }

  /** True for rows whose partition is one of these. */
  public static Column in(TableSpec table, Collection<LocalDate> slices) {
    return table.partition().orElseThrow().of().isin(slices.toArray());
  }
}

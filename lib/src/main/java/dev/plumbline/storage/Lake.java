package dev.plumbline.storage;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import java.time.LocalDate;
import java.util.Collection;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import scala.Option;

/** The Delta tables under one root: reading them, and where they lie. */
public final class Lake {
  private final SparkSession session;
  private final Path root;

  /** The lake at this folder or URI. */
  public Lake(SparkSession session, String root) {
    this.session = session;
    this.root = qualified(session, root);
  }

  private static Path qualified(SparkSession session, String root) {
    try {
      Path path = new Path(root);
      return path.getFileSystem(session.sparkContext().hadoopConfiguration()).makeQualified(path);
    } catch (java.io.IOException e) {
      throw new StorageException(
          "the lake " + root + " cannot be reached",
          e.getMessage(),
          "check the lake's URI and credentials",
          e);
    }
  }

  /** The Spark session that the tables are read with. */
  public SparkSession session() {
    return session;
  }

  /** The lake's root. */
  public Path root() {
    return root;
  }

  /** Files of ours beside the tables. */
  public LakeFiles files() {
    return new LakeFiles(root, session.sparkContext().hadoopConfiguration());
  }

  Path location(TableSpec table) {
    return new Path(root, table.path());
  }

  DeltaLog log(TableSpec table) {
    return DeltaLog.forTable(session, location(table));
  }

  Snapshot snapshot(TableSpec table) {
    return log(table).update(false, Option.empty(), Option.empty());
  }

  /** The table's newest version. */
  public long version(TableSpec table) {
    return snapshot(table).version();
  }

  /** All rows. */
  public Frame read(TableSpec table) {
    return Frame.of(load(table));
  }

  /** Rows of these slices. */
  public Frame read(TableSpec table, Collection<LocalDate> slices) {
    return read(table).where(in(table, slices));
  }

  /** How many rows the files of these slices hold, from the table's log alone. */
  public long rowCount(TableSpec table, Collection<LocalDate> slices) {
    Snapshot snapshot = snapshot(table);
    java.util.List<org.apache.spark.sql.catalyst.expressions.Expression> filters =
        table.partition().isEmpty() || slices == null
            ? java.util.List.of()
            : java.util.List.of(in(table, slices).expr());
    return ScalaInterop.list(snapshot.filesForScan(ScalaInterop.seq(filters), true).files())
        .stream()
        .mapToLong(file -> file.numLogicalRecords().isDefined() ? count(file) : 0)
        .sum();
  }

  /** The slices the table holds, from its log alone. */
  public java.util.NavigableSet<LocalDate> slices(TableSpec table) {
    String column = table.partition().orElseThrow().name();
    java.util.NavigableSet<LocalDate> slices = new java.util.TreeSet<>();
    ScalaInterop.list(
            snapshot(table).filesForScan(ScalaInterop.seq(java.util.List.of()), false).files())
        .forEach(file -> slices.add(LocalDate.parse(file.partitionValues().apply(column))));
    return slices;
  }

  /** Slices whose files are not the same ones as at an earlier version. */
  public java.util.NavigableSet<LocalDate> changedSlices(TableSpec table, long since) {
    Snapshot now = snapshot(table);
    java.util.NavigableSet<LocalDate> slices = new java.util.TreeSet<>();
    if (now.version() != since) {
      Snapshot then = log(table).getSnapshotAt(since, Option.empty(), Option.empty());
      java.util.Map<String, LocalDate> before = slicesByFile(table, then);
      java.util.Map<String, LocalDate> after = slicesByFile(table, now);
      before.forEach((path, slice) -> addUnless(after.containsKey(path), slice, slices));
      after.forEach((path, slice) -> addUnless(before.containsKey(path), slice, slices));
    }
    return slices;
  }

  private static void addUnless(
      boolean isPresent, LocalDate slice, java.util.NavigableSet<LocalDate> slices) {
    if (!isPresent) {
      slices.add(slice);
    }
  }

  private static java.util.Map<String, LocalDate> slicesByFile(TableSpec table, Snapshot snapshot) {
    String column = table.partition().orElseThrow().name();
    java.util.Map<String, LocalDate> slices = new java.util.HashMap<>();
    ScalaInterop.list(snapshot.filesForScan(ScalaInterop.seq(java.util.List.of()), false).files())
        .forEach(
            file -> slices.put(file.path(), LocalDate.parse(file.partitionValues().apply(column))));
    return slices;
  }

  private static long count(org.apache.spark.sql.delta.actions.AddFile file) {
    return ((Number) file.numLogicalRecords().get()).longValue();
  }

  private Dataset<Row> load(TableSpec table) {
    return session.read().format("delta").load(location(table).toString());
  }

  /** True for rows whose partition is one of these. */
  public static Column in(TableSpec table, Collection<LocalDate> slices) {
    return table.partition().orElseThrow().of().isin(slices.toArray());
  }
}

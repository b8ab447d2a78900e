package dev.plumbline.storage;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.FileAction;
import scala.Option;

/**
 * Puts the small files of tables that nights append to together, so that a night opens as many of
 * them in an old lake as in a young one.
 *
 * <ol>
 *   <li>Only tables without slices: a slice is replaced as a whole and never grows.
 *   <li>Files below {@value #SMALL_BYTES} bytes are small. Where a table has {@value #MOST} of
 *       them, one file takes their place; larger ones stay as they are.
 *   <li>The rows stay the same. The commit says so to readers of the table's changes, and earlier
 *       versions can be read as long as the table's removed files are kept.
 * </ol>
 */
public final class SmallFiles {
  /** So many small files are put together. */
  public static final int MOST = 16;

  private static final long SMALL_BYTES = 32L << 20;

  private final Lake lake;

  /** Small files of this lake. */
  public SmallFiles(Lake lake) {
    this.lake = lake;
  }

  /** How many small files each of these tables has, of those that have too many. */
  public Map<TableSpec, Integer> many(List<TableSpec> tables) {
    Map<TableSpec, Integer> many = new LinkedHashMap<>();
    for (TableSpec table : tables) {
      int small = table.partition().isEmpty() ? small(table).size() : 0;
      if (small >= MOST) {
        many.put(table, small);
      }
    }
    return many;
  }

  /**
   * Puts them together where there are many.
   *
   * @return the tables in which there were
   */
  public List<TableSpec> together(List<TableSpec> tables) {
    List<TableSpec> folded = List.copyOf(many(tables).keySet());
    folded.forEach(table -> lake.writes().make(() -> together(table)));
    return folded;
  }

  private List<AddFile> small(TableSpec table) {
    return TableFiles.all(lake.snapshot(table)).stream()
        .filter(file -> file.size() < SMALL_BYTES)
        .toList();
  }

  private void together(TableSpec table) {
    OptimisticTransaction transaction =
        lake.log(table).startTransaction(Option.empty(), Option.empty());
    List<AddFile> small = small(table);
    transaction.trackFilesRead(ScalaInterop.seq(small));
    Frame rows = lake.rows(table, transaction.snapshot(), small);
    List<Action> actions = new ArrayList<>();
    long now = System.currentTimeMillis();
    small.forEach(file -> actions.add(file.removeWithTimestamp(now, false)));
    for (FileAction written : ScalaInterop.list(transaction.writeFiles(rows.rows().coalesce(1)))) {
      actions.add(written instanceof AddFile file ? unchanged(file) : written);
    }
    transaction.commit(
        ScalaInterop.seq(actions),
        new DeltaOperations.Optimize(
            ScalaInterop.seq(List.of()),
            ScalaInterop.seq(List.of()),
            false,
            Option.empty(),
            false));
  }

  /** The file, of whose rows the table had all before. */
  private static AddFile unchanged(AddFile file) {
    return file.copy(
        file.path(),
        file.partitionValues(),
        file.size(),
        file.modificationTime(),
        false,
        file.stats(),
        file.tags(),
        file.deletionVector(),
        file.baseRowId(),
        file.defaultRowCommitVersion(),
        file.clusteringProvider());
  }
}

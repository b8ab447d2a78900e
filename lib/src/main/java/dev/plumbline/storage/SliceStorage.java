package dev.plumbline.storage;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.StagedSlice.Replaces;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.FileAction;
import scala.Option;

/** Writes a slice's files once, reads them before they count, and makes them count. */
public final class SliceStorage {
  private final Lake lake;

  /** Slices of this lake. */
  public SliceStorage(Lake lake) {
    this.lake = lake;
  }

  /** Writes rows as uncommitted files that will replace these partitions. */
  public StagedSlice stageSlices(TableSpec table, Frame rows, NavigableSet<LocalDate> slices) {
    return new StagedSlice(table, Replaces.SLICES, new TreeSet<>(slices), write(table, rows));
  }

  /** Writes rows as uncommitted files that will replace the whole table. */
  public StagedSlice stageWhole(TableSpec table, Frame rows) {
    return new StagedSlice(table, Replaces.EVERYTHING, new TreeSet<>(), write(table, rows));
  }

  /** Writes rows as uncommitted files that will be appended. */
  public StagedSlice stageMore(TableSpec table, Frame rows) {
    return new StagedSlice(table, Replaces.NOTHING, new TreeSet<>(), write(table, rows));
  }

  private List<AddFile> write(TableSpec table, Frame rows) {
    OptimisticTransaction transaction =
        lake.log(table).startTransaction(Option.empty(), Option.empty());
    List<AddFile> files = new ArrayList<>();
    for (FileAction action : ScalaInterop.list(transaction.writeFiles(rows.rows()))) {
      if (action instanceof AddFile added) {
        files.add(added);
      }
    }
    return files;
  }

  /** The rows of uncommitted files. */
  public Frame rows(StagedSlice staged) {
    DeltaLog log = lake.log(staged.table());
    return Frame.of(
        log.createDataFrame(
            log.unsafeVolatileSnapshot(), ScalaInterop.seq(staged.files()), false, Option.empty()));
  }

  /**
   * Adds the files and removes what they replace, in one commit.
   *
   * @return the table's new version
   */
  public long commit(StagedSlice staged, String nightId) {
    DeltaLog log = lake.log(staged.table());
    OptimisticTransaction transaction = log.startTransaction(Option.empty(), Option.empty());
    List<Action> actions = new ArrayList<>();
    long now = System.currentTimeMillis();
    for (AddFile old : replaced(staged, transaction)) {
      actions.add(old.removeWithTimestamp(now, true));
    }
    actions.addAll(staged.files());
    if (actions.isEmpty()) {
      return transaction.snapshot().version();
    }
    SaveMode mode = staged.replaces() == Replaces.NOTHING ? SaveMode.Append : SaveMode.Overwrite;
    return transaction.commit(
        ScalaInterop.seq(actions),
        new DeltaOperations.Write(mode, Option.empty(), Option.empty(), Option.apply(nightId)));
  }

  private static List<AddFile> replaced(StagedSlice staged, OptimisticTransaction transaction) {
    return switch (staged.replaces()) {
      case NOTHING -> List.of();
      case EVERYTHING -> ScalaInterop.list(transaction.filterFiles());
      case SLICES -> {
        Expression inside = Lake.in(staged.table(), staged.slices()).expr();
        yield staged.slices().isEmpty()
            ? List.of()
            : ScalaInterop.list(transaction.filterFiles(ScalaInterop.seq(List.of(inside)), false));
      }
    };
  }

  /** True when the table already holds all of these files. */
  boolean isCommitted(StagedSlice staged) {
    if (staged.files().isEmpty()) {
      return false;
    }
    Snapshot snapshot = lake.snapshot(staged.table());
    List<String> present =
        ScalaInterop.list(snapshot.filesForScan(ScalaInterop.seq(List.of()), false).files())
            .stream()
            .map(AddFile::path)
            .toList();
    return new java.util.HashSet<>(present)
        .containsAll(staged.files().stream().map(AddFile::path).toList());
  }
}

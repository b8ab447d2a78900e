package dev.plumbline.storage;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.StagedSlice.Replaces;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.delta.util.DeltaFileOperations;
import scala.Option;

/** Writes a slice's files once, reads them before they count, and makes them count. */
public final class SliceStorage {
  private final Lake lake;

  /** Slices of this lake. */
  public SliceStorage(Lake lake) {
    this.lake = lake;
  }

  /** Tells whoever watches this session which of several tables is written next. */
  public void tells(Activity.Tables tables) {
    Activity.writes(lake.session(), tables);
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
    if (lake.isSpread()) {
      SharedFiles.assertWritten(lake.location(table), files);
    }
    return files;
  }

  /** The rows of uncommitted files. */
  public Frame rows(StagedSlice staged) {
    TableSpec table = staged.table();
    return lake.rows(table, lake.log(table).unsafeVolatileSnapshot(), staged.files());
  }

  /**
   * Adds the files and removes what they replace, in one commit.
   *
   * @return the table's new version
   */
  public long commit(StagedSlice staged, String nightId) {
    return lake.writes().<Long>make(() -> committed(staged, nightId));
  }

  private long committed(StagedSlice staged, String nightId) {
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
    Snapshot snapshot = transaction.snapshot();
    return switch (staged.replaces()) {
      case NOTHING -> List.of();
      case EVERYTHING -> {
        transaction.readWholeTable();
        yield TableFiles.all(snapshot);
      }
      case SLICES -> {
        if (staged.slices().isEmpty()) {
          yield List.of();
        }
        // Told to the transaction, so that another writer's files of these slices are a conflict.
        Expression inside = Lake.in(staged.table(), staged.slices()).expr();
        transaction.trackReadPredicates(ScalaInterop.seq(List.of(inside)), true, true);
        List<AddFile> old = TableFiles.inside(staged.table(), snapshot, staged.slices());
        transaction.trackFilesRead(ScalaInterop.seq(old));
        yield old;
      }
    };
  }

  /** Where its files lie. */
  public List<Path> paths(StagedSlice staged) {
    String location = lake.location(staged.table()).toString();
    return staged.files().stream()
        .map(file -> DeltaFileOperations.absolutePath(location, file.path()))
        .toList();
  }

  /** Those of its files that are not there. */
  public List<Path> missing(StagedSlice staged) {
    return paths(staged).stream().filter(path -> !lake.files().isThere(path)).toList();
  }

  /** True when the table already holds all of these files. */
  boolean isCommitted(StagedSlice staged) {
    if (staged.files().isEmpty()) {
      return false;
    }
    Set<String> present = new HashSet<>();
    TableFiles.all(lake.snapshot(staged.table())).forEach(file -> present.add(file.path()));
    return staged.files().stream().map(AddFile::path).allMatch(present::contains);
  }
}

package dev.plumbline.storage;

import dev.plumbline.schema.TableSpec;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import scala.Option;

/**
 * A table's log: how far behind its checkpoint is, and what of it is older than the table's
 * retention.
 *
 * <ol>
 *   <li>Delta writes a checkpoint with every tenth commit of a table, and removes old files of the
 *       log when it does. A table that is seldom committed to keeps both for months.
 *   <li>A file of the log is expired when it is older than the retention, by whole days as Delta
 *       counts them, and a checkpoint stands behind it.
 *   <li>Delta decides which of those go: where times do not follow versions, as in a copied lake,
 *       it keeps more.
 * </ol>
 */
public final class TableLog {
  private static final Pattern NUMBERED = Pattern.compile("(\\d{20})\\..*");
  private static final long COMMITS = 10;

  private final Lake lake;
  private final TableSpec table;

  /** The log of a table. */
  public TableLog(Lake lake, TableSpec table) {
    this.lake = lake;
    this.table = table;
  }

  /** True when readers have to read ten commits or more, one by one. */
  public boolean lacksCheckpoint() {
    Snapshot snapshot = lake.snapshot(table);
    return snapshot.version() - Math.max(0, snapshot.checkpointProvider().version()) >= COMMITS;
  }

  /** How many files of the log are older than the retention, and have a checkpoint behind them. */
  public long expired() {
    Snapshot snapshot = lake.snapshot(table);
    if (snapshot.version() < 0) {
      return 0;
    }
    long checkpoint = snapshot.checkpointProvider().version();
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    long limit = today.minus(Duration.ofDays(table.retentionDays())).toEpochMilli();
    return numbered(lake.log(table))
        .filter(file -> version(file) < checkpoint && file.getModificationTime() <= limit)
        .count();
  }

  /** Writes a checkpoint of the newest version, and has Delta clean up. */
  public void checkpoint() {
    lake.writes().make(() -> lake.log(table).checkpointAndCleanUpDeltaLog(now(), Option.empty()));
  }

  /** Has Delta remove what is expired. */
  public void forget() {
    lake.writes().make(() -> lake.log(table).doLogCleanup(now()));
  }

  private Snapshot now() {
    return lake.log(table).update(false, Option.empty(), Option.empty());
  }

  /** The files that belong to versions. */
  private Stream<FileStatus> numbered(DeltaLog log) {
    try {
      return Stream.of(lake.fileSystem().listStatus(log.logPath()))
          .filter(file -> version(file) >= 0);
    } catch (FileNotFoundException e) {
      return Stream.of();
    } catch (IOException e) {
      throw new StorageException(
          "cannot look into " + log.logPath(),
          e.getMessage(),
          "check permissions and credentials",
          e);
    }
  }

  private static long version(FileStatus file) {
    Matcher name = NUMBERED.matcher(file.getPath().getName());
    return name.matches() ? Long.parseLong(name.group(1)) : -1;
  }
}

package dev.plumbline.storage;

import dev.plumbline.schema.TableSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.delta.actions.AddFile;

/**
 * Data files that lie under a table but are not part of it yet. The gate reads exactly these files;
 * the commit adds them and removes what they replace.
 *
 * @param table the table
 * @param replaces which rows of the table the files replace
 * @param slices the partitions replaced, for {@link Replaces#SLICES}
 * @param files the new files
 */
public record StagedSlice(
    TableSpec table, Replaces replaces, NavigableSet<LocalDate> slices, List<AddFile> files) {

  /** What a commit removes. */
  public enum Replaces {
    /** Nothing: rows are appended. */
    NOTHING,
    /** The named partitions. */
    SLICES,
    /** The whole table. */
    EVERYTHING
  }

  /** The same files, of which only those in the given partitions are kept. */
  public StagedSlice restrictedTo(NavigableSet<LocalDate> kept) {
    return new StagedSlice(
        table, replaces, new TreeSet<>(kept), TableFiles.inside(table, files, kept));
  }

  /** True where each file lies in one of the partitions that it replaces. */
  public boolean isInside() {
    return files.stream()
        .map(file -> TableFiles.sliceIfAny(table, file))
        .allMatch(date -> date != null && slices.contains(date));
  }

  /** The same with another pass's files of the same slices. */
  public StagedSlice and(StagedSlice more) {
    List<AddFile> both = Stream.concat(files.stream(), more.files.stream()).toList();
    return new StagedSlice(table, replaces, slices, both);
  }

  /** Rows of the new files. */
  public long rows() {
    return TableFiles.rows(files);
  }

  /** Bytes of the new files. */
  public long bytes() {
    return files.stream().mapToLong(AddFile::size).sum();
  }
}

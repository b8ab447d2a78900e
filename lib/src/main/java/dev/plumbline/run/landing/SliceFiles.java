package dev.plumbline.run.landing;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.run.landing.LandingContent.Touch;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.FileFigures;
import dev.plumbline.storage.LandingFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The files that slices are rebuilt from, beside those that were read already. A slice can be
 * rebuilt only from all of its files.
 *
 * @param table whose slices they are
 * @param slices what is rebuilt
 */
record SliceFiles(TableSpec table, NavigableSet<LocalDate> slices) {
  private static final String MOVED = "changed while it was read";

  /**
   * Unchanged files with rows in the slices.
   *
   * @param known what is known of all files of the table
   * @param slice which slice a date and period belong to
   * @param listed files that lie in the landing
   * @param settled those of them that were read already, and those that could not be
   * @throws Failure when a file of the slices has left the landing or changed while it was read
   */
  List<LandingFile> others(
      Map<FileKey, FileState> known,
      Function<Touch, LocalDate> slice,
      Collection<LandingFile> listed,
      SettledReading settled) {
    TreeSet<FileKey> wanted = new TreeSet<>();
    for (FileState file : slices.isEmpty() ? List.<FileState>of() : known.values()) {
      for (Touch touch : file.days().keySet()) {
        if (slices.contains(slice.apply(touch)) && file.counts(touch.period())) {
          wanted.add(file.key());
        }
      }
    }
    Map<FileKey, LandingFile> present = new HashMap<>();
    for (LandingFile file : wanted.isEmpty() ? List.<LandingFile>of() : listed) {
      FileKey key = FileKey.of(file);
      if (wanted.contains(key)) {
        present.put(key, file);
      }
    }
    Set<FileKey> read = FileKey.of(settled.files());
    List<LandingFile> others = new ArrayList<>();
    for (FileKey key : wanted) {
      if (settled.moved().contains(key)) {
        throw gone(key, MOVED);
      }
      if (!read.contains(key)) {
        others.add(present(key, present));
      }
    }
    return others;
  }

  private LandingFile present(FileKey key, Map<FileKey, LandingFile> present) {
    if (!present.containsKey(key)) {
      throw gone(key, "is gone");
    }
    return present.get(key);
  }

  /** Refuses a file of the slices that vanished or changed while it was read. */
  void assertRead(Collection<FileFigures> files) {
    for (FileFigures file : files) {
      if (file.isGone() || file.isMoved()) {
        throw gone(FileKey.of(file.file()), file.isMoved() ? MOVED : "is gone");
      }
    }
  }

  private Failure gone(FileKey key, String why) {
    return new Failure(
        Category.INPUT,
        table + " cannot be restated for " + slices,
        "the landing file " + key.path() + " of source " + key.source() + " " + why,
        why.equals(MOVED)
            ? "run again when nobody writes the file any more; write under another name, then"
                + " rename"
            : "put the file back; keep landing files at least as long as nights are restated");
  }
}

package dev.plumbline.run.landing;

import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.storage.FileFigures;
import dev.plumbline.storage.LandingFile;
import dev.plumbline.storage.ReadResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Files that were read while others write to the landing.
 *
 * <ol>
 *   <li>Rows of a file that became another while it was read may stand in a data file with those of
 *       others: all are read again without it, until none does.
 *   <li>A file that changed or vanished counts as it did before, and is told; a slice that its rows
 *       lie in cannot be rebuilt tonight.
 * </ol>
 *
 * @param read the last reading, of which all rows can be used
 * @param files the files that were read
 * @param figures what became of their records
 * @param moved files that changed
 * @param notices a line for each file that changed or vanished
 */
record SettledReading(
    ReadResult read,
    List<LandingFile> files,
    List<FileFigures> figures,
    Set<FileKey> moved,
    List<String> notices) {

  /** Reads these files. */
  static SettledReading of(
      Collection<LandingFile> files, Function<List<LandingFile>, ReadResult> reader) {
    List<LandingFile> left = new ArrayList<>(files);
    Set<FileKey> moved = new HashSet<>();
    List<String> notices = new ArrayList<>();
    ReadResult read = reader.apply(left);
    while (read.figures().stream().anyMatch(FileFigures::isMoved)) {
      for (FileFigures file : read.figures()) {
        if (file.isMoved()) {
          notices.add(
              ("warning: source %s: %s changed while it was read, and counts as it was before; the"
                      + " next night reads it (write files under another name, then rename them)")
                  .formatted(file.file().source(), file.file().path()));
          left.remove(file.file());
          moved.add(FileKey.of(file.file()));
        }
      }
      read = reader.apply(left);
    }
    List<FileFigures> figures = new ArrayList<>();
    for (FileFigures file : read.figures()) {
      if (file.isGone()) {
        notices.add(
            "warning: source %s: %s vanished before it was read; it is read when it is back"
                .formatted(file.file().source(), file.file().path()));
        left.remove(file.file());
      } else {
        figures.add(file);
      }
    }
    return new SettledReading(read, left, figures, moved, notices);
  }
}

package dev.plumbline.storage;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.delta.actions.AddFile;

/**
 * What one pass over landing files left behind.
 *
 * @param staged the uncommitted data files
 * @param taskOfFile which task read a landing file: its data files carry the number
 * @param figures what became of each file's records
 * @param sidePaths files of rejects and side rows, by table name
 */
public record ReadResult(
    StagedSlice staged,
    Map<LandingFile, Integer> taskOfFile,
    List<FileFigures> figures,
    Map<String, List<String>> sidePaths) {
  private static final Pattern PART = Pattern.compile("part-(\\d+)-");

  /**
   * The data files of these slices that count.
   *
   * @param holds whether a landing file's rows of a slice are in force
   */
  public StagedSlice inForce(
      NavigableSet<LocalDate> slices, BiPredicate<LandingFile, LocalDate> holds) {
    Map<Integer, LandingFile> fileOfTask = new HashMap<>();
    taskOfFile.forEach((file, task) -> fileOfTask.put(task, file));
    StagedSlice inside = staged.restrictedTo(slices);
    List<AddFile> files =
        inside.files().stream()
            .filter(
                file ->
                    holds.test(
                        fileOfTask.get(taskOf(file)), TableFiles.slice(staged.table(), file)))
            .toList();
    return new StagedSlice(staged.table(), inside.replaces(), inside.slices(), files);
  }

  /** Which task wrote a data file: Delta's writer puts the number into the name. */
  private static int taskOf(AddFile file) {
    Matcher part = PART.matcher(file.path());
    if (!part.find()) {
      throw new IllegalStateException("no task number in the file name " + file.path());
    }
    return Integer.parseInt(part.group(1));
  }
}

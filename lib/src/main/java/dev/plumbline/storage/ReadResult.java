package dev.plumbline.storage;

import dev.plumbline.schema.TableSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

  /** Which task wrote a data file: Delta's writer puts the number into the name. */
  public static int taskOf(AddFile file) {
    Matcher part = PART.matcher(file.path());
    if (!part.find()) {
      throw new IllegalStateException("no task number in the file name " + file.path());
    }
    return Integer.parseInt(part.group(1));
  }

  /** Which slice of the table a data file belongs to. */
  public static LocalDate sliceOf(TableSpec table, AddFile file) {
    return TableFiles.slice(table, file);
  }
}

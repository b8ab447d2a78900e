package dev.plumbline.jobs;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.lease.Lease;
import dev.plumbline.tables.JobRun;
import dev.plumbline.tables.Publication;
import dev.plumbline.tables.QualityResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What must be true of a lake whose night was cut short once it was run again:
 *
 * <ol>
 *   <li>Every table but the journals has the same rows as after a night that nothing befell.
 *   <li>Every night that is published has its checks, its runs and its lineage, and {@code
 *       _published.json} names the newest.
 *   <li>No check, run or publication stands there twice.
 *   <li>Nobody has the lake, and nothing is left to mend.
 * </ol>
 */
public final class LakeTruth {
  private final Map<String, List<String>> expected;
  private final String lastJob;

  /**
   * What to compare with.
   *
   * @param expected the content of a lake that nothing befell
   * @param lastJob a job that the lineage of each published night must name
   */
  public LakeTruth(Map<String, List<String>> expected, String lastJob) {
    this.expected = expected;
    this.lastJob = lastJob;
  }

  /** How many rows are compared. */
  public int rows() {
    return expected.values().stream().mapToInt(List::size).sum();
  }

  /** How many of them are not in this lake. */
  public long lost(Lake lake) {
    Map<String, List<String>> found = LakeContent.of(lake);
    return expected.entrySet().stream()
        .mapToLong(table -> without(table.getValue(), found.get(table.getKey())).size())
        .sum();
  }

  /** A line for each thing that is not true of this lake; none when all is. */
  public List<String> violations(Lake lake) {
    List<String> lines = new ArrayList<>();
    Map<String, List<String>> found = LakeContent.of(lake);
    expected.forEach((table, rows) -> compare(table, rows, found.get(table), lines));
    publications(lake, lines);
    twice(lake, JobRun.TABLE, lines, JobRun.NIGHT_ID, JobRun.JOB, JobRun.SLICE);
    twice(lake, Publication.TABLE, lines, Publication.NIGHT_ID, Publication.PUBLISHED_DATE);
    twice(
        lake,
        QualityResult.TABLE,
        lines,
        QualityResult.NIGHT_ID,
        QualityResult.TABLE_NAME,
        QualityResult.SLICE,
        QualityResult.CHECK_NAME);
    Lease.holder(lake.files()).ifPresent(holder -> lines.add("the lake is held by " + holder));
    NightHere.unmended(lake).forEach(line -> lines.add("repair finds: " + line));
    return lines;
  }

  private static void compare(
      String table, List<String> expected, List<String> found, List<String> lines) {
    List<String> lost = without(expected, found);
    List<String> more = without(found, expected);
    if (!lost.isEmpty() || !more.isEmpty()) {
      lines.add(
          "%s: %d rows are lost, %d are too many; lost: %s; too many: %s"
              .formatted(
                  table,
                  lost.size(),
                  more.size(),
                  lost.stream().findFirst().orElse("-"),
                  more.stream().findFirst().orElse("-")));
    }
  }

  private static List<String> without(List<String> rows, List<String> others) {
    Map<String, Integer> left = new HashMap<>();
    others.forEach(row -> left.merge(row, 1, Integer::sum));
    return rows.stream().filter(row -> left.merge(row, -1, Integer::sum) < 0).toList();
  }

  private void publications(Lake lake, List<String> lines) {
    Set<String> published = nights(lake, Publication.TABLE, Publication.NIGHT_ID);
    Set<String> checked = nights(lake, QualityResult.TABLE, QualityResult.NIGHT_ID);
    Set<String> run = nights(lake, JobRun.TABLE, JobRun.NIGHT_ID);
    if (published.isEmpty()) {
      lines.add("nothing is published");
    }
    for (String night : published) {
      if (!checked.contains(night)) {
        lines.add("the checks of " + night + " are lost");
      }
      if (!run.contains(night)) {
        lines.add("the runs of " + night + " are lost");
      }
      String file = "_plumbline/lineage/" + night.replace(":", "") + ".ndjson";
      if (lake.files().read(file).filter(text -> text.contains(lastJob)).isEmpty()) {
        lines.add("the lineage of " + night + " is lost");
      }
    }
    String newest = "\"publication_number\" : " + published.size();
    String note = lake.files().read("gold/_published.json").orElse("nothing");
    if (!note.contains(newest)) {
      lines.add("_published.json does not say " + newest + ": " + note.lines().limit(3).toList());
    }
  }

  private static void twice(Lake lake, TableSpec table, List<String> lines, Col... key) {
    Set<String> seen = new HashSet<>();
    lake.read(table).select(key).rows().collectAsList().stream()
        .map(Object::toString)
        .filter(row -> !seen.add(row))
        .findFirst()
        .ifPresent(row -> lines.add(table + " has twice: " + row));
  }

  private static Set<String> nights(Lake lake, TableSpec table, Col night) {
    return lake.read(table).select(night).rows().collectAsList().stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toSet());
  }
}

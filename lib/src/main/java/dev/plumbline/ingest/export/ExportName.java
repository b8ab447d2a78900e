package dev.plumbline.ingest.export;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the path of a billing file says of its export.
 *
 * <ol>
 *   <li>A folder whose whole name is a GUID, a time of day of a date, or both, is the folder of one
 *       run: every file in it is a part.
 *   <li>Without one, files of a folder are parts of one run only if their names differ in nothing
 *       but a part counter: {@code part_0}, {@code part_0_0001}, {@code part-00000-GUID} (Spark),
 *       {@code -00001} before the ending, {@code 000000000001} (BigQuery), {@code 1_of_3}; in a
 *       folder of a billing period ({@code 20260701-20260801}, {@code BILLING_PERIOD=2026-07}) also
 *       {@code -1} before the ending (AWS).
 *   <li>Times, dates, months and versions ({@code v2}, {@code rev-3}, {@code run_4}) in the name of
 *       a run are its marks, in the order they stand; the rest is its shape. Runs of one shape are
 *       ordered by their marks. A GUID orders nothing.
 * </ol>
 *
 * @param run what the names of all parts of the run have in common
 * @param shape the run without its marks
 * @param marks what grows from run to run, comparable as texts where the shape is the same
 * @param part the number of the part, where a counter says it
 */
record ExportName(String run, String shape, List<String> marks, OptionalInt part) {
  private static final String GUID =
      "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
  private static final String DATE = "(?:19|20)\\d{2}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\\d|3[01])";
  private static final String CLOCK =
      "[T_ -]?(?:[01]\\d|2[0-3])[:_.-]?[0-5]\\d(?:[:_.-]?[0-5]\\d(?:[.,]\\d{1,9})?)?Z?";
  private static final Pattern RUN_FOLDER =
      Pattern.compile(
          "(?:[A-Za-z_]+=)?(?:%1$s%2$s[-_]%3$s|%3$s|%1$s%2$s)".formatted(DATE, CLOCK, GUID));
  private static final Pattern PERIOD_FOLDER =
      Pattern.compile("(?i)\\d{8}-\\d{8}|billing_period=.*|month=\\d+");

  /** Group 1 is the number; what is matched is left out of the run's name. */
  private static final List<Pattern> COUNTERS =
      List.of(
          Pattern.compile("part-(\\d{5})(?=-" + GUID + ")"),
          Pattern.compile("(?i)part[-_. ]?(\\d{1,6})(?:_\\d{4})?(?!\\d)"),
          Pattern.compile("(?<!\\d)(\\d{1,4})[-_ ]?of[-_ ]?\\d{1,4}(?!\\d)"),
          Pattern.compile("-(\\d{5})(?=\\.[A-Za-z])"),
          Pattern.compile("(?<!\\d)(0{4}\\d{8})(?!\\d)"));

  private static final Pattern SHORT_COUNTER = Pattern.compile("-(\\d{1,4})(?=\\.[A-Za-z])");

  private static final String MONTH = "(?:19|20)\\d{2}-(?:0[1-9]|1[0-2])";
  private static final String VERSION =
      "(?i:(?<=^|[^a-z])(?:version|v|revision|rev|run)[-_.]?(?<version>\\d{1,9}))";
  private static final Pattern MARKS =
      Pattern.compile(
          "(?<guid>%s)|(?<time>(?<!\\d)%s(?:%s)?(?!\\d))|(?<month>(?<!\\d)%s(?!\\d))|%s"
              .formatted(GUID, DATE, CLOCK, MONTH, VERSION));

  /** Reads a path, whose folders are separated by slashes. */
  static ExportName of(String path) {
    String[] folders = path.split("/");
    StringBuilder before = new StringBuilder();
    for (int i = 0; i < folders.length - 1; i++) {
      before.append(folders[i]).append('/');
      if (isRunFolder(folders[i])) {
        Counted counted = counted(folders[folders.length - 1], true);
        return marked(before.toString(), counted.part());
      }
    }
    boolean isOfAPeriod =
        folders.length > 1 && PERIOD_FOLDER.matcher(folders[folders.length - 2]).matches();
    Counted counted = counted(folders[folders.length - 1], isOfAPeriod);
    return marked(before + counted.name(), counted.part());
  }

  /** True for the folder of one run. */
  static boolean isRunFolder(String folder) {
    return RUN_FOLDER.matcher(folder).matches();
  }

  private record Counted(String name, OptionalInt part) {}

  private static Counted counted(String name, boolean withShort) {
    List<Pattern> patterns = new ArrayList<>(COUNTERS);
    if (withShort) {
      patterns.add(SHORT_COUNTER);
    }
    for (Pattern pattern : patterns) {
      Matcher counter = pattern.matcher(name);
      if (counter.find()) {
        String rest = name.substring(0, counter.start()) + "{part}" + name.substring(counter.end());
        // Spark leaves out the numbers of tasks that had no rows.
        boolean isGapless = pattern != COUNTERS.get(0);
        return new Counted(
            rest,
            isGapless ? OptionalInt.of(Integer.parseInt(counter.group(1))) : OptionalInt.empty());
      }
    }
    return new Counted(name, OptionalInt.empty());
  }

  private static ExportName marked(String run, OptionalInt part) {
    List<String> marks = new ArrayList<>();
    Matcher mark = MARKS.matcher(run);
    StringBuilder shape = new StringBuilder();
    while (mark.find()) {
      String kind = "{guid}";
      if (mark.group("time") != null) {
        String digits = mark.group("time").replaceAll("\\D", "");
        marks.add((digits + "0".repeat(23)).substring(0, 23));
        kind = "{time}";
      } else if (mark.group("month") != null) {
        marks.add(mark.group("month"));
        kind = "{month}";
      } else if (mark.group("version") != null) {
        marks.add("%09d".formatted(Integer.parseInt(mark.group("version"))));
        kind = "{version}";
      }
      mark.appendReplacement(shape, Matcher.quoteReplacement(kind));
    }
    mark.appendTail(shape);
    return new ExportName(run, shape.toString(), List.copyOf(marks), part);
  }
}

package dev.plumbline.ingest.slurm;

import dev.plumbline.ingest.MalformedFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first line of sacct's output: its delimiter and which field is which column. */
final class SacctHeader {
  /** A bar, or whatever stands between the first two names. */
  private static final Pattern BEGINNING =
      Pattern.compile("[A-Za-z]\\w*(\\t|[^\\w\\s,\"'{}\\[\\]()=:.<>-]{1,8})[A-Za-z]\\w*");

  private static final int MOST_COLUMNS = 500;

  private final String delimiter;
  private final Pattern cut;
  private final List<String> names;
  private final List<Predicate<String>> shapes = new ArrayList<>();
  private final List<Integer> free = new ArrayList<>();
  private final Map<SacctColumn, Integer> first = new EnumMap<>(SacctColumn.class);
  private final Map<Integer, Integer> repeated = new TreeMap<>();

  private SacctHeader(String delimiter, List<String> names) {
    this.delimiter = delimiter;
    this.cut = Pattern.compile(Pattern.quote(delimiter));
    this.names = names;
    for (int i = 0; i < names.size(); i++) {
      shapes.add(SacctColumn.shapeOf(names.get(i)));
      if (SacctColumn.isFree(names.get(i))) {
        free.add(i);
      }
      SacctColumn column = SacctColumn.named(names.get(i));
      Integer earlier = column == null ? null : first.putIfAbsent(column, i);
      if (earlier != null) {
        repeated.put(i, earlier);
      }
    }
  }

  /** The header, or empty when the line has no delimiter between names. */
  static Optional<SacctHeader> of(String line) {
    Matcher beginning = BEGINNING.matcher(line);
    if (!beginning.lookingAt()) {
      return Optional.empty();
    }
    String delimiter = beginning.group(1);
    List<String> names =
        Arrays.stream(line.split(Pattern.quote(delimiter), -1)).map(String::trim).toList();
    return Optional.of(new SacctHeader(delimiter, names));
  }

  /** The header of a file. */
  static SacctHeader of(String file, long number, String line) throws MalformedFile {
    SacctHeader header =
        of(line)
            .orElseThrow(
                () ->
                    malformed(
                        file,
                        number,
                        "the first line is no header of sacct",
                        "column names with a bar between them were expected"));
    if (header.width() > MOST_COLUMNS) {
      throw malformed(
          file, number, "the header has " + header.width() + " columns", "sacct knows fewer");
    }
    List<String> missing = header.missing();
    if (!missing.isEmpty()) {
      throw malformed(
          file,
          number,
          "mandatory columns are missing: " + String.join(", ", missing),
          "they were not asked for with --format");
    }
    return header;
  }

  private static MalformedFile malformed(String file, long line, String problem, String cause) {
    return new MalformedFile(
        file,
        line,
        problem,
        cause,
        "write the file with sacct --parsable2 and its header, and at least"
            + " --format=JobID,Submit,Start,End,State,AllocTRES,ReqTRES,NodeList");
  }

  /** What no file can do without and this one has not. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (!has(SacctColumn.JOB_ID) && !has(SacctColumn.JOB_ID_RAW)) {
      missing.add("JobID");
    }
    if (!has(SacctColumn.START)) {
      missing.add("Start");
    }
    if (!has(SacctColumn.ALLOC_TRES)
        && !has(SacctColumn.ALLOC_GRES)
        && !has(SacctColumn.REQ_TRES)
        && !has(SacctColumn.REQ_GRES)) {
      missing.add("AllocTRES (or AllocGRES, ReqTRES, ReqGRES)");
    }
    return missing;
  }

  boolean has(SacctColumn column) {
    return first.containsKey(column);
  }

  /** The field of a column, trimmed; empty when the file has no such column. */
  String value(SacctColumn column, List<String> fields) {
    Integer position = first.get(column);
    return position == null ? "" : fields.get(position).trim();
  }

  /** True when a column that stands twice says two things. */
  boolean contradictsItself(List<String> fields) {
    return repeated.entrySet().stream()
        .anyMatch(twin -> !fields.get(twin.getKey()).equals(fields.get(twin.getValue())));
  }

  List<String> names() {
    return names;
  }

  /** Number of fields of every record. */
  int width() {
    return names.size();
  }

  String delimiter() {
    return delimiter;
  }

  String[] split(String line) {
    return cut.split(line, -1);
  }

  int delimitersIn(String line) {
    int count = 0;
    for (int at = line.indexOf(delimiter); at >= 0; at = line.indexOf(delimiter, at)) {
      at += delimiter.length();
      count++;
    }
    return count;
  }

  /** True when users may write anything into the column at this position. */
  boolean isFree(int position) {
    return free.contains(position);
  }

  /** True when the text can stand in the column at this position. */
  boolean fits(int position, String text) {
    return shapes.get(position).test(text);
  }
}

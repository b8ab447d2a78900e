package dev.plumbline.ingest.slurm;

import dev.plumbline.terms.reject.RecordReject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The nodes of a list such as {@code gpu[01-03,07],login2}.
 *
 * @param names each node, in the list's order; empty when none is assigned
 * @param problem why the list cannot be read, or empty
 */
public record NodeNames(List<String> names, String problem) {
  private static final int MOST = 100_000;
  private static final Set<String> NONE =
      Set.of("", "none assigned", "none", "unknown", "(null)", "n/a");
  private static final Pattern PIECE = Pattern.compile("([^\\[\\],\\s]*)(?:\\[([^\\[\\]]*)\\])?");
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})(?:-([0-9]{1,9}))?");

  /** Expands a list; a problem when it is not one, or of more nodes than any cluster has. */
  public static NodeNames of(String text) {
    if (NONE.contains(text.trim().toLowerCase(Locale.ROOT))) {
      return new NodeNames(List.of(), "");
    }
    List<String> names = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      List<String> expression = new ArrayList<>(List.of(""));
      int start = at;
      while (at < text.length() && text.charAt(at) != ',') {
        Matcher piece = PIECE.matcher(text).region(at, text.length());
        if (!piece.lookingAt() || piece.end() == at) {
          return new NodeNames(List.of(), RecordReject.BAD_FIELD.of("node_list"));
        }
        String problem = extend(expression, piece.group(1), piece.group(2));
        if (!problem.isEmpty()) {
          return new NodeNames(List.of(), problem);
        }
        at = piece.end();
      }
      if (at == start || names.size() + expression.size() > MOST) {
        return new NodeNames(
            List.of(),
            at == start
                ? RecordReject.BAD_FIELD.of("node_list")
                : RecordReject.TOO_MANY_NODES.text());
      }
      names.addAll(expression);
      at++;
    }
    return new NodeNames(names.stream().distinct().toList(), "");
  }

  /** Puts a text and each of a range's numbers behind every name there is so far. */
  private static String extend(List<String> names, String text, String ranges) {
    List<String> ends = new ArrayList<>();
    for (String range : (ranges == null ? "" : ranges).split(",", -1)) {
      Matcher bounds = RANGE.matcher(range.trim());
      if (ranges == null) {
        ends.add("");
      } else if (!bounds.matches()) {
        return RecordReject.BAD_FIELD.of("node_list");
      } else {
        String problem = numbers(bounds, ends);
        if (!problem.isEmpty()) {
          return problem;
        }
      }
    }
    if ((long) names.size() * ends.size() > MOST) {
      return RecordReject.TOO_MANY_NODES.text();
    }
    List<String> longer = new ArrayList<>();
    names.forEach(name -> ends.forEach(end -> longer.add(name + text + end)));
    names.clear();
    names.addAll(longer);
    return "";
  }

  /** Numbers keep the width of the first one: 08-10 is 08, 09, 10. */
  private static String numbers(Matcher bounds, List<String> ends) {
    long first = Long.parseLong(bounds.group(1));
    long last = bounds.group(2) == null ? first : Long.parseLong(bounds.group(2));
    if (last < first) {
      return RecordReject.BAD_FIELD.of("node_list");
    }
    if (last - first + ends.size() >= MOST) {
      return RecordReject.TOO_MANY_NODES.text();
    }
    int width = bounds.group(1).length();
    for (long number = first; number <= last; number++) {
      String digits = Long.toString(number);
      ends.add("0".repeat(Math.max(0, width - digits.length())) + digits);
    }
    return "";
  }
}

package dev.plumbline.jobs.told;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strict reader of Prometheus's text format 0.0.4: HELP, then TYPE, then the series of one metric
 * together, none of them twice, the last line ended.
 */
final class StrictExposition {
  private static final Pattern META =
      Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
  private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\"";
  private static final Pattern SERIES =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{" + LABEL + "(?:," + LABEL + ")*\\})? (\\S+)");

  private StrictExposition() {}

  /** Series with their labels to values. */
  static Map<String, Double> read(String text) {
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("the last line is not ended");
    }
    Map<String, Double> values = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    String helped = "";
    String typed = "";
    for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
      Matcher meta = META.matcher(line);
      Matcher series = SERIES.matcher(line);
      if (meta.matches() && meta.group(1).equals("HELP") && seen.add(meta.group(2))) {
        helped = meta.group(2);
      } else if (meta.matches()
          && meta.group(1).equals("TYPE")
          && meta.group(2).equals(helped)
          && meta.group(3).equals("gauge")) {
        typed = helped;
      } else if (!series.matches()
          || !series.group(1).equals(typed)
          || values.put(line.substring(0, line.lastIndexOf(' ')), Double.valueOf(series.group(3)))
              != null) {
        throw new IllegalArgumentException(line);
      }
    }
    return values;
  }
}

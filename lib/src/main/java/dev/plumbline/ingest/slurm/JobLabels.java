package dev.plumbline.ingest.slurm;

import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.scheduler.RunLabel;
import dev.plumbline.ingest.secrets.SecretText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a record says beside the columns that a rule reads. */
final class JobLabels {
  private static final int LONGEST_COMMENT = 1 << 16;

  private final SourceSettings settings;
  private final SacctHeader header;
  private final int runColumn;
  private final Pattern runInText;

  JobLabels(SourceSettings settings, SacctHeader header) {
    this.settings = settings;
    this.header = header;
    String label = RunLabel.of(settings);
    List<String> names =
        header.names().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    this.runColumn = label.isEmpty() ? -1 : names.indexOf(label.toLowerCase(Locale.ROOT));
    this.runInText =
        Pattern.compile(
            "(?:^|[\\s,;{(\"'])"
                + Pattern.quote(label)
                + "[\"']?\\s{0,9}[=:]\\s{0,9}[\"']?([^\\s,;\"'})]+)");
  }

  /** Tells the sink which columns no rule reads. */
  static void reportUnread(SacctHeader header, Sink sink) {
    header.names().stream()
        .filter(name -> !name.isEmpty() && SacctColumn.named(name) == null)
        .forEach(sink::unmapped);
  }

  /** The configured cluster, else the record's, else null. */
  String cluster(List<String> fields) {
    String written = header.value(SacctColumn.CLUSTER, fields);
    return settings.clusterName().orElse(written.isEmpty() ? null : written);
  }

  /**
   * The run that the configured label names, lower case: the column of that name, else what stands
   * behind it in a comment, as in {@code run_id=42}; else null.
   */
  String runId(List<String> fields) {
    if (settings.runLabel().isEmpty()) {
      return null;
    }
    String run = runColumn >= 0 ? fields.get(runColumn).trim() : inComments(fields);
    return run == null || run.isEmpty() ? null : run.toLowerCase(Locale.ROOT);
  }

  private String inComments(List<String> fields) {
    for (int i = 0; i < fields.size(); i++) {
      String name = header.names().get(i).toLowerCase(Locale.ROOT);
      if (name.endsWith("comment") || name.equals("extra")) {
        String text = fields.get(i);
        int end = Math.min(text.length(), LONGEST_COMMENT);
        Matcher run = runInText.matcher(text.substring(0, end));
        if (run.find()) {
          return run.group(1);
        }
      }
    }
    return null;
  }

  /** Every column that no rule reads and that says something, by its name, secrets masked. */
  Map<String, String> others(List<String> fields) {
    Map<String, String> others = new TreeMap<>();
    for (int i = 0; i < fields.size(); i++) {
      String name = header.names().get(i);
      String text = fields.get(i).trim();
      if (!name.isEmpty() && !text.isEmpty() && SacctColumn.named(name) == null) {
        others.put(name, SecretText.masked(name, text));
      }
    }
    return others;
  }
}

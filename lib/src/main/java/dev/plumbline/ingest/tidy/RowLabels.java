package dev.plumbline.ingest.tidy;

import dev.plumbline.ingest.ConfiguredPattern;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.tabular.Records;
import dev.plumbline.ingest.telemetry.LabelSet;
import dev.plumbline.ingest.telemetry.LabelSets;
import dev.plumbline.ingest.tidy.TidyMapping.Label;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The device and labels of each row; the same few stand on many rows. */
final class RowLabels {
  private static final String UUID = "UUID";
  private static final String HOST = TidyDeclaration.LABELS.get("node");
  private static final int MOST = 50_000;

  private final LabelSets labelSets;
  private final TidyColumns columns;
  private final List<Label> labels;
  private final String host;
  private final Map<List<String>, LabelSet> known = new HashMap<>();

  RowLabels(SourceFile file, LabelSets labelSets, TidyMapping mapping, TidyColumns columns) {
    this.labelSets = labelSets;
    this.columns = columns;
    this.labels = mapping.labels();
    this.host = host(file);
  }

  /** The configured host, or the one in the file's path; null when neither says it. */
  private static String host(SourceFile file) {
    SourceDialect dialect = file.settings().dialect();
    if (dialect.nodePattern() != null) {
      Optional<String> named =
          ConfiguredPattern.group(
              "node_pattern", file.settings().name(), dialect.nodePattern(), file.path());
      if (named.isPresent()) {
        return named.get();
      }
    }
    return dialect.node();
  }

  /** True when no more should be added before {@link #clear}. */
  boolean isFull() {
    return known.size() >= MOST;
  }

  /** Forgets every device. */
  void clear() {
    known.clear();
    labelSets.clear();
  }

  /** The row's label set, or null when it names no GPU. */
  LabelSet of(Records row) {
    String[] texts = new String[labels.size() + 1];
    texts[0] = text(row, columns.device());
    if (texts[0] == null) {
      return null;
    }
    for (int i = 0; i < labels.size(); i++) {
      texts[i + 1] = text(row, columns.labels().get(i));
    }
    List<String> key = Arrays.asList(texts);
    LabelSet set = known.get(key);
    if (set == null) {
      set = labelSets.of(labels(texts));
      known.put(key, set);
    }
    return set;
  }

  private static String text(Records row, int column) {
    String text = column < 0 ? null : row.text(column);
    return text == null || text.isBlank() ? null : text.trim();
  }

  private SortedMap<String, String> labels(String[] texts) {
    SortedMap<String, String> named = new TreeMap<>();
    named.put(UUID, texts[0]);
    for (int i = 0; i < labels.size(); i++) {
      if (texts[i + 1] != null) {
        named.put(labels.get(i).name(), texts[i + 1]);
      }
    }
    if (host != null) {
      named.putIfAbsent(HOST, host);
    }
    return named;
  }
}

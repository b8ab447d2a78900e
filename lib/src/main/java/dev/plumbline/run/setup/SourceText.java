package dev.plumbline.run.setup;

import dev.plumbline.ingest.SourceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The {@code sources:} of a new configuration, with what is to be checked and filled in. */
final class SourceText {
  private static final String ENTRY = "  ";
  private static final String KEY = "    ";
  private static final int REASONS_SHOWN = 20;

  private final YamlText yaml;
  private final Found found;

  SourceText(YamlText yaml, Found found) {
    this.yaml = yaml;
    this.found = found;
  }

  void write() {
    yaml.blank()
        .comment(
            "",
            "What is read. Paths are relative to this file and match the files of later nights.")
        .line("sources:");
    boolean isNoneUsable = found.sources().stream().noneMatch(FoundSource::isUsable);
    found.sources().forEach(source -> write(source, source.isUsable() || isNoneUsable));
    unread();
  }

  private void write(FoundSource source, boolean isActive) {
    yaml.blank().comment(ENTRY, described(source));
    if (!source.isUsable()) {
      String share = String.format(Locale.ROOT, "%.1f %%", 100 * source.seen().unusableShare());
      yaml.comment(
          ENTRY,
          source.seen().source().glob().isEmpty()
              ? "NOT READ: its names do not tell it from other files: give it a folder of its own."
              : "NOT READ: %s cannot be used: %s."
                  .formatted(share, Refusal.text(source.seen().reasons(), source.format())));
    }
    source.assumptions().forEach(assumed -> yaml.comment(ENTRY, "CHECK: " + assumed + "."));
    List<String> lines = keys(source);
    for (int i = 0; i < lines.size(); i++) {
      String indent = i == 0 ? ENTRY + "- " : KEY;
      yaml.line(
          isActive ? indent + lines.get(i) : ENTRY + "# " + indent.strip() + pad(i) + lines.get(i));
    }
    hints(source);
  }

  private static String pad(int line) {
    return line == 0 ? " " : "  ";
  }

  private static List<String> keys(FoundSource source) {
    SourceSettings settings = source.seen().source().settings();
    List<String> lines = new ArrayList<>();
    lines.add("name: " + YamlText.value(settings.name()));
    lines.add("format: " + settings.format());
    lines.add("path: " + YamlText.value(source.seen().source().glob()));
    if (settings.instants().pattern() != null) {
      lines.add("instant_pattern: " + YamlText.value(settings.instants().pattern()));
      lines.add("instant_format: " + YamlText.value(settings.instants().format()));
    }
    settings.dialect().zone().ifPresent(z -> lines.add("time_zone: " + YamlText.value(z.getId())));
    if (source.isBill()) {
      lines.add("export_scope: " + (source.isDelta() ? "delta" : "period"));
    }
    return lines;
  }

  private void hints(FoundSource source) {
    if (source.isTelemetry()
        && found.fleet().nodes().keySet().stream().anyMatch(n -> n.cluster() == null)) {
      yaml.comment(KEY, "cluster: …   put on every sample; needed where clusters share node names");
    }
    boolean isNodeless = found.fleet().nodes().keySet().stream().anyMatch(n -> n.node() == null);
    if (source.format().equals("nvidia-smi-csv") && isNodeless) {
      yaml.comment(
          KEY,
          "FILL IN: the host, which the files do not say: node: NAME, or node_pattern: with one"
              + " group over the path, such as '([^/.]+)[^/]*$' for the file's name.");
    }
  }

  private static String described(FoundSource source) {
    int listed = source.seen().listed();
    String files = listed == 1 ? "1 file" : listed + " files";
    return source.seen().isSampled()
        ? files + "; names were looked for in the beginnings of " + source.files().size() + "."
        : files + ".";
  }

  private void unread() {
    Map<String, List<String>> byReason = new TreeMap<>();
    found
        .refused()
        .forEach((p, why) -> byReason.computeIfAbsent(why, w -> new ArrayList<>()).add(p));
    if (byReason.isEmpty()) {
      return;
    }
    yaml.blank().comment(ENTRY, "Files under " + found.folder() + " that no source reads:");
    byReason.entrySet().stream()
        .limit(REASONS_SHOWN)
        .forEach(reason -> unread(Found.some(reason.getValue()) + ": " + reason.getKey() + "."));
    if (byReason.size() > REASONS_SHOWN) {
      yaml.comment(ENTRY, "… and more; plumbline init lists them.");
    }
    if (byReason.keySet().stream().anyMatch(TableColumns::isTable)) {
      yaml.comment(
          ENTRY,
          "FILL IN: where one of these tables is telemetry, an invoice or requests, a mapping says"
              + " what its columns mean (plumbline formats tidy-csv, invoice-csv or"
              + " inference-requests-csv; examples in data/samples/mappings):");
      yaml.line(ENTRY + "# - {name: …, format: tidy-csv, path: …, mapping: …, time_zone: …}");
    }
  }

  private void unread(String text) {
    yaml.comment(ENTRY, "  " + text);
  }
}

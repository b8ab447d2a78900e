package dev.plumbline.run.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a first look found, for the terminal. */
final class Summary {
  private static final int SHOWN = 10;

  private final Found found;
  private final Path output;
  private final List<String> lines = new ArrayList<>();

  Summary(Found found, Path output) {
    this.found = found;
    this.output = output;
  }

  List<String> lines() {
    int files = found.files().files().size();
    lines.add(
        "%s under %s%s"
            .formatted(
                count(files, "file", "files"),
                found.folder(),
                found.files().isCut() ? ", and more that were not looked at" : ""));
    found.files().counts().forEach((format, n) -> lines.add("%7d  %s".formatted(n, format)));
    unread();
    if (!found.sources().isEmpty()) {
      missing();
    }
    return lines;
  }

  private void unread() {
    if (found.refused().isEmpty()) {
      return;
    }
    lines.add("%7d  not read:".formatted(found.refused().size()));
    Map<String, List<String>> byReason = new TreeMap<>();
    found
        .refused()
        .forEach((p, why) -> byReason.computeIfAbsent(why, w -> new ArrayList<>()).add(p));
    byReason.entrySet().stream()
        .limit(SHOWN)
        .forEach(
            reason ->
                lines.add(
                    YamlText.oneLine(
                        "         " + Found.some(reason.getValue()) + ": " + reason.getKey())));
    if (byReason.size() > SHOWN) {
      lines.add("         … and " + (byReason.size() - SHOWN) + " more reasons");
    }
  }

  private void missing() {
    long active = found.sources().stream().filter(FoundSource::isUsable).count();
    lines.add("");
    lines.add(
        "%s: %s, %d of %s on a bill, %s"
            .formatted(
                output,
                count((int) active, "source", "sources"),
                found.nodes().known().size(),
                count(found.fleet().nodes().size(), "node", "nodes"),
                count(found.fleet().namespaces().size(), "namespace", "namespaces")));
    lines.add("still missing, marked FILL IN, NOT READ or CHECK at the place:");
    int before = lines.size();
    found.sources().forEach(this::missing);
    names();
    if (lines.size() == before) {
      lines.add("  - nothing");
    }
    lines.add("next:");
    lines.add("  plumbline doctor --config " + output);
    lines.add("  plumbline nightly --config " + output);
  }

  private void missing(FoundSource source) {
    if (!source.isUsable()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  - source %s is not read: %.1f %% of it cannot be used",
              source.name(),
              100 * source.seen().unusableShare()));
      return;
    }
    source.assumptions().forEach(text -> lines.add("  - source " + source.name() + ": " + text));
  }

  private void names() {
    int open = found.nodes().open().size();
    int unseen = found.nodes().unseen().size();
    int namespaces = found.fleet().namespaces().size();
    if (open > 0) {
      String resources = count(unseen, "billed resource", "billed resources");
      lines.add(
          "  - the bill of %s%s"
              .formatted(
                  count(open, "node", "nodes"),
                  unseen == 0 ? "" : "; " + resources + " with GPUs without a node"));
    }
    if (namespaces > 0) {
      lines.add("  - the team of " + count(namespaces, "namespace", "namespaces"));
    }
    if (!found.hasTelemetry()) {
      lines.add("  - GPU telemetry: without it nothing is observed");
    }
    if (!found.hasBills()) {
      lines.add("  - a bill, or prices: without them time has no cost");
    }
  }

  private static String count(int number, String one, String many) {
    return number == 1 ? "1 " + one : number + " " + many;
  }
}

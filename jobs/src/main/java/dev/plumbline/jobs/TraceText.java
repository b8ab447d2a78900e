package dev.plumbline.jobs;

import dev.plumbline.lineage.check.Link;
import dev.plumbline.lineage.evidence.Evidence;
import dev.plumbline.run.answers.InventoryLine;
import dev.plumbline.run.answers.TracedVersion;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageCompleteness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A traced model version for a person: the verdict, the twelve links with their records, the way
 * back, and the files that the records stand in.
 */
final class TraceText {
  private static final int DIGITS = 12;
  private static final String BELOW = "      ";

  private final TracedVersion traced;
  private final RowLayout.Cells ruling;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, String> files = new TreeMap<>();

  TraceText(TracedVersion traced) {
    this.traced = traced;
    this.ruling = traced.ruling();
  }

  /**
   * All lines.
   *
   * @param from which publication it is from
   */
  List<String> lines(String from) {
    String tier = ruling.text(LineageCompleteness.RISK_TIER);
    lines.add(
        "%s, risk tier %s"
            .formatted(
                traced.key(), tier == null ? InventoryLine.UNKNOWN + ", ruled as high" : tier));
    lines.add(from);
    lines.add("");
    lines.add(verdict());
    lines.add("");
    for (Link link : Link.values()) {
      link(link);
    }
    way();
    files();
    return lines;
  }

  private String verdict() {
    Double saturation = ruling.real(LineageCompleteness.SATURATION);
    String how =
        saturation == null
            ? "every link is waived"
            : String.format(
                Locale.ROOT,
                "%s of %d links, saturation %.3f",
                number(ruling.real(LineageCompleteness.LINKS_SATISFIED)),
                ruling.whole(LineageCompleteness.LINKS_REQUIRED),
                saturation);
    String broken = ruling.text(LineageCompleteness.FIRST_BROKEN_LINK);
    return broken == null
        ? "traceable: " + how
        : "not traceable, broken first at %s: %s (%s)"
            .formatted(broken, reason(Link.valueOf(broken.toUpperCase(Locale.ROOT))), how);
  }

  private static String number(Double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.2f", value);
  }

  private String reason(Link link) {
    return Objects.toString(traced.evidence().reason(link), traced.evidence().state(link));
  }

  private void link(Link link) {
    String state = traced.evidence().state(link);
    String reason = traced.evidence().reason(link);
    lines.add(
        "%2d  %-17s %-14s %s"
            .formatted(link.ordinal() + 1, link.id(), state, reason == null ? "" : reason)
            .stripTrailing());
    List<Evidence> records = traced.evidence().of(link);
    records.forEach(this::record);
    if (records.isEmpty()) {
      lines.add(BELOW + "no record");
    }
  }

  private void record(Evidence evidence) {
    Evidence.Place place = evidence.place();
    String file = place.source() + ": " + place.file();
    String sha256 = place.sha256();
    files.put(file, sha256 == null ? "no such file is known any more" : "sha256 " + sha256);
    lines.add(BELOW + evidence.says());
    lines.add(
        BELOW
            + "  %s:%d, %s%s"
                .formatted(
                    file,
                    place.line(),
                    evidence.at(),
                    sha256 == null ? "" : ", sha256 " + sha256.substring(0, DIGITS) + "…"));
  }

  private void way() {
    lines.add("");
    lines.add("the way back");
    Map<String, Evidence> records = traced.evidence().way();
    for (String step : ruling.<String>list(LineageCompleteness.WITNESS_PATH)) {
      lines.add("  " + step);
      if (records.containsKey(step)) {
        record(records.get(step));
      }
    }
  }

  private void files() {
    lines.add("");
    lines.add(files.isEmpty() ? "no files" : "files");
    files.forEach(
        (file, digest) -> {
          lines.add("  " + file);
          lines.add("    " + digest);
        });
  }
}

package dev.plumbline.jobs;

import dev.plumbline.attention.AttentionOnDate;
import dev.plumbline.job.Published;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What makes the newest published figures incomplete, in the words of a terminal. */
final class AttentionLines {
  private static final RowLayout ROW = RowLayout.of(AttentionDaily.TABLE);
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
  private static final int SHOWN_OF_KIND = 3;

  private AttentionLines() {}

  /** The lines; one that says so where nothing was found, none where nothing is published. */
  static List<String> of(Published published) {
    if (published.isEmpty()) {
      return List.of();
    }
    LocalDate date = published.nights().lastKey();
    // What needs a person's attention is few: a row for each machine, namespace, source and file.
    List<Cells> rows =
        published
            .read(AttentionDaily.TABLE)
            .where(AttentionOnDate.isShown(date, published.nights().navigableKeySet()))
            .select(ROW.columns())
            .rows()
            .collectAsList()
            .stream()
            .map(ROW::read)
            .toList();
    return lines(date, rows, rows.isEmpty() ? unmeasured(published, date) : List.of());
  }

  /** What no source tells of: nothing makes such figures incomplete, and yet there are none. */
  private static List<String> unmeasured(Published published, LocalDate date) {
    Frame time =
        published
            .read(GpuWaterfallDaily.TABLE)
            .where(GpuWaterfallDaily.USAGE_DATE.of().equalTo(date));
    List<String> questions = new ArrayList<>();
    if (isEmpty(time)) {
      questions.add("GPU time");
    }
    if (isEmpty(time.where(GpuWaterfallDaily.COST.of().isNotNull()))) {
      questions.add("cost");
    }
    if (isEmpty(published.read(LineageCompleteness.TABLE))) {
      questions.add("models");
    }
    return questions;
  }

  private static boolean isEmpty(Frame rows) {
    return rows.rows().isEmpty();
  }

  /**
   * The lines about a date.
   *
   * @param rows what makes its figures incomplete, in any order
   * @param unmeasured what nothing was read for
   */
  static List<String> lines(LocalDate date, List<Cells> rows, List<String> unmeasured) {
    List<String> lines = new ArrayList<>();
    if (rows.isEmpty()) {
      lines.add(
          unmeasured.isEmpty()
              ? "attention: nothing was found that makes the figures of " + date + " incomplete"
              : "attention: not measured on %s, since no source tells of it: %s"
                  .formatted(date, String.join(", ", unmeasured)));
      return lines;
    }
    lines.add(
        "attention: %d %s the figures of %s incomplete"
            .formatted(rows.size(), rows.size() == 1 ? "thing makes" : "things make", date));
    AttentionOnDate.byKind(rows).forEach((kind, own) -> lines.addAll(ofKind(kind, own)));
    return lines;
  }

  /** The first with what was seen and what to do, the next by name, and how many more there are. */
  private static List<String> ofKind(AttentionKind kind, List<Cells> rows) {
    List<String> lines = new ArrayList<>();
    for (Cells row : rows.subList(0, Math.min(SHOWN_OF_KIND, rows.size()))) {
      lines.add(headline(row));
      if (lines.size() == 1) {
        lines.add("      seen:   " + row.text(AttentionDaily.DETAIL));
        lines.add("      remedy: " + row.text(AttentionDaily.REMEDY));
      }
    }
    int more = rows.size() - SHOWN_OF_KIND;
    if (more > 0) {
      lines.add("  %s: and %d more in the report".formatted(kind.label(), more));
    }
    return lines;
  }

  private static String headline(Cells row) {
    StringBuilder line = new StringBuilder("  " + kind(row).label() + ": ");
    line.append(row.text(AttentionDaily.SUBJECT));
    BigDecimal seconds = row.decimal(AttentionDaily.GPU_SECONDS_AT_STAKE);
    if (seconds != null) {
      line.append(", ").append(seconds.divide(HOUR, 2, RoundingMode.HALF_UP)).append(" GPU-h");
    }
    BigDecimal cost = row.decimal(AttentionDaily.COST_AT_STAKE);
    if (cost != null) {
      line.append(", ").append(row.text(AttentionDaily.CURRENCY)).append(' ');
      line.append(cost.setScale(2, RoundingMode.HALF_UP).toPlainString());
    }
    return line.append(", since ").append(row.date(AttentionDaily.SINCE_DATE)).toString();
  }

  private static AttentionKind kind(Cells row) {
    return Term.of(AttentionKind.class, row.text(AttentionDaily.KIND));
  }
}

package dev.plumbline.jobs;

import dev.plumbline.job.Published;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What makes the newest published figures incomplete, in the words of a terminal. */
final class AttentionLines {
  private static final RowLayout ROW = RowLayout.of(AttentionDaily.TABLE);
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
  private static final int SHOWN = 12;

  private static final Comparator<BigDecimal> GREATEST =
      Comparator.nullsLast(Comparator.reverseOrder());
  private static final Comparator<Cells> ORDER =
      Comparator.comparing(AttentionLines::kind)
          .thenComparing(row -> row.decimal(AttentionDaily.COST_AT_STAKE), GREATEST)
          .thenComparing(row -> row.decimal(AttentionDaily.GPU_SECONDS_AT_STAKE), GREATEST)
          .thenComparing(row -> row.text(AttentionDaily.SUBJECT));

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
            .where(AttentionDaily.ATTENTION_DATE.of().equalTo(date))
            .select(ROW.columns())
            .rows()
            .collectAsList()
            .stream()
            .map(ROW::read)
            .sorted(ORDER)
            .toList();
    return lines(date, rows);
  }

  static List<String> lines(LocalDate date, List<Cells> rows) {
    List<String> lines = new ArrayList<>();
    if (rows.isEmpty()) {
      lines.add("attention: nothing was found that makes the figures of " + date + " incomplete");
      return lines;
    }
    lines.add(
        "attention: %d %s the figures of %s incomplete"
            .formatted(rows.size(), rows.size() == 1 ? "thing makes" : "things make", date));
    for (Cells row : rows.subList(0, Math.min(SHOWN, rows.size()))) {
      lines.add(headline(row));
      lines.add("      seen:   " + row.text(AttentionDaily.DETAIL));
      lines.add("      remedy: " + row.text(AttentionDaily.REMEDY));
    }
    if (rows.size() > SHOWN) {
      lines.add("  … and %d more in the report".formatted(rows.size() - SHOWN));
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

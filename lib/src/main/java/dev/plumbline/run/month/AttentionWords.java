package dev.plumbline.run.month;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.AttentionDaily;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What makes a month's figures incomplete, the most money first, in sentences. */
final class AttentionWords {
  private static final Comparator<Cells> MOST_FIRST =
      Comparator.comparing(
              (Cells row) -> row.decimal(AttentionDaily.COST_AT_STAKE), lastWhereUnknown())
          .thenComparing(
              row -> row.decimal(AttentionDaily.GPU_SECONDS_AT_STAKE), lastWhereUnknown())
          .thenComparing(row -> row.text(AttentionDaily.KIND))
          .thenComparing(row -> row.text(AttentionDaily.SUBJECT));

  private AttentionWords() {}

  private static Comparator<BigDecimal> lastWhereUnknown() {
    return Comparator.nullsLast(Comparator.reverseOrder());
  }

  /** The rows in the order in which they are told: by money, by time, by what they are. */
  static List<Cells> ordered(List<Cells> rows) {
    return rows.stream().sorted(MOST_FIRST).toList();
  }

  /** A sentence for each of the first rows, and one that says how many there are beside them. */
  static List<String> sentences(List<Cells> rows, int most) {
    List<String> sentences = new ArrayList<>();
    ordered(rows).stream().limit(most).forEach(row -> sentences.add(sentence(row)));
    if (rows.size() > most) {
      sentences.add(
          "%d more things make the figures incomplete: the night's report names them."
              .formatted(rows.size() - most));
    }
    return sentences;
  }

  private static String sentence(Cells row) {
    StringBuilder text = new StringBuilder();
    text.append(row.text(AttentionDaily.KIND).replace('_', ' '));
    text.append(": ").append(row.text(AttentionDaily.SUBJECT));
    if (row.has(AttentionDaily.COST_AT_STAKE)) {
      text.append(", ").append(row.text(AttentionDaily.CURRENCY)).append(' ');
      text.append(number(row.decimal(AttentionDaily.COST_AT_STAKE)));
    }
    if (row.has(AttentionDaily.GPU_SECONDS_AT_STAKE)) {
      BigDecimal seconds = row.decimal(AttentionDaily.GPU_SECONDS_AT_STAKE);
      BigDecimal hours = seconds.divide(BigDecimal.valueOf(3600), 2, RoundingMode.HALF_UP);
      text.append(", ").append(number(hours)).append(" GPU-hours");
    }
    return text.append('.').toString();
  }

  private static String number(BigDecimal number) {
    return String.format(Locale.ROOT, "%,.2f", number.setScale(2, RoundingMode.HALF_UP));
  }
}

package dev.plumbline.cost.closed;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;

/** What is said today of one thing in a closed period, less what was said of it so far. */
final class Difference {
  private final Row row;
  private final LocalDate about;
  private final BigDecimal[] amounts;
  private final List<Col> columns;
  private final RowLayout layout;

  /**
   * Of one thing.
   *
   * @param row one of the rows about it
   * @param about the date it is about, or null
   */
  Difference(Row row, LocalDate about, Ledger ledger, RowLayout layout) {
    this.row = row;
    this.about = about;
    this.columns = ledger.amounts();
    this.amounts = new BigDecimal[columns.size()];
    this.layout = layout;
  }

  /** Adds what is said today. */
  void now(Row fresh) {
    add(fresh, false);
  }

  /** Takes off what was said before. */
  void then(Row standing) {
    add(standing, true);
  }

  private void add(Row other, boolean isNegated) {
    for (int i = 0; i < amounts.length; i++) {
      BigDecimal amount = layout.decimal(other, columns.get(i));
      if (amount != null) {
        BigDecimal signed = isNegated ? amount.negate() : amount;
        amounts[i] = amounts[i] == null ? signed : amounts[i].add(signed);
      }
    }
  }

  /** False where today says what was said before. */
  boolean isThere() {
    for (BigDecimal amount : amounts) {
      if (amount != null && amount.signum() != 0) {
        return true;
      }
    }
    return false;
  }

  /** The difference as a row of the night. */
  Row row(Ledger ledger, LocalDate tonight) {
    RowLayout.Draft draft = layout.draft();
    for (Col column : ledger.columns()) {
      draft.set(column, layout.value(row, column));
    }
    for (int i = 0; i < amounts.length; i++) {
      draft.set(columns.get(i), amounts[i]);
    }
    Ledger.Dating dating = ledger.dating();
    set(draft, dating.date(), tonight);
    set(draft, dating.seen(), tonight);
    set(draft, dating.corrects(), about);
    return draft.row();
  }

  private static void set(RowLayout.Draft draft, Col column, LocalDate date) {
    if (column != null) {
      draft.set(column, date);
    }
  }
}

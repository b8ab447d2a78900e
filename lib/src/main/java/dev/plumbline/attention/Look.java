package dev.plumbline.attention;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.terms.AttentionKind;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** One kind of what makes figures incomplete, told by one row of facts alone. */
interface Look extends Serializable {
  /** The word for it. */
  AttentionKind kind();

  /**
   * Its rows; none where the fact says nothing of the kind.
   *
   * @param fact sums of the facts, see the finding that the look belongs to
   * @param dates the computed dates
   */
  Stream<Row> rows(Cells fact, NavigableSet<LocalDate> dates);

  /** The kinds of these looks. */
  static List<AttentionKind> kinds(List<Look> looks) {
    return looks.stream().map(Look::kind).toList();
  }
}

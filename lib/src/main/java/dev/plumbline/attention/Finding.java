package dev.plumbline.attention;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.AttentionKind;
import java.util.List;

/** What makes figures incomplete, of one kind or of several that are told by the same rows. */
public interface Finding {
  /** The words for it. */
  List<AttentionKind> kinds();

  /**
   * The tables it reads: the rows of the computed dates or of their billing periods, of a table
   * that is cut by them; all rows of another.
   */
  List<TableSpec> reads();

  /**
   * Its rows of the computed dates. They have at least the columns of {@link Found#LAYOUT}; rows of
   * other dates are left out by whoever asks, and rows of one date, kind, subject and currency are
   * one.
   */
  Frame rows(Facts facts);
}

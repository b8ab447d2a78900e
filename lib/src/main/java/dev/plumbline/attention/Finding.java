package dev.plumbline.attention;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.AttentionKind;
import java.util.List;

/** One kind of what makes figures incomplete: where it shows, and its rows. */
public interface Finding {
  /** The word for it. */
  AttentionKind kind();

  /**
   * The tables it reads: the rows of the computed dates of one that is cut by dates, all rows of
   * another.
   */
  List<TableSpec> reads();

  /**
   * Its rows of the computed dates. They have at least the columns of {@link Found#LAYOUT}; rows of
   * other dates are left out by whoever asks, and rows of one date, subject and currency are one.
   */
  Frame rows(Facts facts);
}

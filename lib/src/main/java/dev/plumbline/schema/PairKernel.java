package dev.plumbline.schema;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.sql.Row;

/** Plain Java over the rows that two sides have of one group, each side in its own order. */
@FunctionalInterface
public interface PairKernel extends Serializable {
  /**
   * The rows a group becomes.
   *
   * @param left rows of the frame that was asked, valid until the next group is asked for
   * @param right rows of the other frame, likewise
   */
  Iterator<Row> rows(Iterator<Row> left, Iterator<Row> right);
}

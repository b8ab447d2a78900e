package dev.plumbline.schema;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.sql.Row;

/** Plain Java over the rows of one group, in the order the frame was asked for. */
@FunctionalInterface
public interface GroupKernel extends Serializable {
  /**
   * The rows a group becomes.
   *
   * @param group the group's rows, valid until the next group is asked for
   */
  Iterator<Row> rows(Iterator<Row> group);
}

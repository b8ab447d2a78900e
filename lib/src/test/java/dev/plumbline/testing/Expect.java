package dev.plumbline.testing;

import dev.plumbline.schema.Frame;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * What a frame's rows must be, written as a table of text like {@link Given}'s. Only the columns
 * the table names are compared, by spark-testing-base and to the last digit; rows come in any
 * order.
 */
public final class Expect {
  private final StructType schema;
  private final List<Row> found;

  private Expect(StructType schema, List<Row> found) {
    this.schema = schema;
    this.found = found;
  }

  /** Computes the frame, once. */
  public static Expect expect(Frame frame) {
    return new Expect(frame.schema(), frame.rows().collectAsList());
  }

  /** These rows and no others. */
  public Expect rows(String text) {
    Compared compared = Compared.of(TextTable.of(text), schema, found);
    compared.same(compared.found());
    return this;
  }

  /** These rows among others. */
  public Expect including(String text) {
    Compared compared = Compared.of(TextTable.of(text), schema, found);
    compared.same(compared.common());
    return this;
  }

  /** So many rows. */
  public Expect count(int rows) {
    if (found.size() != rows) {
      throw new AssertionError(
          "%d rows expected, %d found:%n%s"
              .formatted(rows, found.size(), Difference.table(schema, found)));
    }
    return this;
  }

  /** No row. */
  public void none() {
    count(0);
  }
}

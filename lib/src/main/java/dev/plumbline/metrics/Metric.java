package dev.plumbline.metrics;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.schema.Unit;
import java.util.List;

/**
 * A declared figure: what it means, how it is computed and from which columns. Tables keep what it
 * is made of, so that it can be summed over any part of them.
 */
public interface Metric {
  /** Stable name, snake_case. */
  String name();

  /** One sentence: what it tells. */
  String doc();

  /** What its number counts. */
  Unit unit();

  /** The table it is read from. */
  TableSpec table();

  /** The finest parts it is kept for. */
  default String grain() {
    return table().grain();
  }

  /** How it is computed. */
  String formula();

  /** Where the formula or its figures come from. */
  String source();

  /** The columns that are summed above the line. */
  List<Col> numerators();

  /** The columns that are summed below the line; none for plain sums. */
  List<Col> denominators();
}

package dev.plumbline.run.explain;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How rows of a table are summed.
 *
 * @param keys what sums are told apart by
 * @param added what is summed
 * @param dearest what the rows are told in the order of, the greatest first
 * @param amount makes a sum of a row of keys and sums
 * @param order of the sums
 * @param <A> a sum
 */
record Sums<A>(
    List<Col> keys, List<Col> added, Col dearest, Function<Cells, A> amount, Comparator<A> order) {

  RowLayout layout() {
    return RowLayout.of(Stream.concat(keys.stream(), added.stream()).toArray(Col[]::new));
  }
}

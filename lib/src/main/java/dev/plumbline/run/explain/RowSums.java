package dev.plumbline.run.explain;

import dev.plumbline.job.Published;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.MapType;

/** Sums rows of published tables, and lists the dearest of them. */
final class RowSums {
  private final Published published;
  private final int shown;

  RowSums(Published published, int shown) {
    this.published = published;
    this.shown = shown;
  }

  /** The rows of a published table that are picked. */
  <A> SummedRows<A> of(Picked picked, Sums<A> sums) {
    Frame rows = picked.of(published.read(picked.table()));
    RowLayout layout = RowLayout.of(picked.table());
    Stream<Cells> dearest =
        rows
            .select(layout.columns())
            .rows()
            .orderBy(order(picked.table().columns(), sums.dearest()))
            .takeAsList(shown)
            .stream()
            .map(layout::read);
    return new SummedRows<>(
        picked.table().fullName(),
        published.version(picked.table()).orElse(-1),
        picked.sql(),
        rows.rows().count(),
        amounts(rows, sums),
        dearest.toList());
  }

  private static <A> List<A> amounts(Frame rows, Sums<A> sums) {
    RowLayout layout = sums.layout();
    Col[] added = sums.added().toArray(Col[]::new);
    Frame summed =
        rows.groupBy(sums.keys().toArray(Col[]::new))
            .sums(added[0], List.of(added).subList(1, added.length).toArray(Col[]::new));
    return summed.select(layout.columns()).rows().collectAsList().stream()
        .map(layout::read)
        .map(sums.amount())
        .sorted(sums.order())
        .toList();
  }

  /** The dearest first; what costs the same in the order of the columns. */
  private static Column[] order(List<Col> columns, Col cost) {
    Stream<Column> others = columns.stream().filter(RowSums::hasOrder).map(Col::of);
    return Stream.concat(Stream.of(cost.of().desc_nulls_last()), others).toArray(Column[]::new);
  }

  private static boolean hasOrder(Col column) {
    return !(column.type() instanceof MapType || column.type() instanceof ArrayType);
  }
}

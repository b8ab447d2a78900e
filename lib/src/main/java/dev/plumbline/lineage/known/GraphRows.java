package dev.plumbline.lineage.known;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Brings the rows of several tables to one kernel: each row carries the struct of its own table and
 * nulls for the others.
 */
public final class GraphRows {
  private GraphRows() {}

  /** All rows of all tables, a column for each part, in the order of the parts. */
  public static Frame of(List<FactPart> parts, List<Frame> frames) {
    return IntStream.range(0, parts.size())
        .mapToObj(i -> Frame.of(frames.get(i).rows().select(columns(parts, parts.get(i)))))
        .reduce((some, more) -> Frame.of(some.rows().union(more.rows())))
        .orElseThrow();
  }

  private static Column[] columns(List<FactPart> parts, FactPart own) {
    Column[] fields = Stream.of(own.layout().columns()).map(Col::of).toArray(Column[]::new);
    return parts.stream()
        .map(FactPart::column)
        .map(
            part ->
                part == own.column()
                    ? functions.struct(fields).as(part.name())
                    : part.is((Object) null).expression())
        .toArray(Column[]::new);
  }

  /** What rows of these parts say together. */
  public static LineageFacts facts(List<FactPart> parts, Iterator<Row> rows) {
    LineageFacts facts = new LineageFacts();
    while (rows.hasNext()) {
      Row row = rows.next();
      for (int i = 0; i < parts.size(); i++) {
        if (!row.isNullAt(i)) {
          parts.get(i).add(facts, row.getStruct(i));
        }
      }
    }
    return facts;
  }
}

package dev.plumbline.testing;

import dev.plumbline.config.Configuration;
import dev.plumbline.cost.closed.Closing;
import dev.plumbline.job.RunContext;
import dev.plumbline.job.Slice;
import dev.plumbline.policies.Policies;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** A context for running one job on given tables. */
public record TestContext(
    Slice slice, Configuration configuration, Policies policies, Closing closing)
    implements RunContext {

  /** Every date up to the slice's last is a night, and nothing is closed. */
  public TestContext(Slice slice, Configuration configuration, Policies policies) {
    this(slice, configuration, policies, closing(slice));
  }

  private static Closing closing(Slice slice) {
    LocalDate last = slice.dates().last();
    NavigableSet<LocalDate> nights = new TreeSet<>();
    last.minusYears(1).datesUntil(last.plusDays(1)).forEach(nights::add);
    return new Closing(nights, new TreeSet<>(), true);
  }

  @Override
  public LocalDate night() {
    return closing.tonight();
  }

  @Override
  public Instant startedAt() {
    return Instant.parse("2026-08-01T03:00:00Z");
  }

  @Override
  public Frame constants(List<Col> columns, List<Object[]> rows) {
    StructType schema =
        new StructType(
            columns.stream()
                .map(c -> new StructField(c.name(), c.type(), true, Metadata.empty()))
                .toArray(StructField[]::new));
    List<Row> data = rows.stream().map(RowFactory::create).toList();
    return Frame.of(SharedSpark.session().createDataFrame(data, schema));
  }
}

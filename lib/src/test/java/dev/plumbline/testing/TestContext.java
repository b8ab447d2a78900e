package dev.plumbline.testing;

import dev.plumbline.config.Configuration;
import dev.plumbline.job.RunContext;
import dev.plumbline.job.Slice;
import dev.plumbline.policies.Policies;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** A context for running one job on given tables. */
public record TestContext(Slice slice, Configuration configuration, Policies policies)
    implements RunContext {

  @Override
  public LocalDate night() {
    return slice.dates().last();
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

package dev.plumbline.run;

import dev.plumbline.config.Configuration;
import dev.plumbline.cost.closed.Closing;
import dev.plumbline.job.RunContext;
import dev.plumbline.job.Slice;
import dev.plumbline.policies.Policies;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.storage.Lake;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What jobs of a running night may know. */
record NightContext(
    Lake lake,
    Slice slice,
    Configuration configuration,
    Policies policies,
    Closing closing,
    Instant startedAt)
    implements RunContext {

  @Override
  public LocalDate night() {
    return closing.tonight();
  }

  @Override
  public Frame constants(List<Col> columns, List<Object[]> rows) {
    List<Row> values = rows.stream().map(RowFactory::create).toList();
    return lake.rows(columns, values);
  }
}

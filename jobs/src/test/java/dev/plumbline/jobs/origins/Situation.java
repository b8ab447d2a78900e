package dev.plumbline.jobs.origins;

import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.Partitions;
import dev.plumbline.job.Reach;
import dev.plumbline.job.RunContext;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.testing.SharedSpark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * A job and small inputs. Nothing stands of what it would take over as it was published.
 *
 * @param rows by table, of all that the job reads otherwise
 */
record Situation(Job job, RunContext context, Map<TableSpec, List<Row>> rows) {

  /** The same where a column of a table has other values. */
  Situation with(TableSpec table, Col column, Function<Row, Object> value) {
    int position = table.position(column);
    Map<TableSpec, List<Row>> changed = new LinkedHashMap<>(rows);
    changed.put(
        table, rows.get(table).stream().map(row -> set(row, position, value.apply(row))).toList());
    return new Situation(job, context, changed);
  }

  /** The same where a table has no rows yet. */
  Situation without(TableSpec table) {
    return with(table, List.of());
  }

  /** The same where a table has these rows. */
  Situation with(TableSpec table, List<Row> those) {
    Map<TableSpec, List<Row>> changed = new LinkedHashMap<>(rows);
    changed.put(table, those);
    return new Situation(job, context, changed);
  }

  /** The same where a table has of its rows only these. */
  Situation only(TableSpec table, Predicate<Row> those) {
    return with(table, rows.get(table).stream().filter(those).toList());
  }

  /** The same where a table has these rows too. */
  Situation and(TableSpec table, List<Row> others) {
    return with(table, Stream.concat(rows.get(table).stream(), others.stream()).toList());
  }

  static Row set(Row row, int column, Object value) {
    Object[] cells = new Object[row.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = i == column ? value : row.get(i);
    }
    return RowFactory.create(cells);
  }

  /** Every column that it is given. */
  List<Col> columns() {
    return rows.keySet().stream().flatMap(table -> table.columns().stream()).toList();
  }

  /** The table that a given column stands in. */
  TableSpec tableOf(Col column) {
    return rows.keySet().stream()
        .filter(table -> table.columns().contains(column))
        .findFirst()
        .orElseThrow();
  }

  /** What the job makes of its inputs, some of which are these instead. */
  MadeTable made(TableSpec output, Map<TableSpec, List<Row>> instead) {
    Map<TableSpec, Frame> frames = new HashMap<>();
    for (JobSpec.Input input : job.spec().reads()) {
      TableSpec table = input.table();
      List<Row> those = instead.getOrDefault(table, rows.getOrDefault(table, List.of()));
      frames.put(table, Frame.of(SharedSpark.session().createDataFrame(those, table.schema())));
    }
    try {
      Frame made = job.apply(new Inputs(frames), context).frames().get(output);
      return new MadeTable(output, rows(output, made));
    } catch (Exception e) {
      // Spark's exceptions are checked, and declared nowhere.
      if (instead.isEmpty() || !(e instanceof SparkException || e instanceof RuntimeException)) {
        throw e;
      }
      throw new RefusedRows(e);
    }
  }

  /** Those of the slice, as the Runner writes them. */
  private List<Row> rows(TableSpec table, Frame made) {
    Frame conformed = made.conform(table);
    Frame written =
        table.partition().isEmpty()
            ? conformed
            : conformed.where(Lake.in(table, Partitions.of(table, context.slice())));
    return new ArrayList<>(written.rows().collectAsList());
  }

  /** True for what a job is given to compute from. */
  static boolean isGiven(JobSpec.Input input) {
    return input.reach().kind() != Reach.Kind.STANDING;
  }
}

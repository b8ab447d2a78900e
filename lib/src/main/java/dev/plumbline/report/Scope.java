package dev.plumbline.report;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.IngestFile;
import java.time.LocalDate;
import java.util.Collection;
import org.apache.spark.sql.functions;

/** Which rows of a table are drawn. */
sealed interface Scope {
  /** The rows, as they stand in the tables of this reader. */
  Frame rows(TableSpec table, NeedReader reader);

  /** Rows of the date that is shown in detail. */
  record ShownDate() implements Scope {
    @Override
    public Frame rows(TableSpec table, NeedReader reader) {
      return ofDates(table, reader, reader.newestDates(1));
    }
  }

  /**
   * Rows of the newest published dates, the shown one among them.
   *
   * @param dates how many dates
   */
  record NewestDates(int dates) implements Scope {
    @Override
    public Frame rows(TableSpec table, NeedReader reader) {
      return ofDates(table, reader, reader.newestDates(dates));
    }
  }

  private static Frame ofDates(TableSpec table, NeedReader reader, Collection<LocalDate> dates) {
    return reader.read(table).where(partition(table).of().isin(dates.toArray()));
  }

  private static Col partition(TableSpec table) {
    return table.partition().orElseThrow();
  }

  /** Rows of the newest period that had begun on the shown date. */
  record PeriodOfShownDate() implements Scope {
    @Override
    public Frame rows(TableSpec table, NeedReader reader) {
      Col period = partition(table);
      Frame begun =
          reader.newestDates(1).stream()
              .findFirst()
              .map(date -> reader.read(table).where(period.of().leq(date)))
              .orElseGet(() -> reader.read(table).where(functions.lit(false)));
      Frame newest = begun.groupBy().values(period.is(functions.max(period.of())));
      return begun.semiJoin(newest, period);
    }
  }

  /**
   * Rows of the shown night.
   *
   * @param nightId the column that names the night
   */
  record ShownNight(Col nightId) implements Scope {
    @Override
    public Frame rows(TableSpec table, NeedReader reader) {
      return reader.read(table).where(nightId.of().equalTo(reader.night().id()));
    }
  }

  /**
   * Rows of the newest reading of each landing file: earlier ones are not in force.
   *
   * @param source the column that names the file's source
   * @param path the column that names the file
   * @param readAt the column that says when it was read
   */
  record NewestReading(Col source, Col path, Col readAt) implements Scope {
    @Override
    public Frame rows(TableSpec table, NeedReader reader) {
      Frame newest =
          reader
              .read(IngestFile.TABLE)
              .groupBy(IngestFile.SOURCE, IngestFile.PATH)
              .values(IngestFile.INGESTED_AT.is(functions.max(IngestFile.INGESTED_AT.of())))
              .select(
                  source.is(IngestFile.SOURCE.of()),
                  path.is(IngestFile.PATH.of()),
                  readAt.is(IngestFile.INGESTED_AT.of()));
      return reader.read(table).semiJoin(newest, source, path, readAt);
    }
  }

  /**
   * Rows of another scope in which a column has a value.
   *
   * @param of the other scope
   * @param column the column
   */
  record WithValue(Scope of, Col column) implements Scope {
    @Override
    public Frame rows(TableSpec table, NeedReader reader) {
      return of.rows(table, reader).where(column.of().isNotNull());
    }
  }

  /** All rows. */
  record Everything() implements Scope {
    @Override
    public Frame rows(TableSpec table, NeedReader reader) {
      return reader.read(table);
    }
  }
}

package dev.plumbline.report;

import dev.plumbline.cost.closed.Ledger;
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

  /** What a night saw of closed billing periods is none of its own figures. */
  private static Frame ofDates(TableSpec table, NeedReader reader, Collection<LocalDate> dates) {
    Frame rows = dated(table, reader, dates);
    return Ledger.corrects(table).map(date -> rows.where(date.of().isNull())).orElse(rows);
  }

  private static Frame dated(TableSpec table, NeedReader reader, Collection<LocalDate> dates) {
    return reader.read(table).where(partition(table).of().isin(dates.toArray()));
  }

  /** Rows of the shown date that correct dates of closed billing periods. */
  record CorrectionsOfShownDate() implements Scope {
    @Override
    public Frame rows(TableSpec table, NeedReader reader) {
      return dated(table, reader, reader.newestDates(1))
          .where(Ledger.corrects(table).orElseThrow().of().isNotNull());
    }
  }

  /**
   * Rows that the shown date saw, whatever billing period they belong to.
   *
   * @param seen the column that names the night
   */
  record SeenOnShownDate(Col seen) implements Scope {
    @Override
    public Frame rows(TableSpec table, NeedReader reader) {
      return reader.read(table).where(seen.of().isin(reader.newestDates(1).toArray()));
    }
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

  /** All rows. */
  record Everything() implements Scope {
    @Override
    public Frame rows(TableSpec table, NeedReader reader) {
      return reader.read(table);
    }
  }
}

package dev.plumbline.report;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.attention.AttentionOnDate;
import dev.plumbline.cost.closed.Ledger;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.terms.Stage;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

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

  /** Of a table that has only changes, the rows that stand on the date shown in detail. */
  record StandingOnShownDate() implements Scope {
    @Override
    public Frame rows(TableSpec table, NeedReader reader) {
      Col since = partition(table);
      Frame until = untilShownDate(table, reader);
      Col[] subject = table.subject().toArray(Col[]::new);
      Frame newest = until.groupBy(subject).values(since.is(functions.max(since.of())));
      return until.semiJoin(newest, table.key().toArray(Col[]::new));
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

  /**
   * Rows of the newest published dates, the shown one among them, that correct dates of closed
   * billing periods.
   *
   * @param dates how many dates
   */
  record CorrectionsOfNewestDates(int dates) implements Scope {
    @Override
    public Frame rows(TableSpec table, NeedReader reader) {
      return dated(table, reader, reader.newestDates(dates))
          .where(Ledger.corrects(table).orElseThrow().of().isNotNull());
    }
  }

  /**
   * Rows that the newest published dates saw, the shown one among them, whatever billing period
   * they belong to.
   *
   * @param seen the column that names the night
   * @param dates how many dates
   */
  record SeenOnNewestDates(Col seen, int dates) implements Scope {
    @Override
    public Frame rows(TableSpec table, NeedReader reader) {
      return reader.read(table).where(seen.of().isin(reader.newestDates(dates).toArray()));
    }
  }

  private static Col partition(TableSpec table) {
    return table.partition().orElseThrow();
  }

  /** Rows of slices up to the date shown in detail; none before the first. */
  private static Frame untilShownDate(TableSpec table, NeedReader reader) {
    Frame all = reader.read(table);
    return reader.newestDates(1).stream()
        .findFirst()
        .map(date -> all.where(partition(table).of().leq(date)))
        .orElseGet(() -> all.where(functions.lit(false)));
  }

  /** Rows of the newest period that had begun on the shown date. */
  record PeriodOfShownDate() implements Scope {
    @Override
    public Frame rows(TableSpec table, NeedReader reader) {
      Col period = partition(table);
      Frame begun = untilShownDate(table, reader);
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

  /** The landing files that no later version of the same path replaced. */
  record CurrentFiles() implements Scope {
    @Override
    public Frame rows(TableSpec table, NeedReader reader) {
      return reader.read(IngestFile.TABLE).where(functions.not(IngestFile.isReplaced()));
    }
  }

  /**
   * Rows of these files as they were read last: earlier readings are not in force.
   *
   * @param source the column that names the file's source
   * @param path the column that names the file
   * @param readAt the column that says when it was read
   */
  record OfCurrentFiles(Col source, Col path, Col readAt) implements Scope {
    @Override
    public Frame rows(TableSpec table, NeedReader reader) {
      Frame files =
          new CurrentFiles()
              .rows(IngestFile.TABLE, reader)
              .select(
                  source.is(IngestFile.SOURCE.of()),
                  path.is(IngestFile.PATH.of()),
                  readAt.is(IngestFile.INGESTED_AT.of()));
      return reader.read(table).semiJoin(files, source, path, readAt);
    }
  }

  /**
   * What attention is called to on the shown date, and what bills of the month before need: they
   * come late, and stand on the dates of their own month.
   */
  record AttentionOfShownDate() implements Scope {
    private static final int DATES = 62;

    @Override
    public Frame rows(TableSpec table, NeedReader reader) {
      NavigableSet<LocalDate> newest = new TreeSet<>(reader.newestDates(DATES));
      return reader
          .read(table)
          .where(
              newest.isEmpty()
                  ? functions.lit(false)
                  : AttentionOnDate.isShown(newest.last(), newest));
    }
  }

  /**
   * Rows of the shown date about some things only: those that the rows of another need name.
   *
   * @param thing the column that names a thing
   * @param among the rows that tell which things
   * @param choice the things
   */
  record Named(Col thing, Need among, Function<List<Cells>, List<String>> choice) implements Scope {
    @Override
    public Frame rows(TableSpec table, NeedReader reader) {
      Object[] names = choice.apply(reader.rows(among).shown()).toArray();
      return ofDates(table, reader, reader.newestDates(1)).where(thing.of().isin(names));
    }
  }

  /**
   * The machines of the shown date with time that no sample holds: its GPU-seconds and cost, beside
   * all accounted ones of the machine under the same basis of the price. The host is the one that
   * its observed time names; null where nothing of the machine was ever observed on the date.
   */
  record UnobservedMachines() implements Scope {
    /** GPU-seconds of the machine, observed or not. */
    static final Col ACCOUNTED =
        Col.temporary("accounted_gpu_seconds", DataTypes.createDecimalType(38, 3));

    @Override
    public Frame rows(TableSpec table, NeedReader reader) {
      Column isUnobserved = GpuHourCost.STAGE.of().equalTo(Stage.UNOBSERVED.text());
      return new ShownDate()
          .rows(table, reader)
          .groupBy(
              GpuHourCost.BILLING_RESOURCE_ID,
              GpuHourCost.CURRENCY,
              GpuHourCost.PRICE_SOURCE,
              GpuHourCost.PRICE_STATE)
          .values(
              GpuHourCost.PROVIDER.is(max(GpuHourCost.PROVIDER.of())),
              GpuHourCost.CLUSTER.is(max(GpuHourCost.CLUSTER.of())),
              GpuHourCost.NODE.is(max(GpuHourCost.NODE.of())),
              GpuHourCost.INSTANCE_TYPE.is(max(GpuHourCost.INSTANCE_TYPE.of())),
              GpuHourCost.GPU_SECONDS.is(sum(when(isUnobserved, GpuHourCost.GPU_SECONDS.of()))),
              GpuHourCost.COST.is(sum(when(isUnobserved, GpuHourCost.COST.of()))),
              ACCOUNTED.is(sum(GpuHourCost.GPU_SECONDS.of())))
          .where(GpuHourCost.GPU_SECONDS.of().gt(lit(0)));
    }
  }

  /**
   * Sums over the newest published dates, the shown one among them: of what is known, and on how
   * many of the dates that is.
   *
   * @param dates how many dates
   * @param by the columns that name a thing
   * @param sums the columns that are summed
   * @param measured the one of them that is not known of every date
   */
  record SumsOfNewestDates(int dates, List<Col> by, List<Col> sums, Col measured) implements Scope {
    /** How many dates have a row. */
    static final Col DATES = Col.temporary("dates", DataTypes.LongType);

    /** On how many of them it was measured. */
    static final Col MEASURED = Col.temporary("measured_dates", DataTypes.LongType);

    /** The first of these; null without any. */
    static final Col MEASURED_FROM = Col.temporary("measured_from", DataTypes.DateType);

    /** What stands beside the sums. */
    static final List<Col> MEASURING = List.of(DATES, MEASURED, MEASURED_FROM);

    @Override
    public Frame rows(TableSpec table, NeedReader reader) {
      return new NewestDates(dates)
          .rows(table, reader)
          .groupBy(by.toArray(Col[]::new))
          .values(
              DATES.is(count(lit(1))),
              Stream.concat(
                      sums.stream().map(column -> column.is(sum(column.of()))),
                      Stream.of(
                          MEASURED.is(count(measured.of())),
                          MEASURED_FROM.is(
                              min(when(measured.of().isNotNull(), partition(table).of())))))
                  .toArray(dev.plumbline.schema.Named[]::new));
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

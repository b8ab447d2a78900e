package dev.plumbline.attention;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.terms.AttentionKind;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.StringJoiner;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * Registered versions whose training run no event tells of by the end of the date, under its own id
 * or as that of another run: one line a date, with how many there are and the first of them.
 */
public final class UnknownTrainingRun implements Finding {
  private static final Col KNOWN = Col.temporary("known_date", DataTypes.DateType);
  private static final Col OTHER = Col.temporary("other_id", DataTypes.StringType);
  private static final RowLayout VERSION =
      RowLayout.of(
          AttentionDaily.ATTENTION_DATE,
          ModelVersion.REGISTRY,
          ModelVersion.MODEL,
          ModelVersion.VERSION,
          ModelVersion.RUN_ID);
  private static final int NAMED = 3;

  @Override
  public List<AttentionKind> kinds() {
    return List.of(AttentionKind.UNKNOWN_TRAINING_RUN);
  }

  @Override
  public List<TableSpec> reads() {
    return List.of(ModelVersion.TABLE, LineageRun.TABLE);
  }

  @Override
  public Frame rows(Facts facts) {
    Column date = AttentionDaily.ATTENTION_DATE.of();
    Column[] dates = facts.dates().stream().map(functions::lit).toArray(Column[]::new);
    Frame named =
        facts
            .of(ModelVersion.TABLE)
            .where(ModelVersion.RUN_ID.of().isNotNull())
            .leftJoin(known(facts.of(LineageRun.TABLE)), ModelVersion.RUN_ID);
    return named
        .each(AttentionDaily.ATTENTION_DATE, functions.array(dates))
        .where(functions.to_date(ModelVersion.REGISTERED_AT.of()).leq(date))
        .where(KNOWN.of().isNull().or(KNOWN.of().gt(date)))
        .select(VERSION.columns())
        .eachGroup(
            List.of(AttentionDaily.ATTENTION_DATE),
            List.of(ModelVersion.REGISTRY, ModelVersion.MODEL, ModelVersion.VERSION),
            Found.LAYOUT.schema(),
            UnknownTrainingRun::found);
  }

  /** Each id that an event tells of, and the date from which on. */
  private static Frame known(Frame runs) {
    Column sameAs = LineageRun.SAME_AS.of();
    Frame others =
        runs.where(sameAs.isNotNull())
            .each(OTHER, functions.map_keys(sameAs))
            .select(
                ModelVersion.RUN_ID.is(OTHER.of()),
                KNOWN.is(functions.to_date(functions.element_at(sameAs, OTHER.of()))));
    return runs.select(
            ModelVersion.RUN_ID.is(LineageRun.RUN_ID.of()),
            KNOWN.is(functions.to_date(LineageRun.FIRST_EVENT_AT.of())))
        .union(others)
        .groupBy(ModelVersion.RUN_ID)
        .values(KNOWN.is(functions.min(KNOWN.of())));
  }

  private static Iterator<Row> found(Iterator<Row> versions) {
    StringJoiner named = new StringJoiner(", ");
    long count = 0;
    Cells version = null;
    while (versions.hasNext()) {
      version = VERSION.read(versions.next());
      if (count++ < NAMED) {
        named.add(
            "%s %s of %s (%s)"
                .formatted(
                    version.text(ModelVersion.MODEL),
                    version.text(ModelVersion.VERSION),
                    version.text(ModelVersion.REGISTRY),
                    version.text(ModelVersion.RUN_ID)));
      }
    }
    String more = count > NAMED ? " and %d more".formatted(count - NAMED) : "";
    LocalDate date = version.date(AttentionDaily.ATTENTION_DATE);
    return List.of(
            new Found(
                    AttentionKind.UNKNOWN_TRAINING_RUN,
                    date,
                    "training runs of registered versions",
                    "no event tells of the training run of %s: %s%s"
                        .formatted(
                            Words.count(count, "registered version", "registered versions"),
                            named,
                            more),
                    "deliver the events or the tracker's export that has these runs, or correct"
                        + " their ids in the registry"
                        + Words.rerun(date))
                .row(null))
        .iterator();
  }
}

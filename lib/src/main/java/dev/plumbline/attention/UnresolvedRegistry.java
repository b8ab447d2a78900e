package dev.plumbline.attention;

import static org.apache.spark.sql.functions.lit;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Named;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.Approval;
import dev.plumbline.tables.Deployment;
import dev.plumbline.tables.Evaluation;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.terms.AttentionKind;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * Statements about a model version that name no registry, where none or several have it. They stand
 * on every date from the first of them on: no link of any version counts them.
 */
public final class UnresolvedRegistry implements Finding, Look {
  private static final Col WHAT = Col.temporary("what", DataTypes.StringType);
  private static final Col FIRST = Col.temporary("first_date", DataTypes.DateType);
  private static final Col STATEMENTS = Col.temporary("statements", DataTypes.LongType);
  private static final RowLayout SUMS =
      RowLayout.of(WHAT, Evaluation.MODEL, Evaluation.VERSION, FIRST, STATEMENTS);

  @Override
  public AttentionKind kind() {
    return AttentionKind.UNRESOLVED_REGISTRY;
  }

  @Override
  public List<AttentionKind> kinds() {
    return List.of(kind());
  }

  @Override
  public List<TableSpec> reads() {
    return List.of(Evaluation.TABLE, Approval.TABLE, Deployment.TABLE);
  }

  @Override
  public Frame rows(Facts facts) {
    Frame all =
        unresolved(
                facts.of(Evaluation.TABLE),
                Evaluation.REGISTRY,
                Evaluation.EVALUATED_AT,
                "evaluation")
            .union(
                unresolved(
                    facts.of(Approval.TABLE), Approval.REGISTRY, Approval.APPROVED_AT, "approval"))
            .union(
                unresolved(
                    facts.of(Deployment.TABLE),
                    Deployment.REGISTRY,
                    Deployment.DEPLOYED_AT,
                    "deployment"));
    return new Looking(row -> SUMS.read(row), List.of(this), facts.dates())
        .at(
            SUMS,
            all.groupBy(WHAT, Evaluation.MODEL, Evaluation.VERSION)
                .values(
                    FIRST.is(functions.min(FIRST.of())),
                    STATEMENTS.is(functions.sum(STATEMENTS.of()))));
  }

  private static Frame unresolved(Frame statements, Col registry, Col at, String what) {
    return statements
        .where(registry.of().equalTo(ModelVersion.UNRESOLVED))
        .select(
            named(Evaluation.MODEL),
            named(Evaluation.VERSION),
            WHAT.is(lit(what)),
            FIRST.is(functions.to_date(at.of())),
            STATEMENTS.is(lit(1L)));
  }

  /** The three tables call model and version alike. */
  private static Named named(Col column) {
    return column.is(column.of());
  }

  @Override
  public Stream<Row> rows(Cells fact, NavigableSet<LocalDate> dates) {
    String name = fact.text(Evaluation.MODEL) + ":" + fact.text(Evaluation.VERSION);
    String what = fact.text(WHAT);
    String detail =
        "%s without a registry, and not exactly one registry has the version"
            .formatted(Words.count(fact.whole(STATEMENTS), what, what + "s"));
    String remedy = "write registry: at the source whose records name none";
    return dates.tailSet(fact.date(FIRST), true).stream()
        .map(
            date ->
                new Found(kind(), date, name + ", " + what, detail, remedy + Words.rerun(date))
                    .row(null));
  }
}

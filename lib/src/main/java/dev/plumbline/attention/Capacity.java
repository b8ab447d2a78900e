package dev.plumbline.attention;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.terms.AttentionKind;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** What paid capacity holds beyond what was paid for: excess of a machine, and corrections. */
public final class Capacity implements Finding {
  /** The machine of an excess; null of corrections, which are told by their billing period. */
  static final Col MACHINE = Col.temporary("machine", DataTypes.StringType);

  static final Col ROWS = Col.temporary("rows", DataTypes.LongType);
  static final Col FIRST = Col.temporary("first_corrected_date", DataTypes.DateType);
  static final Col LAST = Col.temporary("last_corrected_date", DataTypes.DateType);

  private static final RowLayout SUMS =
      RowLayout.of(
          PaidCapacity.CAPACITY_DATE,
          PaidCapacity.SEEN_DATE,
          PaidCapacity.BILLING_PERIOD_START,
          MACHINE,
          PaidCapacity.CURRENCY,
          PaidCapacity.EXCESS_GPU_SECONDS,
          PaidCapacity.EFFECTIVE_COST,
          ROWS,
          FIRST,
          LAST);
  private static final List<Look> LOOKS = List.of(new ExcessTime(), new ClosedCorrection());

  @Override
  public List<AttentionKind> kinds() {
    return Look.kinds(LOOKS);
  }

  @Override
  public List<TableSpec> reads() {
    return List.of(PaidCapacity.TABLE);
  }

  @Override
  public Frame rows(Facts facts) {
    Column isSeen = PaidCapacity.SEEN_DATE.of().isNotNull();
    return new Looking(row -> SUMS.read(row), LOOKS, facts.dates())
        .at(
            SUMS,
            facts
                .of(PaidCapacity.TABLE)
                .where(isSeen.or(PaidCapacity.EXCESS_GPU_SECONDS.of().gt(lit(0))))
                .with(
                    MACHINE.is(
                        when(isSeen, lit(null)).otherwise(PaidCapacity.BILLING_RESOURCE_ID.of())))
                .groupBy(
                    PaidCapacity.CAPACITY_DATE,
                    PaidCapacity.SEEN_DATE,
                    PaidCapacity.BILLING_PERIOD_START,
                    MACHINE,
                    PaidCapacity.CURRENCY)
                .values(
                    PaidCapacity.EXCESS_GPU_SECONDS.is(
                        functions.sum(PaidCapacity.EXCESS_GPU_SECONDS.of())),
                    PaidCapacity.EFFECTIVE_COST.is(functions.sum(PaidCapacity.EFFECTIVE_COST.of())),
                    ROWS.is(functions.count(PaidCapacity.HOUR_AT.of())),
                    FIRST.is(functions.min(PaidCapacity.CORRECTS_DATE.of())),
                    LAST.is(functions.max(PaidCapacity.CORRECTS_DATE.of()))));
  }
}

package dev.plumbline.attention;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.terms.GpuPartBasis;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/** What charge lines leave unknown, summed by the thing that is charged. */
public final class Charges implements Finding {
  /** The type, else the resource, of uncounted GPUs; the commitment of an unknown part. */
  static final Col SUBJECT = Col.temporary("charged_subject", DataTypes.StringType);

  private static final RowLayout SUMS =
      RowLayout.of(
          ChargeLine.PERIOD,
          SUBJECT,
          ChargeLine.PROVIDER,
          ChargeLine.INSTANCE_TYPE,
          ChargeLine.GPU_PART_BASIS,
          ChargeLine.CURRENCY,
          ChargeLine.UNCOUNTED_GPU_COST,
          ChargeLine.UNUSED_OTHER_COST);
  private static final List<Look> LOOKS =
      List.of(new UncountedGpuCost(), new UnknownCommitmentPart());

  @Override
  public List<AttentionKind> kinds() {
    return Look.kinds(LOOKS);
  }

  @Override
  public List<TableSpec> reads() {
    return List.of(ChargeLine.TABLE);
  }

  @Override
  public Frame rows(Facts facts) {
    Column isUncounted = ChargeLine.UNCOUNTED_GPU_COST.of().isNotNull();
    Column isUnknown = ChargeLine.GPU_PART_BASIS.of().equalTo(GpuPartBasis.UNKNOWN.text());
    Column resource = ChargeLine.BILLING_RESOURCE_ID.of();
    return new Looking(row -> SUMS.read(row), LOOKS, facts.dates())
        .at(
            SUMS,
            facts
                .of(ChargeLine.TABLE)
                .where(isUncounted.or(isUnknown))
                .with(
                    SUBJECT.is(
                        when(
                                isUncounted,
                                concat_ws(
                                    " ",
                                    ChargeLine.PROVIDER.of(),
                                    coalesce(ChargeLine.INSTANCE_TYPE.of(), resource)))
                            .otherwise(coalesce(ChargeLine.COMMITMENT.of(), resource))),
                    ChargeLine.GPU_PART_BASIS.is(
                        when(isUnknown, ChargeLine.GPU_PART_BASIS.of()).otherwise(lit(null))))
                .groupBy(
                    ChargeLine.PERIOD,
                    SUBJECT,
                    ChargeLine.PROVIDER,
                    ChargeLine.INSTANCE_TYPE,
                    ChargeLine.GPU_PART_BASIS,
                    ChargeLine.CURRENCY)
                .sums(ChargeLine.UNCOUNTED_GPU_COST, ChargeLine.UNUSED_OTHER_COST));
  }
}

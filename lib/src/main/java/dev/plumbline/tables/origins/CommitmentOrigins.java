package dev.plumbline.tables.origins;

import dev.plumbline.schema.Influence;
import dev.plumbline.schema.Origins;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.CommitmentDaily;

/**
 * Origins of {@link CommitmentDaily}: charge lines that name a commitment, divided by their days,
 * the fees of blocks by their hours, and what the day before left.
 */
final class CommitmentOrigins {
  static final Origins ORIGINS = amounts().build();

  private CommitmentOrigins() {}

  private static Origins.Builder amounts() {
    return rows(Origins.of(CommitmentDaily.TABLE))
        .counted(CommitmentDaily.USAGE_DATE)
        .same(CommitmentDaily.COMMITMENT, ChargeLine.COMMITMENT)
        .same(CommitmentDaily.COMMITMENT, CommitmentDaily.COMMITMENT)
        .same(CommitmentDaily.CURRENCY, ChargeLine.CURRENCY)
        .same(CommitmentDaily.CURRENCY, CommitmentDaily.CURRENCY)
        .summed(CommitmentDaily.PROVIDER, ChargeLine.PROVIDER, CommitmentDaily.PROVIDER)
        .summed(CommitmentDaily.BOUGHT_COST, ChargeLine.BILLED_COST)
        .summed(CommitmentDaily.CONSUMED_COST, ChargeLine.EFFECTIVE_COST)
        .summed(CommitmentDaily.UNUSED_COST, ChargeLine.EFFECTIVE_COST)
        .summed(
            CommitmentDaily.REMAINING_COST,
            ChargeLine.BILLED_COST,
            ChargeLine.EFFECTIVE_COST,
            CommitmentDaily.REMAINING_COST);
  }

  private static Origins.Builder rows(Origins.Builder table) {
    return table
        .rows(
            Influence.FILTER,
            ChargeLine.COMMITMENT,
            ChargeLine.COMMITMENT_USE,
            ChargeLine.CHARGE_KIND,
            ChargeLine.START_AT,
            ChargeLine.END_AT,
            ChargeLine.EFFECTIVE_COST,
            ChargeLine.GPU_SECONDS,
            ChargeLine.GPUS,
            ChargeLine.BLOCK_HOURS,
            CommitmentDaily.USAGE_DATE,
            CommitmentDaily.REMAINING_COST)
        .rows(
            Influence.GROUP_BY,
            ChargeLine.COMMITMENT,
            ChargeLine.CURRENCY,
            ChargeLine.PERIOD,
            CommitmentDaily.COMMITMENT,
            CommitmentDaily.CURRENCY)
        .rows(
            Influence.SORT,
            ChargeLine.START_AT,
            ChargeLine.BILLING_RESOURCE_ID,
            ChargeLine.SOURCE,
            ChargeLine.SOURCE_FILE,
            ChargeLine.LINE_NUMBER);
  }
}

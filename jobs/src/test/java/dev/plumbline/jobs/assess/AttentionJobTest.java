package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.assess.AttentionGiven.words;
import static dev.plumbline.testing.Expect.expect;
import static org.apache.spark.sql.functions.to_date;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.OneJob;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class AttentionJobTest {
  private static Given costs() {
    return Given.table(GpuHourCost.TABLE)
        .as("resource", GpuHourCost.BILLING_RESOURCE_ID)
        .as("device", GpuHourCost.DEVICE_ID)
        .as("seconds", GpuHourCost.GPU_SECONDS)
        .as("type", GpuHourCost.INSTANCE_TYPE)
        .every(GpuHourCost.OWNER, "unallocated")
        .every(GpuHourCost.CURRENCY, "USD")
        .every(GpuHourCost.PRICE_SOURCE, "billed")
        .every(GpuHourCost.PRICE_STATE, "billed")
        .following(GpuHourCost.COST_DATE.is(to_date(GpuHourCost.HOUR_AT.of())));
  }

  private static Given published() {
    return Given.table(AttentionDaily.TABLE);
  }

  private static Frame attention(Given costs, Given published) {
    return AttentionGiven.attention(context(DAY), costs, published);
  }

  /** Two GPUs of a node that nobody mapped, and two machines of which one runs as long. */
  private static Given unmappedBesideUnseen() {
    return costs()
        .every(GpuHourCost.CLUSTER, "east")
        .every(GpuHourCost.PROVIDER, "AWS")
        .rows(
            """
            resource       | node  | device | hour_at | stage      | seconds | cost | type
            unmapped:gpu-a | gpu-a | g-0/1  | 10:00   | empty      | 1800    |      |
            unmapped:gpu-a | gpu-a | g-0/2  | 10:00   | delivered  | 1800    |      |
            unmapped:gpu-a | gpu-a | g-1    | 11:00   | empty      | 3600    |      |
            i-two          |       |        | 10:00   | unobserved | 7200    | 10   | g5.12xlarge
            i-two          |       |        | 11:00   | unobserved | 7200    | 10.5 | g5.12xlarge
            i-eight        |       |        | 10:00   | unobserved | 28800   | 98   | p5.48xlarge
            i-p5           | ip-11 |        | 10:00   | unobserved | 3600    | 1    | p5.48xlarge
            i-p5           | ip-11 | h-0    | 10:00   | delivered  | 3600    | 1    | p5.48xlarge
            """);
  }

  @Test
  void anUnmappedNodeIsShownWithTheBillItProbablyIs() {
    Frame attention = attention(unmappedBesideUnseen(), published());
    expect(attention)
        .including(
            """
            attention_date | kind          | subject    | cost_at_stake | gpu_seconds_at_stake
            2026-07-14     | unmapped_node | east/gpu-a |               | 7200
            """);
    // i-two: 7,200 s in an hour are 2 GPUs, in the same two hours; i-eight has 8. i-p5 was seen.
    assertThat(words(attention, "unmapped_node", "east/gpu-a"))
        .containsExactly(
            "2 GPUs seen for 2 GPU-hours; probably the bill of i-two (same GPU count, the same 2"
                + " hours; USD 20.50)",
            "write under nodes: - {node: gpu-a, cluster: east, provider: AWS, resource_id: i-two,"
                + " instance_type: g5.12xlarge}, if that is its bill, then run plumbline nightly"
                + " --date 2026-07-14");
  }

  @Test
  void aMachineBilledAndNeverSeenIsShownWithItsMoney() {
    Frame attention = attention(unmappedBesideUnseen(), published());
    expect(attention)
        .including(
            """
            kind              | subject | billing_currency | cost_at_stake | gpu_seconds_at_stake
            billed_never_seen | i-two   | USD              | 20.5          | 14400
            billed_never_seen | i-eight | USD              | 98            | 28800
            """);
    assertThat(words(attention, "billed_never_seen", "i-two"))
        .containsExactly(
            "2 GPUs billed, 4 GPU-hours, USD 20.50; none of it was seen",
            "write under nodes: - {node: gpu-a, provider: AWS, resource_id: i-two, instance_type:"
                + " g5.12xlarge}, if that is its node, then run plumbline nightly --date"
                + " 2026-07-14");
  }

  @Test
  void sinceWhenIsCarriedFromTheDayBeforeOnly() {
    Given published =
        published()
            .rows(
                """
                attention_date | kind              | subject    | since_date | remedy | detail
                2026-07-13     | billed_never_seen | i-two      | 2026-07-02 | r      | d
                2026-07-13     | unmapped_node     | i-eight    | 2026-07-02 | r      | d
                2026-07-12     | billed_never_seen | i-eight    | 2026-07-01 | r      | d
                """);
    Frame attention = attention(unmappedBesideUnseen(), published);
    expect(attention)
        .including(
            """
            attention_date | kind              | subject | since_date
            2026-07-14     | billed_never_seen | i-two   | 2026-07-02
            2026-07-14     | billed_never_seen | i-eight | 2026-07-14
            """);
    assertThat(OneJob.plan(attention)).doesNotContain("SortAggregate");
  }

  @Test
  void machinesOfOneKindAreNotGuessedBetween() {
    Given costs =
        costs()
            .rows(
                """
                resource         | node  | device | hour_at | stage      | seconds | cost
                unmapped:gpu-a   | gpu-a | g-0    | 10:00   | empty      | 3600    |
                i-b              |       |        | 10:00   | unobserved | 3600    | 2
                i-c              |       |        | 10:00   | unobserved | 3600    | 2
                i-d              |       |        | 15:00   | unobserved | 3600    | 2
                """);
    assertThat(words(attention(costs, published()), "unmapped_node", "gpu-a"))
        .containsExactly(
            "1 GPU seen for 1 GPU-hours; probably one of the bills of i-b, i-c (same GPU count,"
                + " the same 1 hour)",
            "write under nodes: - {node: gpu-a, provider: ?, resource_id: ?, instance_type: ?},"
                + " with the three that are ? as the bill has them, then run plumbline nightly"
                + " --date 2026-07-14");
  }

  @Test
  void timeThatMayStandTwiceIsBoundedHourByHour() {
    // 10:00: 3,600 s seen, 7,200 + 28,800 billed: 3,600 at most; 11:00: 3,600 of 7,200: 7,200 in
    // all
    Frame attention = attention(unmappedBesideUnseen(), published());
    expect(attention)
        .including(
            """
            kind          | subject             | gpu_seconds_at_stake
            unjoined_time | accounted GPU-hours | 7200
            """);
    assertThat((String) words(attention, "unjoined_time", "accounted GPU-hours").get(0))
        .startsWith("2 GPU-hours seen on 1 node without a bill (east/gpu-a), 12 GPU-hours billed");
  }

  @Test
  void timeOfOtherHoursIsNotTwice() {
    Given costs =
        costs()
            .rows(
                """
                resource       | node  | device | hour_at | stage      | seconds | cost
                unmapped:gpu-a | gpu-a | g-0    | 10:00   | empty      | 3600    |
                i-d            |       |        | 15:00   | unobserved | 3600    | 2
                """);
    assertThat(
            Given.values(attention(costs, published()), AttentionDaily.KIND).stream()
                .map(row -> row.get(0)))
        .containsExactly("billed_never_seen", "unmapped_node");
  }

  @Test
  void aNamespaceWithoutTeamAndProjectIsShownWithItsMoney() {
    Given costs =
        costs()
            .every(GpuHourCost.BILLING_RESOURCE_ID, "i-p5")
            .rows(
                """
                owner       | team | project | device | hour_at | stage     | seconds | cost
                scratch/a-1 |      |         | g-0    | 10:00   | held_idle | 1800    | 1.25
                scratch/b-2 |      |         | g-1    | 11:00   | delivered | 3600    | 2.5
                lab/c       |      | echo    | g-1    | 12:00   | delivered | 3600    | 2.5
                train/d     | ml   |         | g-1    | 13:00   | delivered | 3600    | 2.5
                unallocated |      |         | g-1    | 14:00   | empty     | 3600    | 2.5
                """);
    Frame attention = attention(costs, published());
    expect(attention)
        .rows(
            """
            kind                | subject | billing_currency | cost_at_stake | gpu_seconds_at_stake
            ownerless_namespace | scratch | USD              | 3.75          | 5400
            """);
    assertThat(words(attention, "ownerless_namespace", "scratch"))
        .containsExactly(
            "held GPUs for 1.5 GPU-hours",
            "write under owners: - {namespace: scratch, team: ?, project: ?}, then run plumbline"
                + " nightly --date 2026-07-14");
  }

  @Test
  void nodesOfOneNameInTwoClustersAreTwo() {
    Given costs =
        costs()
            .rows(
                """
                resource       | node  | cluster | device | hour_at | stage | seconds | cost
                unmapped:gpu-a | gpu-a | east    | g-0    | 10:00   | empty | 3600    |
                unmapped:gpu-a | gpu-a | west    | g-7    | 10:00   | empty | 1800    |
                unmapped:gpu-a | gpu-a | west    | g-8    | 11:00   | empty | 1800    |
                """);
    Frame attention = attention(costs, published());
    expect(attention)
        .rows(
            """
            kind          | subject    | gpu_seconds_at_stake
            unmapped_node | east/gpu-a | 3600
            unmapped_node | west/gpu-a | 3600
            """);
    assertThat((String) words(attention, "unmapped_node", "west/gpu-a").get(0))
        .startsWith("2 GPUs seen for 1 GPU-hours");
  }
}

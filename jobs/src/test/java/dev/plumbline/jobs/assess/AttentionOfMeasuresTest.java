package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.assess.AttentionGiven.attention;
import static dev.plumbline.jobs.assess.AttentionGiven.words;
import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.attention.Findings;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.Approval;
import dev.plumbline.tables.Deployment;
import dev.plumbline.tables.Evaluation;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.terms.StagePart;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What telemetry does not measure, and what registries leave open. */
@ExtendWith(SharedSpark.class)
class AttentionOfMeasuresTest {
  @Test
  void everyKindIsLookedForOnce() {
    assertThat(Findings.ALL.stream().flatMap(finding -> finding.kinds().stream()))
        .containsExactlyInAnyOrder(AttentionKind.values());
  }

  @Test
  void partsOfUnknownSizeAndUnmeasuredMemoryStandByClusterAndModel() {
    Given efficiency =
        Given.table(GpuEfficiencyDaily.TABLE)
            .as("date", GpuEfficiencyDaily.USAGE_DATE)
            .as("model", GpuEfficiencyDaily.GPU_MODEL)
            .as("unshared", GpuEfficiencyDaily.UNSHARED_DEVICE_SECONDS)
            .as("replicas", GpuEfficiencyDaily.UNNAMED_REPLICA_GPU_SECONDS)
            .as("memory", GpuEfficiencyDaily.time(StagePart.EMPTY_MEMORY_UNMEASURED))
            .rows(
                """
                date       | cluster | team | model | unshared | memory | replicas
                2026-07-14 | east    | a    | L40S  | 3600     | 0      |
                2026-07-14 | east    | b    | L40S  | 1800     |        | 0
                2026-07-14 | east    |      | H100  |          | 7200   |
                2026-07-14 | west    |      |       | 0        | 900    | 60
                2026-07-14 | west    | b    |       | 0        | 0      | 30
                2026-07-14 | west    | a    | H100  | 0        | 0      | 0
                """);
    Frame attention = attention(context(DAY), efficiency);
    expect(attention)
        .rows(
            """
            kind              | subject                    | gpu_seconds_at_stake | cost_at_stake
            unshared_device   | L40S in east               |                      |
            unnamed_replica   | GPUs without a model in west | 90                 |
            unmeasured_memory | H100 in east               | 7200                 |
            unmeasured_memory | GPUs without a model in west | 900                |
            """);
    // 3,600 and 1,800 s of parts are not GPU time: their share is what nobody knows
    assertThat((String) words(attention, "unshared_device", "L40S in east").get(0))
        .startsWith("parts of these GPUs were seen for 1.5 hours of their own");
  }

  @Test
  void statementsOfNoRegistryStandFromTheirDateOn() {
    Given evaluations =
        Given.table(Evaluation.TABLE)
            .as("at", Evaluation.EVALUATED_AT)
            .every(Evaluation.MODEL, "ranker")
            .every(Evaluation.VERSION, "1")
            .rows(
                """
                registry   | at
                unresolved | 2026-07-13 10:00
                unresolved | 2026-07-14 10:00
                prod       | 2026-07-12 10:00
                """);
    Given approvals =
        Given.table(Approval.TABLE)
            .as("at", Approval.APPROVED_AT)
            .every(Approval.MODEL, "ranker")
            .every(Approval.VERSION, "1")
            .rows(
                """
                registry   | at
                unresolved | 2026-07-14 11:00
                """);
    Given deployments =
        Given.table(Deployment.TABLE)
            .as("at", Deployment.DEPLOYED_AT)
            .every(Deployment.MODEL, "ranker")
            .every(Deployment.VERSION, "1")
            .rows(
                """
                registry   | at
                dev        | 2026-07-13 11:00
                unresolved | 2026-07-15 11:00
                """);
    Frame attention =
        attention(
            context(DAY.minusDays(2), DAY.minusDays(1), DAY), evaluations, approvals, deployments);
    expect(attention)
        .rows(
            """
            attention_date | kind                | subject              | since_date
            2026-07-13     | unresolved_registry | ranker:1, evaluation | 2026-07-13
            2026-07-14     | unresolved_registry | ranker:1, evaluation | 2026-07-13
            2026-07-14     | unresolved_registry | ranker:1, approval   | 2026-07-14
            """);
    assertThat(words(attention, "unresolved_registry", "ranker:1, approval"))
        .containsExactly(
            "1 approval without a registry, and not exactly one registry has the version",
            "write registry: at the source whose records name none, then run plumbline nightly"
                + " --date 2026-07-14");
  }
}

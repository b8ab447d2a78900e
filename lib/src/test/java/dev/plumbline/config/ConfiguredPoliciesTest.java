package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.failure.Failure;
import dev.plumbline.policies.BridgePolicy;
import dev.plumbline.policies.DeliveryPolicy;
import dev.plumbline.policies.Edition;
import dev.plumbline.policies.GpuEfficiencyPolicy;
import dev.plumbline.policies.GpuStatePolicy;
import dev.plumbline.policies.LineagePolicy;
import dev.plumbline.policies.RecommendationPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredPoliciesTest {
  private static final String SOURCE =
      """
      sources:
        - name: a
          format: focus-csv
          path: landing/*.csv
      """;

  @TempDir private Path folder;

  @Test
  void aPolicyValueCanBeOverridden() throws IOException {
    ConfigurationFile file = read(SOURCE + "policies:\n  gpu-state: {held_idle_seconds: 900}\n");
    GpuStatePolicy policy = file.policies().of(GpuStatePolicy.class);
    assertThat(policy.heldIdle()).isEqualTo(Duration.ofMinutes(15));
    assertThat(policy.version()).isEqualTo("2+configured");
    assertThat(policy.falseBusy()).isEqualTo(GpuStatePolicy.DEFAULT.falseBusy());
  }

  @Test
  void everyKeyOfEveryPolicyCanBeOverridden() throws IOException {
    String text =
        SOURCE
            + "policies:\n"
            + "  gpu-state: {version: 7, effective_from: 2026-02-03, idle_sm_active: 0.1,"
            + " idle_gpu_utilization: 0.2, idle_gaps_seconds: 30, held_idle_seconds: 60,"
            + " empty_memory_bytes: 5, false_busy_seconds: 61, false_busy_gpu_utilization: 0.3,"
            + " false_busy_tensor: 0.4, false_busy_dram: 0.5, false_busy_pipes: 0.6,"
            + " false_busy_power_fraction: 0.7, false_busy_quiet_nvlink_bytes_per_second: 1.0e+7,"
            + " false_busy_quiet_pcie_bytes_per_second: 2.0e+7, disagree_power_fraction: 0.8,"
            + " disagree_activity: 0.9, hold_intervals: 3}\n"
            + "  gpu-efficiency: {version: 8, memory_bound_dram: 0.5, roof_pipes: 0.8, roof_dram:"
            + " 0.7}\n"
            + "  lineage: {clock_skew_seconds: 9, digest_bits: 64, lenient_tiers: [minimal],"
            + " run_namespaces: [eu=train, eu=eval]}\n"
            + "  bridge: {rounding_share: 0.01, rounding_amount: 0.02}\n"
            + "  delivery: {production_targets: [eu], bias_metrics: [b], drift_metrics: [d],"
            + " evaluation_valid_days: 30, artifact_check_valid_days: 2}\n"
            + "  recommendation: {fit_activity: 0.7, fit_memory: 0.6, evidence_held_seconds: 3600,"
            + " evidence_measured: 0.5, least_saving: 0.2, steady_dates: 3, off_hours: 5}\n";
    assertThat(read(text).policies().all())
        .containsExactly(
            new GpuStatePolicy(
                new Edition("7", LocalDate.of(2026, 2, 3)),
                new GpuStatePolicy.Idle(0.1, 0.2, Duration.ofSeconds(30)),
                Duration.ofSeconds(60),
                5,
                new GpuStatePolicy.FalseBusy(
                    61, 0.3, 0.4, 0.5, 0.6, 0.7, new GpuStatePolicy.Quiet(1e7, 2e7)),
                new GpuStatePolicy.Disagree(0.8, 0.9),
                3),
            new GpuEfficiencyPolicy(
                new Edition("8", LocalDate.of(2026, 1, 1)),
                new GpuEfficiencyPolicy.MemoryBound(0.5),
                new GpuEfficiencyPolicy.Roof(0.8, 0.7)),
            new LineagePolicy(
                new Edition("1+configured", LocalDate.of(2026, 1, 1)),
                Duration.ofSeconds(9),
                64,
                List.of("minimal"),
                List.of("eu=train", "eu=eval")),
            new BridgePolicy(new Edition("1+configured", LocalDate.of(2026, 1, 1)), 0.01, 0.02),
            new DeliveryPolicy(
                new Edition("1+configured", LocalDate.of(2026, 1, 1)),
                List.of("eu"),
                List.of("b"),
                List.of("d"),
                30,
                2),
            new RecommendationPolicy(
                new Edition("1+configured", LocalDate.of(2026, 1, 1)),
                new RecommendationPolicy.Fit(0.7, 0.6),
                new RecommendationPolicy.Evidence(Duration.ofHours(1), 0.5),
                0.2,
                3,
                5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gpu-state: {idle_sm_active: 1.5}       | has idle_sm_active 1.5, which is out of range
          gpu-state: {idle_gpu_utilization: -1}  | has idle_gpu_utilization -1, which is out
          gpu-state: {held_idle_seconds: 0}      | has held_idle_seconds 0, which is out of range
          gpu-state: {false_busy_seconds: 0}     | has false_busy_seconds 0, which is out of range
          gpu-state: {false_busy_dram: 2}        | has false_busy_dram 2, which is out of range
          gpu-state: {disagree_activity: 1.1}    | has disagree_activity 1.1, which is out of range
          gpu-state: {idle_gaps_seconds: 0}      | has idle_gaps_seconds 0, which is out of range
          gpu-efficiency: {memory_bound_dram: 2} | has memory_bound_dram 2, which is out of range
          gpu-efficiency: {roof_dram: 0}         | has roof_dram 0, which is out of range
          gpu-state: {hold_intervals: 0}         | has hold_intervals 0, which is out of range
          recommendation: {fit_activity: 1.1}    | has fit_activity 1.1, which is out of range
          recommendation: {steady_dates: 0}      | has steady_dates 0, which is out of range
          recommendation: {off_hours: 24}        | has off_hours 24, which is out of range
          lineage: {digest_bits: 0}              | has digest_bits 0, which is out of range
          lineage: {run_namespaces: [train]}     | has run_namespaces 'train', which is no pair
          lineage: {run_namespaces: [a = train]} | has run_namespaces 'a = train', which is no pair
          lineage: {run_namespaces: ["a= train"]} | has run_namespaces 'a= train', which is no pair
          lineage: {run_namespaces: ["a=train "]} | has run_namespaces 'a=train ', which is no pair
          delivery: {evaluation_valid_days: 0}   | has evaluation_valid_days 0, which is out of
          lineage: {clock_skew_seconds: -1}      | has clock_skew_seconds -1, which is out of range
          gpu-state: {held_idel_seconds: 60}     | unknown key 'held_idel_seconds' in gpu-state
          gpu-states: {held_idle_seconds: 60}    | unknown key 'gpu-states' in policies
          """)
  void aPolicyRefusesWhatIsOutOfItsRange(String policy, String problem) {
    Failure failure = refused(SOURCE + "policies:\n  " + policy + "\n");
    assertThat(failure.getMessage()).contains(problem);
    assertThat(failure.because()).contains("line");
  }

  @Test
  void aBoundRegistryThatNoSourceNamesIsToldWithThoseThatSourcesName() throws IOException {
    String sources =
        """
        sources:
          - {name: mlflow, format: model-registry, path: r/*.ndjson, registry: team-a}
          - {name: own, format: model-registry, path: s/*.ndjson}
        """;
    String bound = "policies:\n  lineage: {run_namespaces: [%s=train]}\n";
    for (String registry : List.of("team-a", "own")) {
      ConfigurationFile file = read(sources + bound.formatted(registry));
      assertThat(BoundRegistries.of(file).isEmpty()).as(registry).isTrue();
    }
    for (String registry : List.of("teamA", "mlflow")) {
      BoundRegistries strangers = BoundRegistries.of(read(sources + bound.formatted(registry)));
      assertThat(strangers.isEmpty()).as(registry).isFalse();
      assertThat(strangers.problem()).contains(registry, "binds nothing");
      assertThat(strangers.remedy()).contains("team-a");
    }
    assertThat(BoundRegistries.of(read(sources)).isEmpty()).isTrue();
  }

  private ConfigurationFile read(String text) throws IOException {
    return ConfigurationFile.read(Files.writeString(folder.resolve("plumbline.yaml"), text));
  }

  private Failure refused(String text) {
    return assertThatExceptionOfType(Failure.class).isThrownBy(() -> read(text)).actual();
  }
}

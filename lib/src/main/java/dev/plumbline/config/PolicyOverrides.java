package dev.plumbline.config;

import dev.plumbline.policies.GpuStatePolicy;
import dev.plumbline.policies.LineagePolicy;
import dev.plumbline.policies.Policies;
import java.time.Duration;
import java.util.List;

/** The {@code policies:} part of the configuration, applied over the values that ship. */
final class PolicyOverrides {
  private PolicyOverrides() {}

  static Policies apply(YamlSection section) {
    section.knows("gpu-state", "lineage");
    Policies base = Policies.DEFAULT;
    GpuStatePolicy gpuState =
        section.section("gpu-state").map(s -> gpuState(s, base.gpuState())).orElse(base.gpuState());
    LineagePolicy lineage =
        section.section("lineage").map(s -> lineage(s, base.lineage())).orElse(base.lineage());
    return new Policies(gpuState, lineage);
  }

  private static LineagePolicy lineage(YamlSection s, LineagePolicy base) {
    s.knows("version", "effective_from", "clock_skew_seconds", "digest_bits", "lenient_tiers");
    List<String> tiers = s.texts("lenient_tiers");
    return new LineagePolicy(
        s.text("version").orElse(base.version() + "+configured"),
        s.date("effective_from").orElse(base.effectiveFrom()),
        s.integer("clock_skew_seconds").map(Duration::ofSeconds).orElse(base.clockSkew()),
        s.integer("digest_bits").orElse(base.digestBits()),
        tiers.isEmpty() ? base.lenientTiers() : tiers);
  }

  private static GpuStatePolicy gpuState(YamlSection s, GpuStatePolicy base) {
    s.knows(
        "version",
        "effective_from",
        "idle_sm_active",
        "idle_gpu_utilization",
        "held_idle_seconds",
        "empty_memory_bytes",
        "false_busy_seconds",
        "false_busy_gpu_utilization",
        "false_busy_tensor",
        "false_busy_dram",
        "false_busy_pipes",
        "false_busy_power_fraction",
        "disagree_power_fraction",
        "disagree_activity",
        "hold_intervals");
    return new GpuStatePolicy(
        s.text("version").orElse(base.version() + "+configured"),
        s.date("effective_from").orElse(base.effectiveFrom()),
        s.number("idle_sm_active").orElse(base.idleSmActive()),
        s.number("idle_gpu_utilization").orElse(base.idleGpuUtilization()),
        s.integer("held_idle_seconds").map(Duration::ofSeconds).orElse(base.heldIdle()),
        s.number("empty_memory_bytes").orElse(base.emptyMemoryBytes()),
        s.integer("false_busy_seconds").map(Duration::ofSeconds).orElse(base.falseBusy()),
        s.number("false_busy_gpu_utilization").orElse(base.falseBusyGpuUtilization()),
        s.number("false_busy_tensor").orElse(base.falseBusyTensor()),
        s.number("false_busy_dram").orElse(base.falseBusyDram()),
        s.number("false_busy_pipes").orElse(base.falseBusyPipes()),
        s.number("false_busy_power_fraction").orElse(base.falseBusyPowerFraction()),
        s.number("disagree_power_fraction").orElse(base.disagreePowerFraction()),
        s.number("disagree_activity").orElse(base.disagreeActivity()),
        s.integer("hold_intervals").orElse(base.holdIntervals()));
  }
}

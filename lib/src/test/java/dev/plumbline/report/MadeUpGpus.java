package dev.plumbline.report;

import dev.plumbline.report.ReportData.Efficiency;
import dev.plumbline.report.ReportData.Lineage;
import dev.plumbline.report.ReportData.Measured;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Efficiency and models of a made-up fleet. */
final class MadeUpGpus {
  private MadeUpGpus() {}

  static List<Efficiency> efficiency() {
    return List.of(
        line("foundation", "NVIDIA H100 80GB HBM3", 3_200_000, 0.71, 0.38, 0.41, 0.78, 989.4),
        line("search-ranking", "NVIDIA H100 80GB HBM3", 1_050_000, 0.44, 0.12, 0.66, 0.55, 989.4),
        line("speech", "NVIDIA A100-SXM4-80GB", 650_000, 0.63, 0.29, 0.35, 1.02, 312.0),
        line(null, "Acme Accelerator X", 400_000, 0.22, -1, -1, 0.31, null));
  }

  private static Efficiency line(
      String team,
      String model,
      double seconds,
      double activity,
      double tensor,
      double dram,
      double power,
      Double peak) {
    return new Efficiency(
        Nights.DAY,
        "speech".equals(team) ? "speech-west" : "train-east",
        team,
        null,
        model,
        Nights.fixed(seconds, 3),
        Nights.fixed(seconds * 0.9, 3),
        measured(activity, seconds),
        measured(Math.min(1, activity + 0.25), seconds),
        measured(tensor * 1.1, seconds * 0.97),
        measured(tensor, seconds * 0.97),
        measured(dram, seconds * 0.97),
        measured(power, seconds),
        peak,
        seconds * 400,
        seconds * 398,
        null,
        0.0);
  }

  private static Measured measured(double ratio, double seconds) {
    return ratio < 0 ? Measured.NEVER : new Measured(ratio * seconds, Nights.fixed(seconds, 3));
  }

  static List<Lineage> models() {
    return List.of(
        model("atlas-70b", "v12", "high", true, Map.of()),
        model(
            "atlas-70b",
            "v13",
            "high",
            false,
            Map.of("environment", "WEAK", "approval", "MISSING", "deployment", "DANGLING")),
        model("reranker", "2026.07.1", "limited", true, Map.of("content_identity", "WEAK")),
        model(
            "speech-to-text",
            "v4",
            null,
            false,
            Map.of(
                "training_inputs",
                "DANGLING",
                "content_identity",
                "UNREACHABLE",
                "upstream_closure",
                "UNREACHABLE",
                "deployment",
                "NOT_MEASURED",
                "code_commit",
                "WEAK")),
        model("toxicity-filter", "v2", "minimal", true, Map.of("approval", "NOT_APPLICABLE")));
  }

  private static Lineage model(
      String model, String version, String tier, boolean isTraceable, Map<String, String> states) {
    Map<String, String> links = new LinkedHashMap<>();
    Map<String, String> reasons = new HashMap<>();
    LinkState.LINKS.forEach(link -> links.put(link, states.getOrDefault(link, "PRESENT")));
    states.forEach(
        (link, state) -> reasons.put(link, "the " + link + " names nothing that exists"));
    String broken =
        isTraceable
            ? null
            : LinkState.LINKS.stream().filter(states::containsKey).findFirst().orElseThrow();
    return new Lineage(
        Nights.DAY,
        model,
        version,
        tier,
        links,
        reasons,
        isTraceable,
        1 - states.size() / 12.0,
        broken,
        List.of(model + " " + version, "run 4f1c", "s3://corpus@sha256:ab12", "web crawl"),
        isTraceable ? Nights.decimal("1234567.5") : null,
        isTraceable
            ? Map.of("USD", Nights.decimal("1361.10"), "EUR", Nights.decimal("12.5"))
            : null,
        7L,
        3L);
  }
}

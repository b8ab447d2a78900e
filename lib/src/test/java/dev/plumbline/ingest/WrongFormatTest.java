package dev.plumbline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.SourceDialect.MappingFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files in sources of another format: one problem, and the remedy names the right format. */
class WrongFormatTest {
  private static final String EXPOSITION =
      "# TYPE DCGM_FI_DEV_GPU_UTIL gauge\nDCGM_FI_DEV_GPU_UTIL{gpu=\"0\",UUID=\"GPU-1\"} 9\n";
  private static final String FOCUS =
      "BilledCost,EffectiveCost,ChargeCategory,BillingPeriodStart\n";
  private static final String LOGIN = "<!-- proxy -->\n<html><body>Sign in</body></html>\n";

  private static Optional<MalformedFile> refusal(String format, byte[] bytes) {
    return refusal(SourceSettings.of("s", format), bytes);
  }

  private static Optional<MalformedFile> refusal(SourceSettings settings, byte[] bytes) {
    SourceFile file = new SourceFile(settings, "f", Instant.parse("2026-12-31T00:00:00Z"));
    return WrongFormat.of(
        Ingesters.of(settings.format()).orElseThrow(), file, FileHead.of("f", bytes));
  }

  private static MalformedFile refused(String format, String text) {
    return refusal(format, text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  @Test
  void jsonInExposition() {
    MalformedFile refused = refused("dcgm-exposition", Cases.text("json-in-exposition.json"));
    assertThat(refused.problem()).startsWith("this is prometheus-json (").contains("Prometheus");
    assertThat(refused.reason()).isEqualTo("the source says format: dcgm-exposition");
    assertThat(refused.remedy()).startsWith("give the source format: prometheus-json (or auto)");
    assertThat(refused.line()).isEqualTo(1);
  }

  @Test
  void eachOtherFormatIsNamed() {
    assertThat(refused("prometheus-json", EXPOSITION).remedy()).contains("dcgm-exposition");
    assertThat(refused("otlp-json", EXPOSITION).remedy()).contains("dcgm-exposition");
    assertThat(refused("openlineage", Cases.text("two-registries-dev.json")).remedy())
        .contains("mlflow-registry");
    assertThat(refused("slurm-sacct", Cases.text("never-admitted-pod.json")).remedy())
        .contains("kubernetes-pods");
    assertThat(refused("kubernetes-pods", Cases.text("steps-only.txt")).remedy())
        .contains("slurm-sacct");
    assertThat(refused("dcgm-exposition", Cases.text("otlp-unknown-kind.jsonl")).remedy())
        .contains("otlp-json");
  }

  @Test
  void whatNobodyReadsIsNamedToo() {
    assertThat(refused("dcgm-exposition", LOGIN).problem()).contains("a web page");
    assertThat(refused("prometheus-json", LOGIN).problem()).contains("a web page");
    assertThat(refused("dcgm-exposition", "{\"message\": \"unauthorized\"}\n").problem())
        .isEqualTo("this is JSON");
    byte[] request = {0x0A, (byte) 0x9F, 0x03, 0x0A, 0x2B, 0x0A, 0x05, 'h', 'o', 's', 't'};
    assertThat(refusal("otlp-json", request).orElseThrow().problem())
        .contains("OTLP in protocol buffers");
    byte[] framed = {0, 0, 1, (byte) 0x9F, 0x0A, 0x2B, 0x0A, 0x05, 0x03, 's', 't'};
    assertThat(refusal("otlp-json", framed)).isPresent();
  }

  @Test
  void itsOwnFormatAndWhatNobodyKnowsIsItsReadersToJudge() {
    byte[] exposition = EXPOSITION.getBytes(StandardCharsets.UTF_8);
    assertThat(refusal("dcgm-exposition", exposition)).isEmpty();
    assertThat(refusal("dcgm-exposition", "node_load1 3\n".getBytes(StandardCharsets.UTF_8)))
        .isEmpty();
    assertThat(refusal("dcgm-exposition", "\nup 1\n".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(refusal("openlineage", "{}\n".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void aDeclaredMappingIsReadAsDeclared() {
    MappingFile mapping = new MappingFile("m.yaml", "");
    SourceSettings mapped =
        SourceSettings.of("s", "tidy-csv").with(SourceDialect.NONE.withMapping(mapping));
    byte[] bill = FOCUS.getBytes(StandardCharsets.UTF_8);
    assertThat(refusal(mapped, bill)).isEmpty();
  }
}

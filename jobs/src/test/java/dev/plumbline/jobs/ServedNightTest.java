package dev.plumbline.jobs;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.reliability.DailyLanding;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.ServingSample;
import dev.plumbline.tables.UnitEconomicsDaily;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night that has the scrapes of a vLLM server beside those of its GPU and the bill. */
class ServedNightTest {
  @TempDir private Path folder;

  @Test
  @Tag("long")
  void tokensOfScrapesAreWhatTheBillIsDividedBy() throws Exception {
    DailyLanding landing = new DailyLanding(folder);
    landing.add(DailyLanding.FIRST);
    landing.add(DailyLanding.FIRST.plusDays(1));
    String configuration = Files.readString(landing.configuration());
    Files.writeString(
        landing.configuration(),
        configuration.replace(
                "sources:\n",
                "sources:\n  - {name: vllm, format: auto, path: landing/vllm/*.prom}\n")
            + "serving:\n"
            + "  - {namespace: serve, model: wren, version: '1', target: prod}\n");
    scraped(
        "2025-01-01",
        tokens("2025-01-01T12:00:00Z", 1_000_000),
        tokens("2025-01-01T23:30:00Z", 2_000_000));
    scraped(
        "2025-01-02",
        tokens("2025-01-02T00:30:00Z", 2_100_000),
        tokens("2025-01-02T12:00:00Z", 400_000),
        tokens("2025-01-02T23:00:00Z", 1_500_000));

    NightHere.Ended night =
        NightHere.nightly(NightJobs.ALL, landing.configuration(), landing.lake());

    assertThat(night.code()).as(night.words()).isZero();
    Lake lake = new Lake(SharedSpark.session(), landing.lake().toString());
    assertThat(lake.read(ServingSample.TABLE).rows().count()).isEqualTo(5);
    // The node's bill is 24 EUR a day, and its one GPU was the pod's all day.
    // First date: 2 M - 1 M tokens, so 24 ÷ 1. Second: 0.1 M over midnight, 0.4 M since the restart
    // and 1.1 M more: 24 ÷ 1.6 = 15.
    expect(lake.read(UnitEconomicsDaily.TABLE))
        .rows(
            """
            usage_date | serving_cost | output_tokens | cost_per_million_output_tokens
            2025-01-01 | 24           | 1000000       | 24
            2025-01-02 | 24           | 1600000       | 15
            """);
  }

  private static String tokens(String instant, long tokens) {
    return "vllm:generation_tokens_total{model_name=\"wren-8b\",namespace=\"serve\",pod=\"wren-0\"}"
        + " "
        + "%d %d%n".formatted(tokens, Instant.parse(instant).toEpochMilli());
  }

  private void scraped(String date, String... lines) throws IOException {
    Path file = folder.resolve("landing/vllm").resolve(date + ".prom");
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("", lines));
  }
}

package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.run.NightResult;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.Reject;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people deliver by mistake gets a place, a reason and a remedy; the rest still lands. */
class BadInputNightTest {
  private static final String BILL = "billing/gcp/focus_1_3_202607.csv";

  @TempDir private Path folder;
  private SmallLanding landing;
  private Lake lake;

  @BeforeEach
  void land() throws IOException {
    landing = SmallLanding.in(folder);
    lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
  }

  @Test
  void aLandingPathWithoutFilesIsNamed() throws IOException {
    try (Stream<Path> files = Files.list(landing.file("registry"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Failure failure = failure();
    assertThat(failure.category()).isEqualTo(Category.INPUT);
    assertThat(failure.getMessage()).contains("source registry has no files");
    assertThat(failure.because()).contains("landing/registry/*.ndjson");
  }

  @Test
  void aBillWithoutAMandatoryColumnIsRefusedWithFileLineAndRemedy() throws IOException {
    Path bill = landing.file(BILL);
    Files.writeString(bill, Files.readString(bill).replaceFirst("BilledCost", "BilledCosts"));
    Failure failure = failure();
    assertThat(failure.category()).isEqualTo(Category.INPUT);
    assertThat(failure.text()).contains("gcp-focus").contains("focus_1_3_202607.csv line 1");
    assertThat(failure.because()).contains("BilledCost");
    assertThat(failure.remedy()).contains("rejected_share");
  }

  @Test
  void theGoodRestLandsBesideTruncatedFilesAndHalfLines() throws IOException {
    allowRejects();
    Path gzip = landing.file("dcgm/serve/gke-serve-l4-d1_20260715T00.prom.gz");
    byte[] bytes = Files.readAllBytes(gzip);
    Files.write(gzip, Arrays.copyOf(bytes, bytes.length / 2));
    Path events = landing.file("lineage/openlineage-2026-07-14.ndjson");
    List<String> lines = Files.readAllLines(events);
    String half = lines.get(2).substring(0, lines.get(2).length() / 2);
    lines.set(2, half);
    Files.write(events, lines);
    Path broken = landing.file("billing/gcp/focus_0_broken.csv");
    Files.writeString(broken, "EffectiveCost,ResourceId\n1.5,i-1\n");
    // Whatever share of records may be lost: a bill that nobody can read has an unknown amount.
    assertThat(failure().getMessage())
        .contains("source gcp-focus")
        .contains("focus_0_broken.csv")
        .contains("nobody knows what it comes to");
    Files.delete(broken);

    NightResult result = SampleNight.run(lake, landing.configuration());

    assertThat(result.isStopped()).as(result.violations().toString()).isFalse();
    assertThat(result.published()).hasSize(2);
    assertThat(reasons("gke-serve-l4-d1_20260715T00.prom.gz"))
        .anyMatch(reason -> reason.startsWith("unreadable"));
    assertThat(reasons("openlineage-2026-07-14.ndjson")).isNotEmpty();
    Row line =
        lake.read(Reject.TABLE)
            .where(Reject.SOURCE_FILE.of().contains("openlineage-2026-07-14"))
            .select(Reject.LINE_NUMBER, Reject.RAW)
            .rows()
            .first();
    assertThat(line.getLong(0)).isEqualTo(3);
    assertThat(half).startsWith(line.getString(1).substring(0, 20));
    assertThat(lake.read(FocusCharge.TABLE).rows().count()).isEqualTo(339);
    assertThat(
            lake.read(IngestFile.TABLE).where(IngestFile.PROBLEM.of().isNotNull()).rows().count())
        .isEqualTo(1);
    // Half of 37,438 bytes is there; the other files have 35,315 and 216,915 bytes.
    Row cut =
        lake.read(IngestFile.TABLE)
            .where(IngestFile.PROBLEM.of().isNotNull())
            .select(IngestFile.MISSING_BYTES)
            .rows()
            .first();
    assertThat(cut.getLong(0)).isEqualTo(35_315 - 37_438 / 2);
  }

  @Test
  void tooManyRejectsStopTheNightWithExamples() throws IOException {
    Path registry = landing.file("registry/registry-2026-07-14.ndjson");
    List<String> lines = Files.readAllLines(registry);
    lines.replaceAll(line -> line.substring(0, line.length() / 2));
    Files.write(registry, lines);
    Failure failure = failure();
    assertThat(failure.category()).isEqualTo(Category.INPUT);
    assertThat(failure.getMessage()).contains("source registry").contains("2.0 % allowed");
    assertThat(failure.because()).contains("registry-2026-07-14.ndjson line 1");
  }

  @Test
  void aCutArchiveCountsWhatItLacksAndNotOneRecord() throws IOException {
    Path gzip = landing.file("dcgm/serve/gke-serve-l4-d1_20260715T00.prom.gz");
    byte[] bytes = Files.readAllBytes(gzip);
    Files.write(gzip, Arrays.copyOf(bytes, bytes.length / 2));
    // 16,596 bytes of 35,315 + 18,719 + 16,596 + 216,915
    assertThat(failure().getMessage()).contains("source dcgm-serve: 5.8 %");
  }

  private void allowRejects() throws IOException {
    Path file = landing.configuration();
    Files.writeString(
        file,
        Files.readString(file).replaceFirst("rejected_share: [0-9.]+", "rejected_share: 0.9"));
  }

  private List<String> reasons(String file) {
    return lake
        .read(Reject.TABLE)
        .where(Reject.SOURCE_FILE.of().contains(file))
        .select(Reject.REASONS)
        .rows()
        .collectAsList()
        .stream()
        .flatMap(row -> row.<String>getList(0).stream())
        .toList();
  }

  private Failure failure() {
    return assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> SampleNight.run(lake, landing.configuration()))
        .actual();
  }
}

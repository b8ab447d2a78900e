package dev.plumbline.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which files of a period count: written as path, digest, hour of modification, day, account. A
 * path with {@code !} was taken out of the landing.
 */
class PeriodExportsTest {
  private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
  private static final String NEW = "9f0c2a52-7a0e-4b64-9a83-0c5d2e91b7f0";
  private static final String OLD = "b1c2d3e4-f5a6-4b7c-8d9e-0f1a2b3c4d5e";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # parts of one run
          part_0_0001.csv,a;part_1_0001.csv,b       | part_0_0001.csv part_1_0001.csv
          x-00001.csv.gz,a;x-00002.csv.gz,b         | x-00001.csv.gz x-00002.csv.gz
          000000000000,a;000000000001,b             | 000000000000 000000000001
          {p}/cur-1.csv,a;{p}/cur-2.csv,b           | {p}/cur-1.csv {p}/cur-2.csv
          a_1_of_2.csv,a;a_2_of_2.csv,b             | a_1_of_2.csv a_2_of_2.csv
          # runs told by the times and versions in their names
          f_20260715T060512Z.csv,a;f_20260716T060447Z.csv,b | f_20260716T060447Z.csv
          2026-07_v9.csv,a;2026-07_v10.csv,b        | 2026-07_v10.csv
          2026-07-15/part_0.csv,a;2026-07-15/part_1.csv,b;2026-07-16/part_0.csv,c | \
          2026-07-16/part_0.csv
          202607150605/{9}/part_0.csv,a;202607160604/{0}/part_0.csv,b | \
          202607160604/{0}/part_0.csv
          2026-07-15T06:05:12.123Z-{9}/x.csv,a;2026-07-16T06:05:12Z-{0}/x.csv,b | \
          2026-07-16T06:05:12Z-{0}/x.csv
          # runs that only their modification times tell: the greatest path is not the newest
          {9}/part_0.csv,a,1;{0}/part_0.csv,b,2;{0}/part_1.csv,c,2 | {0}/part_0.csv {0}/part_1.csv
          july-final.csv,a,3;july.csv,b,4           | july.csv
          # equal bytes
          july.csv,a,1;july-2.csv,a,2               | july.csv
          july-2.csv,a,1;july.csv,a,2               | july-2.csv
          # a newest run that was taken away gives way to the one before; nothing else does
          x_v1.csv,a,1;!x_v2.csv,b,2                | x_v1.csv
          !x_v1.csv,a,1;!x_v2.csv,b,2               | x_v2.csv
          !x_v1.csv,a,1;x_v2.csv,b,2                | x_v2.csv
          !{9}/part_0.csv,a,2;{9}/part_1.csv,c,2;{0}/part_0.csv,b,1 | {9}/part_0.csv {9}/part_1.csv
          !july.csv,a,1;july-2.csv,a,2              | july-2.csv
          """)
  void theNewestRunIsInForceWithAllItsParts(String files, String inForce) {
    assertThat(inForce(rulings(files, List.of(), false))).isEqualTo(words(inForce));
  }

  @Test
  void whereEveryFileCountsOnlyCopiesDoNot() {
    Map<String, ExportRuling> rulings = rulings("a.csv,1;b.csv,2;c.csv,1", List.of(), true);
    assertThat(inForce(rulings)).isEqualTo(words("a.csv b.csv"));
    assertThat(rulings.get("c.csv").standing()).hasToString("COPY");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # nothing tells the newest: no name, equal modification times
          {9}/a.csv,a,1;{0}/a.csv,b,1                             | nothing tells the newest
          east.csv,a;west.csv,b                                   | east.csv; west.csv
          # a day's charges in each file: none replaces another
          2026-07-01.csv,a,1,1;2026-07-02.csv,b,1,2               | 0 of the 1 dates
          # nor where yesterday's was moved away
          !2026-07-01.csv,a,1,1;2026-07-02.csv,b,2,2              | 0 of the 1 dates
          # a bill of another account is no newer version, whenever it was written
          july.csv,a,1,1,east;july-final.csv,b,2,1,west           | july.csv bills account east
          # the same month twice, on two bases
          actual/part_0.csv,a;amortized/part_0.csv,b | actual/part_0.csv and amortized/part_0.csv
          x-ActualCost-07.csv,a;x-AmortizedCost-07.csv,a          | actual and amortized
          """)
  void whatCannotBeToldIsAFaultOfTheConfiguration(String files, String says) {
    Failure failure = refused(files, List.of());
    assertThat(failure.category()).isEqualTo(Category.CONFIGURATION);
    assertThat(failure.text()).contains(says);
  }

  @Test
  void actualBesideAmortizedIsRefusedWhereEveryFileCountsToo() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> rulings("actual/a.csv,a;amortised-cost/a.csv,b", List.of(), true))
        .withMessageContaining("actual and amortized");
  }

  @Test
  void aMissingPartStopsTheNight() {
    Failure failure = refused("part_0.csv,a;part_2.csv,b", List.of());
    assertThat(failure.category()).isEqualTo(Category.INPUT);
    assertThat(failure.because()).contains("part 1 is missing");
  }

  @Test
  void theManifestOutsideTheRunsNamesTheOneInForce() {
    // AWS Cost and Usage Report: the manifest of the period names its newest assembly.
    String name = "%s/20260701-20260801/%s/r-1.csv";
    Manifest current =
        manifest(
            "r/20260701-20260801/r-Manifest.json",
            "{\"assemblyId\":\"%s\",\"reportKeys\":[\"p/r/20260701-20260801/%s/r-1.csv\"]}"
                .formatted(OLD, OLD));
    Map<String, ExportRuling> rulings =
        rulings(
            name.formatted("r", NEW) + ",a,9;" + name.formatted("r", OLD) + ",b,1",
            List.of(current),
            false);
    assertThat(inForce(rulings)).isEqualTo(words(name.formatted("r", OLD)));
  }

  /** FOCUS specification, "Schema Metadata to FOCUS Data Reference". */
  @Test
  void theMetadataOfFocusNamesThePartsOfAnExport() {
    Manifest export =
        manifest(
            "FOCUS/data/export1-metadata.json",
            """
            {"SchemaId": "1234", "data_location": [
              {"filepath": "/FOCUS/data/export1/east.csv", "total_rows": 4450},
              {"filepath": "/FOCUS/data/export1/west.csv", "total_rows": 4450}]}
            """);
    String files = "FOCUS/data/export1/east.csv,a,1;FOCUS/data/export1/west.csv,b,2";
    assertThat(inForce(rulings(files, List.of(export), false)))
        .isEqualTo(words("FOCUS/data/export1/east.csv FOCUS/data/export1/west.csv"));
    assertThat(refused("FOCUS/data/export1/east.csv,a,1", List.of(export)).because())
        .contains("names files that are not there: /FOCUS/data/export1/west.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          FOCUS/metadata/schemas/schema-1.json | {"SchemaId": "1", "FocusVersion": "1.2"} | true
          FOCUS/metadata/data_generator.json   | {"DataGenerator": "ACME"}                | true
          FOCUS/metadata/rows.json             | {"BilledCost": 1}                        | false
          FOCUS/data/rows.json                 | {"SchemaId": "1"}                        | false
          """)
  void metadataOfFocusIsNoBill(String path, String head, boolean isMetadata) {
    assertThat(Manifest.isFocusMetadata(path, head)).isEqualTo(isMetadata);
  }

  @Test
  void manifestsOfRunsAreOrderedByTheirTimes() {
    List<Manifest> manifests = List.of(azure(NEW, "2026-07-15"), azure(OLD, "2026-07-16"));
    String files = NEW + "/part_0.csv,a,9;" + OLD + "/part_0.csv,b,1";
    assertThat(inForce(rulings(files, manifests, false))).isEqualTo(words(OLD + "/part_0.csv"));
    // A part that the manifest names has not been delivered.
    Manifest two =
        manifest(
            OLD + "/manifest.json",
            """
            {"runInfo":{"runId":"%1$s","submittedTime":"2026-07-16T01:00:00Z"},"blobs":[
            {"blobName":"c/%1$s/part_0.csv"},{"blobName":"c/%1$s/part_1.csv"}]}
            """
                .formatted(OLD));
    assertThat(refused(OLD + "/part_0.csv,b", List.of(two)).because()).contains("part_1.csv");
  }

  @Test
  void theChunkThatAnOverwrittenExportNoLongerHasDoesNotCount() {
    Manifest manifest =
        manifest(
            "BILLING_PERIOD=2026-07/x-Manifest.json",
            """
            {"executionId":"2026-07-16T06:04:47.123Z-%s","dataFiles":[
            "s3://bucket/x/data/BILLING_PERIOD=2026-07/x-00001.csv.gz"]}
            """
                .formatted(NEW));
    String folder = "BILLING_PERIOD=2026-07/";
    Map<String, ExportRuling> rulings =
        rulings(
            folder + "x-00001.csv.gz,a;" + folder + "x-00002.csv.gz,b", List.of(manifest), false);
    assertThat(inForce(rulings)).isEqualTo(words(folder + "x-00001.csv.gz"));
  }

  @Test
  void theManifestSaysWhatItsRunIsMadeOnToo() {
    Manifest amortized =
        manifest(
            OLD + "/manifest.json",
            """
            {"exportConfig":{"type":"AmortizedCost"},"runInfo":{"runId":"%1$s"},
            "blobs":[{"blobName":"c/%1$s/part_0.csv"}]}
            """
                .formatted(OLD));
    String files = "actual/x.csv,a;" + OLD + "/part_0.csv,b";
    assertThat(refused(files, List.of(amortized)).text()).contains("actual and amortized");
  }

  private static Manifest azure(String run, String day) {
    return manifest(
        run + "/manifest.json",
        """
        {"runInfo":{"runId":"%1$s","submittedTime":"%2$sT01:00:00Z"},
        "blobs":[{"blobName":"c/%1$s/part_0.csv"}]}
        """
            .formatted(run, day));
  }

  private static Manifest manifest(String path, String json) {
    return Manifest.of(path, json).orElseThrow();
  }

  private static Failure refused(String files, List<Manifest> manifests) {
    return assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> rulings(files, manifests, false))
        .actual();
  }

  private static Map<String, ExportRuling> rulings(
      String text, List<Manifest> manifests, boolean isEveryFile) {
    List<BillFile> files = new ArrayList<>();
    for (String file : named(text).split(";")) {
      String[] said = file.trim().split(",");
      int hour = said.length > 2 ? Integer.parseInt(said[2]) : 0;
      int day = said.length > 3 ? Integer.parseInt(said[3]) : 14;
      files.add(
          new BillFile(
              said[0].replaceFirst("^!", ""),
              said[1],
              Instant.EPOCH.plusSeconds(3600L * hour),
              new TreeSet<>(Set.of(JULY.withDayOfMonth(day))),
              Set.of(said.length > 4 ? said[4] : "account"),
              said[0].startsWith("!")));
    }
    Set<String> present = files.stream().map(BillFile::path).collect(Collectors.toSet());
    return PeriodExports.of("bill", JULY, files, manifests, present, isEveryFile);
  }

  private static Set<String> inForce(Map<String, ExportRuling> rulings) {
    return rulings.entrySet().stream()
        .filter(entry -> entry.getValue().isInForce())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Set<String> words(String text) {
    return text.contains("(") ? Set.of(text) : Set.of(named(text).split(" "));
  }

  /** Writes out the GUIDs and the billing period that texts above abbreviate. */
  private static String named(String text) {
    return text.trim()
        .replace("{9}", NEW)
        .replace("{0}", "0" + NEW.substring(1))
        .replace("{p}", "20260701-20260801");
  }
}

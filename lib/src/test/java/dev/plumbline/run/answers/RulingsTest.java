package dev.plumbline.run.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.WrittenExport;
import dev.plumbline.tables.Deployment;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.ModelVersion;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulingsTest {
  @TempDir private Path lake;
  private Export export;

  @BeforeEach
  void export() {
    export =
        new WrittenExport(7, "2026-07-10", "2026-07-11", "2026-07-14")
            .with(
                LineageCompleteness.TABLE,
                ruling("2026-07-10", "dev", "ranker", "1", "high", false),
                ruling("2026-07-11", "dev", "ranker", "1", "high", true),
                ruling("2026-07-14", "dev", "ranker", "2", "minimal", true),
                ruling("2026-07-11", "prod", "ranker", "1", "limited", false),
                ruling("2026-07-10", "prod", "writer", "1", null, true))
            .with(
                ModelVersion.TABLE,
                "{'registry':'dev','model':'ranker','version':'1','registered_by':'ada',"
                    + "'registered_at':'2026-07-10T08:00:00.000000Z'}",
                "{'registry':'prod','model':'ranker','version':'1',"
                    + "'registered_at':'2026-07-11T08:00:00.000000Z'}")
            .with(
                Deployment.TABLE,
                deployment("unresolved", "2026-07-10T09:00:00.000000Z", "shadow"),
                deployment("prod", "2026-07-11T09:00:00.000000Z", "prod-eu"),
                deployment("prod", "2026-07-14T09:00:00.000000Z", "prod-us"))
            .in(lake);
  }

  private static String ruling(
      String date, String registry, String model, String version, String tier, boolean isTraced) {
    String risk = tier == null ? "" : "'risk_tier':'" + tier + "',";
    String broken = isTraced ? "" : "'first_broken_link':'approval',";
    return ("{'as_of_date':'%s','registry':'%s','model':'%s','version':'%s',%s%s"
            + "'is_traceable':%s,'saturation_ratio':0.5,'deployment_state':'NOT_MEASURED'}")
        .formatted(date, registry, model, version, risk, broken, isTraced);
  }

  private static String deployment(String registry, String at, String target) {
    return ("{'deployment_id':'%s','registry':'%s','model':'ranker','version':'1',"
            + "'deployed_at':'%s','target':'%s'}")
        .formatted(target, registry, at, target);
  }

  @Test
  void onADateTheNewestRulingUpToItStands() {
    assertThat(isTraceable("2026-07-10", "dev", "ranker", "1")).isFalse();
    assertThat(isTraceable("2026-07-11", "dev", "ranker", "1")).isTrue();
    assertThat(isTraceable("2026-07-14", "dev", "ranker", "1")).isTrue();
  }

  @Test
  void aDateBetweenPublishedOnesThatIsNoneIsRefusedWithTheNewestUntilThen() {
    refuses(() -> on("2026-07-12"), "2026-07-12 is not among", "2026-07-11");
    refuses(() -> on("2026-07-13"), "not among the published dates", "2026-07-11");
  }

  @Test
  void withoutADateTheNewestPublishedCounts() {
    assertThat(Rulings.on(export, null).date()).isEqualTo("2026-07-14");
    assertThat(Rulings.on(export, null).keys()).hasSize(4);
  }

  @Test
  void aVersionIsNotListedBeforeItWasRegistered() {
    assertThat(on("2026-07-10").keys())
        .containsExactly(new ModelKey("dev", "ranker", "1"), new ModelKey("prod", "writer", "1"));
  }

  @Test
  void aDateThatNoPublicationReachesIsRefusedWithThoseThatThereAre() {
    for (String date : List.of("2026-07-09", "2026-07-15")) {
      refuses(() -> on(date), date, "from 2026-07-10 to 2026-07-14");
    }
  }

  @Test
  void aNameInTwoRegistriesNeedsTheRegistry() {
    refuses(() -> among("ranker", "1", null), "dev and prod", "--registry dev or --registry prod");
    assertThat(among("ranker", "1", "prod")).isEqualTo(new ModelKey("prod", "ranker", "1"));
    assertThat(among("writer", "1", null)).isEqualTo(new ModelKey("prod", "writer", "1"));
  }

  @Test
  void beforeTheSecondRegistryHadItTheNameWasEnough() {
    assertThat(new AskedVersion("ranker", "1", null).among(on("2026-07-10")))
        .isEqualTo(new ModelKey("dev", "ranker", "1"));
  }

  @Test
  void whatIsNotThereIsRefusedWithWhatIs() {
    refuses(() -> among("rankr", "1", null), "no model of that name", "did you mean ranker");
    refuses(() -> among("ranker", "9", null), "has version 1, 2", "one of these");
    refuses(() -> among("writer", "1", "dev"), "it is in prod", "that registry");
    refuses(
        () -> new AskedVersion("ranker", "2", null).among(on("2026-07-11")),
        "registered later",
        "2026-07-14");
  }

  @Test
  void theInventoryIsInTheOrderOfTiersAndSaysWhereEachIsDeployed() {
    assertThat(Inventory.of(export, Rulings.on(export, null)))
        .extracting(line -> line.tier() + " " + line.key() + " " + line.deployed())
        .containsExactly(
            "high ranker 1 of dev []",
            "limited ranker 1 of prod [prod-eu, prod-us]",
            "minimal ranker 2 of dev []",
            "unknown writer 1 of prod []");
  }

  @Test
  void aDeploymentWithoutARegistryIsOfTheOnlyOneThatHadTheVersionThen() {
    assertThat(Inventory.of(export, on("2026-07-10")).get(0).deployed()).containsExactly("shadow");
  }

  @Test
  void whatAnotherVersionReplacedIsNoLongerDeployedThere() {
    WrittenExport given =
        new WrittenExport(8, "2026-07-14")
            .with(
                LineageCompleteness.TABLE,
                ruling("2026-07-14", "prod", "ranker", "1", "high", true),
                ruling("2026-07-14", "prod", "ranker", "2", "high", true))
            .with(
                ModelVersion.TABLE,
                "{'registry':'prod','model':'ranker','version':'1',"
                    + "'registered_at':'2026-07-10T08:00:00.000000Z'}",
                "{'registry':'prod','model':'ranker','version':'2',"
                    + "'registered_at':'2026-07-11T08:00:00.000000Z'}")
            .with(
                Deployment.TABLE,
                deployment("prod", "2026-07-11T09:00:00.000000Z", "eu"),
                deployment("prod", "2026-07-11T09:00:00.000000Z", "us"),
                deployment("prod", "2026-07-12T09:00:00.000000Z", "eu")
                    .replace("'version':'1'", "'version':'2'"));
    export = given.in(lake);
    assertThat(Inventory.of(export, Rulings.on(export, null)))
        .extracting(line -> line.deployed() + " " + line.replaced())
        .containsExactly("[us] [eu]", "[eu] []");
    given.with(
        Deployment.TABLE,
        deployment("prod", "2026-07-13T09:00:00.000000Z", "us")
            .replace("'version':'1'", "'version':'2'"));
    export = given.in(lake);
    assertThat(Inventory.of(export, Rulings.on(export, null)))
        .extracting(line -> line.deployed() + " " + line.undeployed())
        .containsExactly("[] no longer at eu, us", "[eu, us] not measured");
  }

  private Rulings on(String date) {
    return Rulings.on(export, LocalDate.parse(date));
  }

  private boolean isTraceable(String date, String registry, String model, String version) {
    return on(date)
        .of(new ModelKey(registry, model, version))
        .isTrue(LineageCompleteness.IS_TRACEABLE);
  }

  private ModelKey among(String model, String version, String registry) {
    return new AskedVersion(model, version, registry).among(Rulings.on(export, null));
  }

  private static void refuses(Runnable question, String because, String remedy) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(question::run)
        .satisfies(
            failure -> {
              assertThat(failure.category()).isEqualTo(Category.CONFIGURATION);
              assertThat(failure.because()).contains(because);
              assertThat(failure.remedy()).contains(remedy);
            });
  }
}

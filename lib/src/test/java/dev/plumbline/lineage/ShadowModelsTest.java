package dev.plumbline.lineage;

import static dev.plumbline.lineage.Known.DATE;
import static dev.plumbline.lineage.Known.KEY;
import static dev.plumbline.lineage.Known.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.known.EdgeFacts;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.ShadowModelDaily;
import dev.plumbline.terms.EdgeKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@link Known#complete}, and a run {@code rogue} that writes a model from 05:00 to 06:00. */
class ShadowModelsTest {
  private static final RowLayout LAYOUT = RowLayout.of(ShadowModelDaily.TABLE);
  private static final String WRITTEN = "sha256:" + "00112233445566ff".repeat(4);
  private final Known known = Known.complete().run("rogue", "05:00", "06:00");

  private void writesModel(String run, String version) {
    known.facts.edges.add(
        new EdgeFacts(
            EdgeKind.OUTPUT,
            run,
            new EdgeFacts.Mention(Known.dataset("models/" + run), version, "MODEL"),
            null,
            at("06:00"),
            null,
            EdgeFacts.Columns.UNSAID));
  }

  private void deploy(String model, String digest) {
    ModelKey key = new ModelKey(ModelVersion.UNRESOLVED, model, "1");
    known.facts.releases.add(new Release(key, at("08:00"), "prod", digest));
    known.facts.releases.add(new Release(key, at("09:00"), "edge", digest));
  }

  private List<Cells> rows() {
    return known.report(DATE).shadows().rows(DATE).map(LAYOUT::read).toList();
  }

  @Test
  void aModelThatAGpuJobWroteIsNamedWithItsRunJobAndCost() {
    writesModel("rogue", WRITTEN);
    assertThat(rows()).as("it used no GPU that was seen").isEmpty();
    known.cost("rogue", DATE, "300", "6").cost("rogue", DATE.plusDays(1), "100", "2");
    assertThat(rows()).hasSize(1);
    Cells row = rows().get(0);
    assertThat(row.text(ShadowModelDaily.KIND)).isEqualTo("written");
    assertThat(row.text(ShadowModelDaily.SUBJECT)).isEqualTo("rogue");
    assertThat(row.text(ShadowModelDaily.JOB_NAMESPACE)).isEqualTo("pipelines");
    assertThat(row.text(ShadowModelDaily.JOB_NAME)).isEqualTo("job-of-rogue");
    assertThat(row.<String>list(ShadowModelDaily.DATASETS))
        .containsExactly("lake models/rogue @ " + WRITTEN);
    assertThat(row.decimal(ShadowModelDaily.GPU_SECONDS)).isEqualByComparingTo("300");
    assertThat(row.<String, BigDecimal>map(ShadowModelDaily.COSTS).get("USD"))
        .isEqualByComparingTo("6");
    assertThat(row.instant(ShadowModelDaily.FIRST_AT)).isEqualTo(at("05:00"));
  }

  @Test
  void aRunOfARegisteredVersionIsNone() {
    writesModel("train", "v1");
    known.cost("train", DATE, "300", "6");
    assertThat(rows()).isEmpty();
  }

  /** The registry names another run, or none: what was written says that it is registered. */
  @Test
  void aRunThatWroteARegisteredDigestIsNoneAndTheCensusCountsNoSecond() {
    writesModel("rogue", Known.DIGEST);
    known.cost("rogue", DATE, "300", "6");
    assertThat(rows()).isEmpty();
    assertThat(known.report(DATE).census().versions()).isEqualTo(1);
  }

  @Test
  void aDeployedVersionThatNobodyRegisteredIsNamedWithWhereItIs() {
    deploy("shadow", null);
    assertThat(rows()).hasSize(1);
    Cells row = rows().get(0);
    assertThat(row.text(ShadowModelDaily.KIND)).isEqualTo("deployed");
    assertThat(row.text(ShadowModelDaily.SUBJECT)).isEqualTo("shadow 1 of unresolved");
    assertThat(row.<String>list(ShadowModelDaily.TARGETS)).containsExactly("edge", "prod");
    assertThat(row.instant(ShadowModelDaily.FIRST_AT)).isEqualTo(at("08:00"));
    assertThat(row.has(ShadowModelDaily.GPU_SECONDS)).isFalse();
    assertThat(row.<String, BigDecimal>map(ShadowModelDaily.COSTS)).isEqualTo(Map.of());
    assertThat(row.has(ShadowModelDaily.RUN_ID)).isFalse();
  }

  @Test
  void theServedDigestLeadsToTheRunThatWroteIt() {
    writesModel("rogue", WRITTEN);
    known.cost("rogue", DATE, "300", "6");
    deploy("shadow", WRITTEN);
    assertThat(rows()).extracting(row -> row.text(ShadowModelDaily.RUN_ID)).hasSize(2);
    Cells deployed = rows().get(1);
    assertThat(deployed.text(ShadowModelDaily.RUN_ID)).isEqualTo("rogue");
    assertThat(deployed.decimal(ShadowModelDaily.GPU_SECONDS)).isEqualByComparingTo("300");
  }

  @Test
  void aBareNameThatIsRegisteredOrCouldBeOneOfSeveralIsNone() {
    known.facts.releases.add(new Release(KEY.nameOnly(), at("08:00"), "edge", null));
    assertThat(rows()).isEmpty();
    known.facts.models.add(
        new Model(
            KEY.in("s"),
            at("04:00"),
            Known.model().people(),
            Known.model().training(),
            Known.model().digests(),
            null,
            null));
    assertThat(rows()).isEmpty();
  }

  @Test
  void whatIsListedIsWhatTheCensusCounts() {
    writesModel("rogue", WRITTEN);
    known.cost("rogue", DATE, "300", "6");
    deploy("shadow", null);
    assertThat(known.report(DATE).census().versions()).isEqualTo(1L + rows().size());
  }
}

package dev.plumbline.lineage;

import static dev.plumbline.lineage.Known.DATE;
import static dev.plumbline.lineage.Known.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.known.Incident;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.lineage.known.RegistryNaming;
import dev.plumbline.policies.DeliveryPolicy;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.DeliveryDaily;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Incidents at a target at which two registries have deployed a model of one name. */
class IncidentNamingTest {
  private static final RowLayout LAYOUT = RowLayout.of(DeliveryDaily.TABLE);
  private final Known known = Known.complete();

  @BeforeEach
  void anotherRegistryDeploysThereToo() {
    known.facts.releases.add(
        new Release(new ModelKey("other", "m", "1"), at("08:00"), "prod", null));
  }

  private void incident(String registry, String model) {
    RegistryNaming naming = new RegistryNaming(registry, "ops");
    known.facts.incidents.add(new Incident(model, naming, model, "1", "prod", at("01:00")));
  }

  /** The row of the registry of which no incident is recorded. */
  private Cells row() {
    return known
        .report(DATE)
        .deliveries(DeliveryPolicy.DEFAULT)
        .rows()
        .map(LAYOUT::read)
        .filter(one -> one.text(DeliveryDaily.REGISTRY).equals("r"))
        .findFirst()
        .orElseThrow();
  }

  private static String reason(Cells row) {
    return row.<String, String>map(DeliveryDaily.REASONS).get(DeliveryDaily.INCIDENTS.name());
  }

  @Test
  void anIncidentOfAnotherModelOrRegistryAtTheSameTargetSaysNothingOfThisOne() {
    incident("other", "m");
    incident("other", "other");
    for (Col column :
        List.of(
            DeliveryDaily.INCIDENTS, DeliveryDaily.FAILED_DEPLOYMENTS, DeliveryDaily.RESTORED)) {
      assertThat(row().has(column)).as(column.name()).isFalse();
    }
    assertThat(reason(row())).isEqualTo("no incident of m was ever recorded at prod");
  }

  @Test
  void anIncidentThatCouldBeOfTwoRegistriesIsOfNoneAndIsNotSaidToBeMissing() {
    incident(null, "m");
    assertThat(row().has(DeliveryDaily.INCIDENTS)).isFalse();
    assertThat(reason(row()))
        .isEqualTo("incidents of m at prod name no registry, and several have it there");
  }
}

package dev.plumbline.lineage;

import static dev.plumbline.lineage.Known.DATE;
import static dev.plumbline.lineage.Known.KEY;
import static dev.plumbline.lineage.Known.NAMING;
import static dev.plumbline.lineage.Known.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.known.Incident;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.policies.DeliveryPolicy;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.DeliveryDaily;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Version 1 of {@link Known#complete}, deployed to prod at 07:00, and deployments that failed. */
class FailedDeploymentsTest {
  private static final RowLayout LAYOUT = RowLayout.of(DeliveryDaily.TABLE);
  private static final ModelKey SECOND = new ModelKey("r", "m", "2");
  private final Known known = Known.complete();

  private List<Cells> rows(LocalDate date) {
    return known.report(date).deliveries(DeliveryPolicy.DEFAULT).rows().map(LAYOUT::read).toList();
  }

  private void fails(ModelKey key, String target, String time) {
    known.facts.failedReleases.add(new Release(key, at(time), target, null));
  }

  @Test
  void aDeploymentWhoseRecordSaysThatItFailedIsCountedAndDoesNotStand() {
    fails(SECOND, "prod", "11:00");
    fails(SECOND, "prod", "11:00");
    Cells row = rows(DATE).get(0);
    assertThat(row.text(DeliveryDaily.DEPLOYED_VERSION)).isEqualTo("1");
    assertThat(row.whole(DeliveryDaily.DEPLOYMENTS)).isEqualTo(2);
    assertThat(row.whole(DeliveryDaily.FIRST_DEPLOYMENTS)).isEqualTo(1);
    assertThat(row.whole(DeliveryDaily.ROLLBACKS)).isZero();
    assertThat(row.whole(DeliveryDaily.FAILED_DEPLOYMENTS)).isEqualTo(1);
    assertThat(row.has(DeliveryDaily.INCIDENTS)).as("nobody records incidents").isFalse();
    assertThat(row.text(DeliveryDaily.ROLLBACK_VERSION)).isNull();
    assertThat(rows(DATE.plusDays(1)).get(0).whole(DeliveryDaily.FAILED_DEPLOYMENTS)).isZero();
    known.facts.incidents.add(new Incident("i", NAMING, "m", "1", "prod", at("12:00")));
    assertThat(rows(DATE).get(0).whole(DeliveryDaily.FAILED_DEPLOYMENTS)).isEqualTo(2);
  }

  @Test
  void aTargetAtWhichEveryDeploymentFailedHasNothingStanding() {
    fails(KEY, "edge", "11:00");
    Cells edge = rows(DATE).get(0);
    assertThat(edge.text(DeliveryDaily.TARGET)).isEqualTo("edge");
    assertThat(edge.has(DeliveryDaily.DEPLOYED_VERSION)).isFalse();
    Map<String, String> reasons = edge.map(DeliveryDaily.REASONS);
    assertThat(reasons.get(DeliveryDaily.DEPLOYED_VERSION.name()))
        .isEqualTo("every deployment of the model there that is recorded failed");
    assertThat(edge.whole(DeliveryDaily.DEPLOYMENTS)).isEqualTo(1);
    assertThat(edge.whole(DeliveryDaily.FAILED_DEPLOYMENTS)).isEqualTo(1);
    assertThat(rows(DATE.plusDays(1))).as("nothing happens or stands at edge").hasSize(1);
  }
}

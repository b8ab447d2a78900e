package dev.plumbline.lineage.check;

import static dev.plumbline.terms.LinkState.DANGLING;
import static dev.plumbline.terms.LinkState.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.Completeness;
import dev.plumbline.lineage.Known;
import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.policies.LineagePolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which runs a registry may name: those of jobs in the namespaces that it is bound to. */
class RunNamespacesTest {
  private final Known known = Known.complete();

  @Test
  void aRunOfAJobThatTheRegistryDoesNotSpeakForIsNotItsToName() {
    Completeness ruling = known.ruling(Known.naming("r=elsewhere", "other=pipelines"));
    assertThat(ruling.result(Link.TRAINING_RUN))
        .isEqualTo(
            LinkResult.of(
                DANGLING,
                "run train is of a job of pipelines, and no run_namespaces of the policy lets r"
                    + " name it"));
    // Nothing of that run is shown or counted as the model's.
    assertThat(ruling.result(Link.CODE_COMMIT))
        .isEqualTo(LinkResult.of(UNREACHABLE, "training run train is not the registry's to name"));
    assertThat(ruling.result(Link.UPSTREAM_CLOSURE).state()).isEqualTo(UNREACHABLE);
    assertThat(ruling.isTraceable()).isFalse();
  }

  @Test
  void aRegistryThatIsNotBoundMayNameAnyRun() {
    for (LineagePolicy policy :
        List.of(
            Known.naming(),
            Known.naming("r=pipelines", "r=elsewhere"),
            Known.naming("other=elsewhere"))) {
      assertThat(known.ruling(policy).isTraceable()).as("%s", policy.runNamespaces()).isTrue();
    }
  }
}

package dev.plumbline.lineage.check;

import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.graph.LinkResult.Member;
import dev.plumbline.lineage.known.RegistryFacts.Consent;
import dev.plumbline.lineage.known.RegistryFacts.Result;
import dev.plumbline.terms.LinkState;
import java.util.Comparator;
import java.util.Optional;

/**
 * A result with metric, value and dataset version exists from before the approval. One such result
 * is enough; later ones are reviews.
 */
final class EvaluationCheck implements LinkCheck {
  @Override
  public Link link() {
    return Link.EVALUATION;
  }

  @Override
  public LinkResult check(Trace trace) {
    Optional<Consent> approval = ApprovalCheck.deciding(trace);
    return trace.results().stream()
        .map(result -> member(result, approval, trace))
        .min(Comparator.comparing(Member::state))
        .map(best -> LinkResult.of(best.state(), best.reason()))
        .or(() -> trace.unbound("an evaluation", trace.namesakes().results()))
        .orElse(LinkResult.of(LinkState.MISSING, "no evaluation is recorded"));
  }

  private static Member member(Result result, Optional<Consent> approval, Trace trace) {
    if (approval.isPresent() && !trace.inOrder(result.at(), approval.get().at())) {
      return new Member(
          LinkState.MISSING,
          "evaluated at %s, after the approval at %s".formatted(result.at(), approval.get().at()));
    }
    if (result.value() == null) {
      return new Member(LinkState.WEAK, "the evaluation of " + result.metric() + " has no value");
    }
    boolean fixed = result.version() != null && !DatasetNode.isMoving(result.version());
    return result.dataset() != null && fixed
        ? Member.PRESENT
        : new Member(LinkState.WEAK, "the evaluation names no fixed version of a dataset");
  }
}

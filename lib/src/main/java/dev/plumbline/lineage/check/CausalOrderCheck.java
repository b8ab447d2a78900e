package dev.plumbline.lineage.check;

import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.graph.LinkResult.Member;
import dev.plumbline.lineage.graph.Tally;
import dev.plumbline.lineage.graph.Upstream;
import dev.plumbline.lineage.known.RegistryFacts;
import dev.plumbline.lineage.known.RegistryFacts.Result;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.terms.LinkState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Nothing happened before what it depends on: data is written before it is read, the run starts
 * before the version is registered, evaluation before approval, approval before deployment, each by
 * no more than clocks differ. A wrong order is MISSING; an order that the recorded times neither
 * show nor rule out is WEAK.
 */
final class CausalOrderCheck implements LinkCheck {
  @Override
  public Link link() {
    return Link.CAUSAL_ORDER;
  }

  @Override
  public LinkResult check(Trace trace) {
    List<Member> members = new ArrayList<>();
    review(trace, members);
    Tally order =
        Tally.of(trace.run().map(run -> registration(run, trace)).orElseGet(() -> unknown(trace)))
            .and(trace.walk().map(Upstream::handovers).orElse(Tally.NONE));
    for (Member member : members) {
      order = order.and(member);
    }
    return LinkResult.of(order);
  }

  private static Member unknown(Trace trace) {
    LinkResult unreachable = trace.unreachable();
    return new Member(unreachable.state(), unreachable.reason());
  }

  private static Member registration(RunFacts run, Trace trace) {
    Instant registeredAt = trace.model().registeredAt();
    if (run.startedAt() == null && !trace.inOrder(run.startedBy(), registeredAt)) {
      return new Member(LinkState.WEAK, "no start of run " + run.runId() + " is recorded");
    }
    return ordered(
        "the training run started", run.startedBy(), "it was registered", registeredAt, trace);
  }

  private static void review(Trace trace, List<Member> members) {
    Instant registeredAt = trace.model().registeredAt();
    Optional<Instant> approved = ApprovalCheck.deciding(trace).map(RegistryFacts.Consent::at);
    Optional<Instant> released = trace.firstRelease();
    Optional<Instant> evaluated =
        trace.results().stream().map(Result::at).min(Comparator.naturalOrder());
    if (evaluated.isPresent() && approved.isPresent()) {
      members.add(ordered("evaluated", evaluated.get(), "approved", approved.get(), trace));
    }
    if (approved.isPresent() && released.isPresent()) {
      members.add(ordered("approved", approved.get(), "deployed", released.get(), trace));
    }
    approved.ifPresent(
        at -> members.add(ordered("registered", registeredAt, "approved", at, trace)));
    released.ifPresent(
        at -> members.add(ordered("registered", registeredAt, "deployed", at, trace)));
    Optional<Instant> lastEvaluated =
        trace.results().stream().map(Result::at).max(Comparator.naturalOrder());
    Optional<Instant> started = trace.run().map(RunFacts::startedBy);
    if (lastEvaluated.isPresent() && started.isPresent()) {
      members.add(
          ordered("the run started", started.get(), "evaluated", lastEvaluated.get(), trace));
    }
  }

  private static Member ordered(
      String cause, Instant causeAt, String effect, Instant effectAt, Trace trace) {
    return trace.inOrder(causeAt, effectAt)
        ? Member.PRESENT
        : new Member(
            LinkState.MISSING,
            "%s at %s, but %s at %s already".formatted(cause, causeAt, effect, effectAt));
  }
}

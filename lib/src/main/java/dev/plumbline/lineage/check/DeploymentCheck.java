package dev.plumbline.lineage.check;

import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.graph.LinkResult.Member;
import dev.plumbline.lineage.known.RegistryFacts.Coverage;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.terms.LinkState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What is served is what was registered, at every deployment. That a version is not deployed is
 * only known where a deployment log covers all the time since it was registered.
 */
final class DeploymentCheck implements LinkCheck {
  @Override
  public Link link() {
    return Link.DEPLOYMENT;
  }

  @Override
  public LinkResult check(Trace trace) {
    if (!trace.releases().isEmpty()) {
      String registered = trace.model().artifactDigest();
      return new LinkResult(trace.releases().stream().map(r -> member(r, registered)).toList());
    }
    Instant covered = coveredUntil(trace);
    return trace.inOrder(trace.end(), covered)
        ? LinkResult.present()
        : LinkResult.of(
            LinkState.NOT_MEASURED, "no deployment is known, and no log covers " + covered);
  }

  private static Member member(Release release, String registered) {
    String served = release.servedDigest();
    if (registered == null) {
      return new Member(LinkState.UNREACHABLE, "no digest is registered to compare with");
    }
    if (served == null || served.equalsIgnoreCase("unknown")) {
      return new Member(LinkState.WEAK, release.target() + " does not say what it serves");
    }
    return served.equalsIgnoreCase(registered)
        ? Member.PRESENT
        : new Member(
            LinkState.DANGLING,
            release.target() + " serves " + served + ", which is not registered");
  }

  /** From the registration on, until when deployment logs leave no gap. */
  private static Instant coveredUntil(Trace trace) {
    List<Coverage> logs =
        trace.logs().stream().sorted(Comparator.comparing(Coverage::from)).toList();
    Instant until = trace.model().registeredAt();
    for (Coverage log : logs) {
      boolean joins = trace.inOrder(log.from(), until);
      until = joins && log.to().isAfter(until) ? log.to() : until;
    }
    return until;
  }
}

package dev.plumbline.lineage.check;

import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.graph.LinkResult.Member;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegistryFacts.Coverage;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.terms.LinkState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What is served is what was registered, at every deployment; one that may be of this version or of
 * another registry's is of neither for certain. That a version is not deployed is only known where
 * a deployment log covers all the time since it was registered.
 */
final class DeploymentCheck implements LinkCheck {
  @Override
  public Link link() {
    return Link.DEPLOYMENT;
  }

  @Override
  public LinkResult check(Trace trace) {
    Optional<LinkResult> unbound = trace.unbound("a deployment", trace.namesakes().releases());
    List<Member> members = new ArrayList<>();
    trace.releases().forEach(release -> members.add(member(release, trace)));
    unbound
        .filter(result -> result.state() == LinkState.DANGLING)
        .ifPresent(result -> members.add(result.worst()));
    return members.isEmpty() ? undeployed(trace) : LinkResult.of(members);
  }

  private static LinkResult undeployed(Trace trace) {
    Instant covered = coveredUntil(trace);
    return trace.inOrder(trace.end(), covered)
        ? LinkResult.present()
        : LinkResult.of(
            LinkState.NOT_MEASURED, "no deployment is known, and no log covers " + covered);
  }

  private static Member member(Release release, Trace trace) {
    String registered = trace.model().artifactDigest();
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
            "%s serves %s, which is %s".formatted(release.target(), served, others(trace, served)));
  }

  private static String others(Trace trace, String digest) {
    SortedSet<ModelKey> having = trace.namesakes().registered().withDigest(digest);
    return having.isEmpty() ? "not registered" : "the digest of " + having.first();
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

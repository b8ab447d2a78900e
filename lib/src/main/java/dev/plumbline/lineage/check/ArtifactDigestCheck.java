package dev.plumbline.lineage.check;

import dev.plumbline.lineage.graph.IdentityStrength;
import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.terms.LinkState;
import java.time.Instant;

/** The registry names the artifact by a digest of enough bits, and by one only. */
final class ArtifactDigestCheck implements LinkCheck {
  @Override
  public Link link() {
    return Link.ARTIFACT_DIGEST;
  }

  @Override
  public LinkResult check(Trace trace) {
    String digest = trace.model().artifactDigest();
    LinkState state = IdentityStrength.ofDigest(digest, trace.policy().digestBits());
    Instant conflictAt = trace.model().digestConflictAt();
    if (state == LinkState.PRESENT && RunFacts.isBefore(conflictAt, trace.end())) {
      return LinkResult.of(LinkState.WEAK, "another digest was registered at " + conflictAt);
    }
    return switch (state) {
      case PRESENT -> LinkResult.present();
      case MISSING -> LinkResult.of(state, "no artifact digest is registered");
      default ->
          LinkResult.of(
              state,
              "%s is no whole digest of %d bits".formatted(digest, trace.policy().digestBits()));
    };
  }
}

package dev.plumbline.lineage.check;

import dev.plumbline.lineage.graph.IdentityStrength;
import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.terms.LinkState;

/** An image or lock file is named by digest, by the registry, else by the training run. */
final class EnvironmentCheck implements LinkCheck {
  @Override
  public Link link() {
    return Link.ENVIRONMENT;
  }

  @Override
  public LinkResult check(Trace trace) {
    String registered = trace.model().environmentDigest();
    if (registered == null && trace.run().isEmpty()) {
      return trace.unreachable();
    }
    String environment = registered == null ? trace.run().get().environment().name() : registered;
    if (environment == null) {
      return LinkResult.of(LinkState.MISSING, "neither registry nor run names an environment");
    }
    String digest = environment.substring(environment.lastIndexOf('@') + 1);
    return IdentityStrength.ofDigest(digest, trace.policy().digestBits()) == LinkState.PRESENT
        ? LinkResult.present()
        : LinkResult.of(LinkState.WEAK, environment + " names no image or lock-file digest");
  }
}

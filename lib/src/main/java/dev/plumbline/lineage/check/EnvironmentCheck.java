package dev.plumbline.lineage.check;

import dev.plumbline.lineage.graph.IdentityStrength;
import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.terms.LinkState;
import java.util.List;

/**
 * An image or lock file is named by digest, by the registry, else by the training run; systems that
 * saw the run do not name different ones.
 */
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
    List<String> others = trace.run().map(run -> run.environment().others()).orElse(List.of());
    if (!others.isEmpty()) {
      return LinkResult.of(
          LinkState.WEAK,
          "the training run names %s, and %s as well"
              .formatted(trace.run().get().environment().name(), String.join(" and ", others)));
    }
    String environment = registered == null ? trace.run().get().environment().name() : registered;
    if (environment == null) {
      return LinkResult.of(LinkState.MISSING, "neither registry nor run names an environment");
    }
    String digest = RunFacts.Environment.content(environment);
    return IdentityStrength.ofDigest(digest, trace.policy().digestBits()) == LinkState.PRESENT
        ? LinkResult.present()
        : LinkResult.of(LinkState.WEAK, environment + " names no image or lock-file digest");
  }
}

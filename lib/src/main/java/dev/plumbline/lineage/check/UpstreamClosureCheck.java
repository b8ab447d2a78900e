package dev.plumbline.lineage.check;

import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.graph.Upstream;
import dev.plumbline.terms.LinkState;

/** Every dataset version upstream was written by a known run or is a declared source. */
final class UpstreamClosureCheck implements LinkCheck {
  @Override
  public Link link() {
    return Link.UPSTREAM_CLOSURE;
  }

  @Override
  public LinkResult check(Trace trace) {
    if (trace.walk().isEmpty()) {
      return trace.unreachable();
    }
    Upstream walk = trace.walk().get();
    if (walk.inputs().isEmpty()) {
      boolean declared = trace.run().orElseThrow().noInputsDeclaredAt() != null;
      return declared
          ? LinkResult.present()
          : LinkResult.of(LinkState.UNREACHABLE, "the training run names no input to walk from");
    }
    return LinkResult.of(walk.origins());
  }
}

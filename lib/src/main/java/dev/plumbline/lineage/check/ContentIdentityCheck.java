package dev.plumbline.lineage.check;

import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.graph.IdentityStrength;
import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.graph.LinkResult.Member;
import dev.plumbline.lineage.graph.Upstream;
import dev.plumbline.terms.LinkState;

/** The version of each training input is a digest of its content or an immutable snapshot. */
public final class ContentIdentityCheck implements LinkCheck {
  @Override
  public Link link() {
    return Link.CONTENT_IDENTITY;
  }

  @Override
  public LinkResult check(Trace trace) {
    if (trace.walk().isEmpty()) {
      return trace.unreachable();
    }
    var inputs = trace.walk().get().inputs();
    if (inputs.isEmpty()) {
      boolean declared = trace.run().orElseThrow().noInputsDeclaredAt() != null;
      return declared
          ? LinkResult.present()
          : LinkResult.of(LinkState.UNREACHABLE, "the training run names no input");
    }
    return LinkResult.of(inputs.stream().map(input -> member(input, trace)).toList());
  }

  /** What identifies the content of one input. */
  public static Member member(Upstream.Input input, Trace trace) {
    DatasetNode node = input.resolved();
    LinkState state =
        IdentityStrength.ofContent(
            node.isNamed() ? node.version() : null, trace.policy().digestBits());
    if (state == LinkState.PRESENT && input.isInferred()) {
      return new Member(LinkState.WEAK, node + " is inferred, the run named no version");
    }
    return switch (state) {
      case PRESENT -> Member.PRESENT;
      case MISSING ->
          Unsaid.of(
              Link.CONTENT_IDENTITY,
              trace.run().orElseThrow(),
              "nothing identifies the content of " + node);
      default -> new Member(state, node + " is neither a whole digest nor a snapshot");
    };
  }
}

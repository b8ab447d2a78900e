package dev.plumbline.lineage.check;

import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.graph.LinkResult.Member;
import dev.plumbline.lineage.graph.Upstream;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.terms.LinkState;
import java.util.List;

/** Each input of the training run is named with a dataset version. */
final class TrainingInputsCheck implements LinkCheck {
  @Override
  public Link link() {
    return Link.TRAINING_INPUTS;
  }

  @Override
  public LinkResult check(Trace trace) {
    if (trace.walk().isEmpty()) {
      return trace.unreachable();
    }
    var inputs = trace.walk().get().inputs();
    if (inputs.isEmpty()) {
      RunFacts run = trace.run().orElseThrow();
      return run.noInputsDeclaredAt() != null
          ? LinkResult.present()
          : LinkResult.of(List.of(Unsaid.of(link(), run, "the training run names no input")));
    }
    return LinkResult.of(inputs.stream().map(TrainingInputsCheck::member).toList());
  }

  private static Member member(Upstream.Input input) {
    String version = input.stated().version();
    if (version == null) {
      String resolved =
          input.resolved().version() == null
              ? ""
              : "; the latest complete one was " + input.resolved().version();
      return new Member(
          LinkState.WEAK, input.stated().dataset() + " was read without a version" + resolved);
    }
    return DatasetNode.isMoving(version)
        ? new Member(LinkState.WEAK, input.stated() + " names no fixed version")
        : Member.PRESENT;
  }
}

package dev.plumbline.lineage.check;

import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.graph.LinkResult.Member;
import dev.plumbline.lineage.graph.Upstream;
import dev.plumbline.terms.LinkState;
import java.util.Locale;
import java.util.Set;

/** Each input of the training run is named with a dataset version. */
final class TrainingInputsCheck implements LinkCheck {
  private static final Set<String> MOVING =
      Set.of("latest", "current", "head", "main", "master", "unknown", "none");

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
      boolean declared = trace.run().orElseThrow().noInputsDeclaredAt() != null;
      return declared
          ? LinkResult.present()
          : LinkResult.of(LinkState.MISSING, "the training run names no input");
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
    return isMoving(version)
        ? new Member(LinkState.WEAK, input.stated() + " names no fixed version")
        : Member.PRESENT;
  }

  /** True for names that mean another version every day. */
  static boolean isMoving(String version) {
    return MOVING.contains(version.toLowerCase(Locale.ROOT));
  }
}

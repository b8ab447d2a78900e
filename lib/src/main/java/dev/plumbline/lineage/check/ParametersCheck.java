package dev.plumbline.lineage.check;

import dev.plumbline.lineage.graph.LinkResult;
import java.util.List;

/** The training run states its parameters; an explicitly empty set counts. */
final class ParametersCheck implements LinkCheck {
  @Override
  public Link link() {
    return Link.PARAMETERS;
  }

  @Override
  public LinkResult check(Trace trace) {
    return trace
        .run()
        .map(
            run ->
                run.parametersKnownAt() == null
                    ? LinkResult.of(
                        List.of(Unsaid.of(link(), run, "the training run states no parameters")))
                    : LinkResult.present())
        .orElseGet(trace::unreachable);
  }
}

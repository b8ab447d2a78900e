package dev.plumbline.lineage.check;

import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.terms.LinkState;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The training run names one clean commit by its full id. */
final class CodeCommitCheck implements LinkCheck {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  @Override
  public Link link() {
    return Link.CODE_COMMIT;
  }

  @Override
  public LinkResult check(Trace trace) {
    return trace.run().map(this::of).orElseGet(trace::unreachable);
  }

  private LinkResult of(RunFacts run) {
    String revision = run.code().revision();
    if (revision == null) {
      return run.code().branch() == null
          ? LinkResult.of(
              List.of(Unsaid.of(link(), run, "the training run names no code revision")))
          : LinkResult.of(LinkState.WEAK, "only the branch " + run.code().branch() + " is named");
    }
    if (run.code().conflictAt() != null) {
      return LinkResult.of(LinkState.WEAK, "the training run names more than one code revision");
    }
    return COMMIT.matcher(revision.toLowerCase(Locale.ROOT)).matches()
        ? LinkResult.present()
        : LinkResult.of(LinkState.WEAK, revision + " is no clean commit of 40 or 64 digits");
  }
}

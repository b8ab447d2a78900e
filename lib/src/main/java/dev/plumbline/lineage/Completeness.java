package dev.plumbline.lineage;

import dev.plumbline.lineage.check.ContentIdentityCheck;
import dev.plumbline.lineage.check.Link;
import dev.plumbline.lineage.check.LinkCheck;
import dev.plumbline.lineage.check.LinkChecks;
import dev.plumbline.lineage.check.Trace;
import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.known.RegistryFacts.Waiver;
import dev.plumbline.terms.LinkState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * The ruling on one model version: link states, saturation (12 kinds weigh 1 each, PRESENT 1, WEAK
 * ½, waived ones leave the denominator) and whether it is traceable at its risk tier.
 *
 * <p>A waiver takes any link out that is not PRESENT; one that is about no registered version takes
 * none out, and the reason of the link it names says so. It cannot put time in order: a version
 * whose causes are known to come after their effects is not traceable, waived or not.
 */
public final class Completeness {

  /**
   * What is behind a version.
   *
   * @param runs how many runs: the training run and all upstream, each once
   * @param used what they used
   * @param ids every id of the training run; none where it is not the registry's to name
   */
  record Behind(long runs, RunCosts.Total used, SortedSet<String> ids) {}

  private final Trace trace;
  private final Behind behind;
  private final Map<Link, LinkResult> results = new EnumMap<>(Link.class);
  private final boolean orderIsWrong;

  Completeness(Trace trace, Waivers waivers, Behind behind) {
    this.trace = trace;
    this.behind = behind;
    for (LinkCheck check : LinkChecks.ALL) {
      results.put(check.link(), check.check(trace));
    }
    this.orderIsWrong = results.get(Link.CAUSAL_ORDER).state() == LinkState.MISSING;
    waivers.inForce(trace.end()).forEach(this::waive);
    waivers.unbound(trace.end(), this::remark);
  }

  /** A link that is as it should be needs no waiver, and hears nothing of one. */
  private void remark(String name, String remark) {
    Link link = Link.valueOf(name);
    LinkState state = results.get(link).state();
    if (state != LinkState.PRESENT && state != LinkState.NOT_APPLICABLE) {
      results.put(link, results.get(link).with(remark));
    }
  }

  private void waive(Waiver waiver) {
    Link link = Link.valueOf(waiver.link().toUpperCase(java.util.Locale.ROOT));
    LinkState state = results.get(link).state();
    if (state != LinkState.PRESENT && state != LinkState.NOT_APPLICABLE) {
      results.put(
          link,
          LinkResult.of(
              LinkState.NOT_APPLICABLE,
              "waived by %s until %s: %s"
                  .formatted(waiver.approver(), waiver.expiresAt(), waiver.reason())));
    }
  }

  Trace trace() {
    return trace;
  }

  public LinkResult result(Link link) {
    return results.get(link);
  }

  /** The first link that the risk tier does not accept, or null. */
  public Link firstBroken() {
    boolean strict = trace.policy().isStrict(trace.model().riskTier());
    LinkState worstAllowed = strict ? LinkState.NOT_APPLICABLE : LinkState.WEAK;
    for (Map.Entry<Link, LinkResult> link : results.entrySet()) {
      boolean contradicted = link.getKey() == Link.CAUSAL_ORDER && orderIsWrong;
      if (contradicted || link.getValue().state().isWorseThan(worstAllowed)) {
        return link.getKey();
      }
    }
    return null;
  }

  public boolean isTraceable() {
    return firstBroken() == null;
  }

  /** How many links apply. */
  long required() {
    return results.values().stream().filter(r -> r.state() != LinkState.NOT_APPLICABLE).count();
  }

  /** The sum of what the links that apply are worth. */
  double satisfied() {
    return results.values().stream()
        .filter(r -> r.state() != LinkState.NOT_APPLICABLE)
        .mapToDouble(LinkResult::credit)
        .sum();
  }

  /** Satisfied ÷ required; null when every link is waived. */
  public Double saturation() {
    return required() == 0 ? null : satisfied() / required();
  }

  /** The model, its run and the way back to what is amiss, or to an origin. */
  List<String> witness() {
    List<String> path = new ArrayList<>();
    path.add("model " + trace.model().key());
    trace.walk().ifPresent(walk -> path.addAll(walk.way().words()));
    if (trace.walk().isEmpty() && trace.model().runId() != null) {
      path.add("run " + trace.model().runId());
    }
    return path;
  }

  /** True when the way back was walked and every way ends in an origin. */
  public boolean isClosed() {
    LinkState state = results.get(Link.UPSTREAM_CLOSURE).state();
    return state == LinkState.PRESENT || state == LinkState.WEAK;
  }

  /** How many training inputs have both a version and a strong identity. */
  long identifiedInputs() {
    return trace
        .walk()
        .map(
            walk ->
                walk.inputs().stream()
                    .filter(
                        input ->
                            ContentIdentityCheck.member(input, trace).state() == LinkState.PRESENT)
                    .count())
        .orElse(0L);
  }

  /** What is behind the version. */
  Behind behind() {
    return behind;
  }
}

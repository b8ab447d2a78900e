package dev.plumbline.lineage.check;

import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.graph.LinkResult.Member;
import dev.plumbline.lineage.known.RegistryFacts.Consent;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.terms.LinkState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody approved before the first deployment who is neither the committer nor the user of the
 * run nor the registrar. One such approval is enough.
 */
final class ApprovalCheck implements LinkCheck {
  @Override
  public Link link() {
    return Link.APPROVAL;
  }

  @Override
  public LinkResult check(Trace trace) {
    return deciding(trace)
        .map(approval -> member(approval, trace))
        .map(member -> LinkResult.of(member.state(), member.reason()))
        .or(() -> trace.unbound("an approval", trace.namesakes().consents()))
        .orElse(LinkResult.of(LinkState.MISSING, "no approval is recorded"));
  }

  /** The best approval; the last among equals, so that evaluations have the most time. */
  static Optional<Consent> deciding(Trace trace) {
    return trace.consents().stream()
        .min(
            Comparator.comparing((Consent approval) -> member(approval, trace).state())
                .thenComparing(Consent::at, Comparator.reverseOrder())
                .thenComparing(Consent::approver));
  }

  private static Member member(Consent approval, Trace trace) {
    var released = trace.firstRelease();
    if (released.isPresent() && !trace.inOrder(approval.at(), released.get())) {
      return new Member(
          LinkState.MISSING,
          "approved at %s, after the deployment at %s".formatted(approval.at(), released.get()));
    }
    List<String> roles = roles(approval.approver(), trace.model());
    if (!roles.isEmpty()) {
      return new Member(
          LinkState.MISSING,
          "%s approved and is the %s".formatted(approval.approver(), String.join(" and ", roles)));
    }
    List<String> unknown = unknown(approval.approver(), trace.model());
    return unknown.isEmpty()
        ? Member.PRESENT
        : new Member(LinkState.WEAK, "nobody says who is the " + String.join(" and the ", unknown));
  }

  private static List<String> roles(String approver, Model model) {
    List<String> roles = new ArrayList<>();
    addIf(isSame(approver, model.committedBy()), "committer", roles);
    addIf(isSame(approver, model.runBy()), "run user", roles);
    addIf(isSame(approver, model.registeredBy()), "registrar", roles);
    return roles;
  }

  private static List<String> unknown(String approver, Model model) {
    List<String> unknown = new ArrayList<>();
    addIf(isUnknown(approver), "approver", unknown);
    addIf(isUnknown(model.committedBy()), "committer", unknown);
    addIf(isUnknown(model.runBy()), "run user", unknown);
    addIf(isUnknown(model.registeredBy()), "registrar", unknown);
    return unknown;
  }

  private static void addIf(boolean applies, String role, List<String> roles) {
    if (applies) {
      roles.add(role);
    }
  }

  private static boolean isSame(String one, String other) {
    return !isUnknown(one) && !isUnknown(other) && plain(one).equals(plain(other));
  }

  private static boolean isUnknown(String person) {
    return person == null || plain(person).equals("unknown");
  }

  private static String plain(String person) {
    return person.trim().toLowerCase(Locale.ROOT);
  }
}

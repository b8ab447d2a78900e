package dev.plumbline.run.doctor;

import dev.plumbline.timeline.Owner;
import dev.plumbline.timeline.TextPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Whether everybody who held a device has somebody who pays. */
final class OwnerFindings {
  private OwnerFindings() {}

  static List<Finding> of(Examination examination) {
    List<Finding> findings = new ArrayList<>();
    List<Owner> owners = examination.configuration().owners();
    NavigableSet<String> seen = examination.fleet().namespaces();
    NavigableSet<String> orphans = new TreeSet<>(seen);
    orphans.removeIf(
        namespace ->
            owners.stream()
                .filter(owner -> owner.to() == null)
                .anyMatch(owner -> means(owner, namespace, examination)));
    if (!orphans.isEmpty()) {
      findings.add(
          Finding.warning(
              "namespaces without a team: %s; what they used belongs to nobody"
                  .formatted(Examination.names(orphans)),
              examination.file(),
              "add them under owners: with team and project"));
    }
    List<Owner> teamless = owners.stream().filter(owner -> owner.team() == null).toList();
    if (!teamless.isEmpty()) {
      findings.add(
          Finding.warning(
              "owners without a team: " + namespaces(teamless),
              examination.places(teamless),
              "write team: of the " + (isOfNamespaces(teamless) ? "namespace" : "owner")));
    }
    unseen(examination).ifPresent(findings::add);
    return findings.isEmpty() && !seen.isEmpty()
        ? List.of(Finding.ok("every namespace has a team" + examination.inSample(), ""))
        : findings;
  }

  private static String namespaces(List<Owner> owners) {
    return Examination.names(owners.stream().map(OwnerFindings::name).toList());
  }

  /** Entries about pods that mean nobody in the sample; jobs are not in it. */
  private static Optional<Finding> unseen(Examination examination) {
    List<Owner> unseen =
        examination.configuration().owners().stream()
            .filter(owner -> !owner.holders().needScheduler())
            .filter(owner -> !isSeen(owner, examination))
            .toList();
    if (unseen.isEmpty() || !examination.hasTelemetry()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.warning(
            "%s that held no GPU%s: %s"
                .formatted(
                    isOfNamespaces(unseen) ? "namespaces" : "owners",
                    examination.inSample(),
                    namespaces(unseen)),
            examination.places(unseen),
            isOfNamespaces(unseen)
                ? "nothing, or correct namespace: to what telemetry calls it"
                : "nothing, or correct namespace: or pod: to what telemetry calls it"));
  }

  /** True where the entry means all of the namespace, or a pod of it that held a GPU. */
  private static boolean means(Owner owner, String namespace, Examination examination) {
    TextPattern asked = owner.holders().namespace();
    if (owner.holders().needScheduler()) {
      return false;
    }
    return owner.holders().pod() == null
        ? asked != null && asked.matches(namespace)
        : examination.fleet().holders().stream()
            .filter(holder -> namespace.equals(holder.namespace()))
            .anyMatch(owner.holders()::mean);
  }

  private static boolean isSeen(Owner owner, Examination examination) {
    return examination.fleet().namespaces().stream()
            .anyMatch(namespace -> means(owner, namespace, examination))
        || owner.holders().pod() != null
            && examination.fleet().holders().stream().anyMatch(owner.holders()::mean);
  }

  /** A namespace by itself, else the entry's name. */
  private static String name(Owner owner) {
    return isOfNamespace(owner) ? owner.holders().namespace().text() : owner.rule();
  }

  private static boolean isOfNamespace(Owner owner) {
    TextPattern namespace = owner.holders().namespace();
    return namespace != null && owner.rule().equals("namespace=" + namespace.text());
  }

  private static boolean isOfNamespaces(List<Owner> owners) {
    return owners.stream().allMatch(OwnerFindings::isOfNamespace);
  }
}

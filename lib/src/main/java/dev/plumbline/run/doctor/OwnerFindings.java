package dev.plumbline.run.doctor;

import dev.plumbline.segment.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether everybody who held a device has somebody who pays. */
final class OwnerFindings {
  private OwnerFindings() {}

  static List<Finding> of(Examination examination) {
    List<Finding> findings = new ArrayList<>();
    List<Owner> owners = examination.configuration().owners();
    Set<String> known =
        owners.stream().map(Owner::namespace).filter(Objects::nonNull).collect(Collectors.toSet());
    NavigableSet<String> seen = examination.fleet().namespaces();
    NavigableSet<String> orphans = new TreeSet<>(seen);
    orphans.removeAll(known);
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
    List<Owner> unseen =
        owners.stream()
            .filter(owner -> owner.namespace() != null && !seen.contains(owner.namespace()))
            .toList();
    if (!unseen.isEmpty() && examination.hasTelemetry()) {
      findings.add(
          Finding.warning(
              "namespaces that held no GPU%s: %s"
                  .formatted(examination.inSample(), namespaces(unseen)),
              examination.places(unseen),
              "nothing, or correct namespace: to what telemetry calls it"));
    }
    return findings.isEmpty() && !seen.isEmpty()
        ? List.of(Finding.ok("every namespace has a team" + examination.inSample(), ""))
        : findings;
  }

  private static String namespaces(List<Owner> owners) {
    return Examination.names(owners.stream().map(OwnerFindings::name).toList());
  }

  private static String name(Owner owner) {
    return Stream.of(owner.namespace(), owner.account(), owner.user())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" and "));
  }

  private static boolean isOfNamespaces(List<Owner> owners) {
    return owners.stream().allMatch(owner -> owner.namespace() != null);
  }
}

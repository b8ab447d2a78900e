package dev.plumbline.run.doctor;

import dev.plumbline.cost.budget.Budget;
import dev.plumbline.cost.inventory.GpuType;
import dev.plumbline.cost.unit.Serving;
import dev.plumbline.facts.InstanceGpus;
import dev.plumbline.timeline.Holder;
import dev.plumbline.timeline.Owner;
import dev.plumbline.timeline.Standby;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether what is declared of replicas on standby, of who serves, and of instance types is about
 * anything.
 */
final class UnusedEntries {
  private UnusedEntries() {}

  static List<Finding> of(Examination examination) {
    List<Finding> findings = new ArrayList<>();
    List<Standby> strangers =
        examination.configuration().standby().stream()
            .filter(entry -> examination.fleet().holders().stream().noneMatch(entry::means))
            .toList();
    if (!strangers.isEmpty() && examination.hasTelemetry()) {
      findings.add(
          Finding.warning(
              "standby entries that match nobody who held a GPU%s: %s; nobody is on standby by them"
                  .formatted(examination.inSample(), Examination.names(strangers)),
              examination.places(strangers),
              "correct owner:, namespace: or pod: to what telemetry calls the replica, or take the"
                  + " entry out; * stands for any text"));
    }
    findings.addAll(serving(examination));
    findings.addAll(budgets(examination));
    List<GpuType> unbilled =
        examination.configuration().instanceTypes().stream()
            .filter(type -> !isUsed(type, examination))
            .toList();
    if (!unbilled.isEmpty() && examination.hasBills()) {
      findings.add(
          Finding.warning(
              "instance_types that no bill and no node has%s: %s"
                  .formatted(
                      examination.inSample(),
                      Examination.names(
                          unbilled.stream()
                              .map(type -> type.provider() + " " + type.instanceType())
                              .toList())),
              examination.places(unbilled),
              "correct provider: and instance_type: to the bill's words, or take the entry out"));
    }
    return findings;
  }

  private static List<Finding> serving(Examination examination) {
    List<Serving> strangers =
        examination.configuration().serving().stream()
            .filter(
                entry ->
                    examination.fleet().holders().stream()
                        .map(Holder::name)
                        .noneMatch(entry::means))
            .toList();
    return strangers.isEmpty() || !examination.hasTelemetry()
        ? List.of()
        : List.of(
            Finding.warning(
                "serving entries that match nobody who held a GPU%s: %s; no cost is theirs"
                    .formatted(examination.inSample(), Examination.names(strangers)),
                examination.places(strangers),
                "correct namespace: or pod: to what telemetry calls the replica, or take the"
                    + " entry out; * stands for any text"));
  }

  /** A mistyped team would have spent nothing of its budget. */
  private static List<Finding> budgets(Examination examination) {
    List<Budget> strangers =
        examination.configuration().budgets().stream()
            .filter(
                budget ->
                    examination.configuration().owners().stream()
                        .noneMatch(owner -> isOf(budget, owner)))
            .toList();
    return strangers.isEmpty()
        ? List.of()
        : List.of(
            Finding.warning(
                "budgets of teams or projects that no entry under owners: names: "
                    + Examination.names(strangers)
                    + "; they will have spent nothing",
                examination.places(strangers),
                "correct team: or project: to the words under owners:, or take the entry out"));
  }

  private static boolean isOf(Budget budget, Owner owner) {
    return budget.team().equals(owner.team())
        && (budget.project() == null || budget.project().equals(owner.project()));
  }

  private static boolean isUsed(GpuType type, Examination examination) {
    return examination.fleet().isBilled(type)
        || examination.configuration().nodes().stream()
            .filter(node -> node.provider() != null && node.instanceType() != null)
            .map(node -> InstanceGpus.key(node.provider(), node.instanceType()))
            .anyMatch(InstanceGpus.key(type.provider(), type.instanceType())::equals);
  }
}

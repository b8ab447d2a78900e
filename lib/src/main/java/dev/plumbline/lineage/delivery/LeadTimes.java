package dev.plumbline.lineage.delivery;

import dev.plumbline.lineage.graph.InputTimes;
import dev.plumbline.lineage.graph.TrainingRuns;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.DeliveryDaily;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * How long it took from a commit, from the start of the training run and from the newest training
 * input to the first deployment of a version at a target. Each is known of as many versions as say
 * it; none stands for another, and one that would be negative is not known.
 */
final class LeadTimes {
  /**
   * One of them.
   *
   * @param seconds the column of its sum
   * @param versions the column of how many versions it is known of
   * @param from where it begins
   * @param unknown why it may not be known
   */
  private record Lead(
      Col seconds, Col versions, Function<Model, Optional<Instant>> from, String unknown) {}

  private final List<Lead> leads;

  /** By what is known of the runs that registries may name. */
  LeadTimes(TrainingRuns training) {
    InputTimes inputs = new InputTimes(training.graph());
    leads =
        List.of(
            new Lead(
                DeliveryDaily.LEAD_FROM_COMMIT,
                DeliveryDaily.LEAD_FROM_COMMIT_VERSIONS,
                model -> Optional.ofNullable(model.committedAt()),
                "no record says when the code was committed"),
            new Lead(
                DeliveryDaily.LEAD_FROM_TRAINING,
                DeliveryDaily.LEAD_FROM_TRAINING_VERSIONS,
                model -> training.run(model).map(RunFacts::startedAt),
                "no start of the training run is recorded"),
            new Lead(
                DeliveryDaily.LEAD_FROM_DATA,
                DeliveryDaily.LEAD_FROM_DATA_VERSIONS,
                model -> training.number(model).flatMap(inputs::newest),
                "not of every training input is known when it was made"));
  }

  /**
   * Sets the columns of all three.
   *
   * @param rollouts the deployments of the date
   */
  void write(List<Rollout> rollouts, RowLayout.Draft row, Map<String, String> reasons) {
    List<Rollout> firsts = rollouts.stream().filter(Rollout::isFirst).toList();
    for (Lead lead : leads) {
      List<BigDecimal> known =
          firsts.stream().map(first -> time(lead, first)).filter(Objects::nonNull).toList();
      row.set(lead.versions, (long) known.size())
          .set(lead.seconds, known.stream().reduce(BigDecimal::add).orElse(null));
      if (known.size() < firsts.size()) {
        int unknown = firsts.size() - known.size();
        String some = firsts.size() == 1 ? "" : "of %d of %d ".formatted(unknown, firsts.size());
        reasons.put(lead.seconds.name(), some + lead.unknown);
      }
    }
  }

  private static BigDecimal time(Lead lead, Rollout first) {
    return first
        .model()
        .flatMap(lead.from)
        .filter(from -> !from.isAfter(first.at()))
        .map(from -> Rollouts.seconds(from, first.at()))
        .orElse(null);
  }
}

package dev.plumbline.facts;

import dev.plumbline.terms.ServerKind;
import dev.plumbline.terms.ServingCount;
import java.util.List;

/**
 * A metric of an inference server that counts something.
 *
 * @param name as Prometheus has it
 * @param server which server prints it
 * @param count what it counts
 * @param ownLabels labels that say what is counted and not who counts
 */
public record ServingMetric(
    String name, ServerKind server, ServingCount count, List<String> ownLabels) {

  /** The label of a bucket's bound. */
  public static final String BOUND = "le";

  static ServingMetric of(String name, ServerKind server, ServingCount count, String... ownLabels) {
    return new ServingMetric(name, server, count, List.of(ownLabels));
  }
}

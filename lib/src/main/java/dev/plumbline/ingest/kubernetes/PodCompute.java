package dev.plumbline.ingest.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.scheduler.ComputeAmount;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/**
 * The CPUs and the memory that a pod occupies, as the scheduler counts them: what {@link PodGpus}
 * says of GPUs, with what the pod asks for as a whole where it does, and with its overhead. A
 * container that says nothing asks for nothing; where none says anything, nobody does.
 *
 * @param amount what is asked for; null where it is not said, or not readable
 * @param isUnreadable true when a quantity is none
 */
record PodCompute(ComputeAmount amount, boolean isUnreadable) {
  private static final String CPU = "cpu";
  private static final String MEMORY = "memory";

  /** Not a quantity. */
  private static final class NoQuantity extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** One resource of one pod. */
  private record Reading(String resource, Function<String, Optional<BigDecimal>> parser) {
    /** What is asked for; null where nobody says it. */
    BigDecimal of(JsonNode spec) throws NoQuantity {
      BigDecimal whole = asked(spec);
      BigDecimal needed = whole == null ? ofContainers(spec) : whole;
      BigDecimal overhead = quantity(spec.path("overhead").path(resource));
      return needed == null || overhead == null ? needed : needed.add(overhead);
    }

    private BigDecimal ofContainers(JsonNode spec) throws NoQuantity {
      BigDecimal running = null;
      for (JsonNode container : spec.path("containers")) {
        running = sum(running, asked(container));
      }
      BigDecimal sidecars = null;
      BigDecimal initial = null;
      for (JsonNode container : spec.path("initContainers")) {
        BigDecimal beside = sum(sidecars, asked(container));
        boolean isSidecar = container.path("restartPolicy").asText().equals("Always");
        sidecars = isSidecar ? beside : sidecars;
        initial = initial == null ? beside : beside == null ? initial : initial.max(beside);
      }
      BigDecimal all = sum(running, sidecars);
      return all == null || initial == null ? sum(all, initial) : all.max(initial);
    }

    /** The request, else the limit, which the API takes for it. */
    private BigDecimal asked(JsonNode container) throws NoQuantity {
      JsonNode resources = container.path("resources");
      BigDecimal request = quantity(resources.path("requests").path(resource));
      return request == null ? quantity(resources.path("limits").path(resource)) : request;
    }

    private BigDecimal quantity(JsonNode value) throws NoQuantity {
      if (value.isMissingNode() || value.isNull()) {
        return null;
      }
      return parser.apply(value.asText()).orElseThrow(NoQuantity::new);
    }

    private static BigDecimal sum(BigDecimal one, BigDecimal other) {
      return one == null ? other : other == null ? one : one.add(other);
    }
  }

  /** What a pod's specification asks for. */
  static PodCompute of(JsonNode spec) {
    Reading memory = new Reading(MEMORY, text -> Quantity.bytes(text).map(BigDecimal::valueOf));
    boolean isUnreadable = false;
    BigDecimal cpus = null;
    Long bytes = null;
    try {
      cpus = new Reading(CPU, Quantity::cpus).of(spec);
    } catch (NoQuantity e) {
      isUnreadable = true;
    }
    try {
      BigDecimal sum = memory.of(spec);
      bytes = sum == null ? null : Long.valueOf(sum.longValueExact());
    } catch (NoQuantity | ArithmeticException e) {
      isUnreadable = true;
    }
    return new PodCompute(new ComputeAmount(cpus, bytes), isUnreadable);
  }
}

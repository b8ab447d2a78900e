package dev.plumbline.ingest.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Whether a node's kubelet refused a pod that the scheduler had sent to it: such a pod failed and
 * never held anything, though it is scheduled.
 *
 * <ol>
 *   <li>it has failed;
 *   <li>no container of it leaves a trace: none runs, ended, restarted or has an id. What was
 *       waiting for its container counts as none;
 *   <li>its reason is the kubelet's own: {@code OutOf…}, {@code UnexpectedAdmissionError}, {@code
 *       NodeAffinity}, {@code TopologyAffinityError} and whatever else it may say, or
 *   <li>its reason is one that also stops running pods, whose status then forgets their containers
 *       ({@code Evicted}, {@code Preempting}, {@code NodeShutdown}), and its message says that it
 *       was refused.
 * </ol>
 *
 * <p>A pod without any reason is not known to have been refused.
 */
final class Admission {
  /** Reasons under which a kubelet also ends pods that ran, forgetting their containers. */
  private static final Set<String> ALSO_OF_RUNNING =
      Set.of(
          "Evicted",
          "Preempting",
          "Shutdown",
          "NodeShutdown",
          "Terminated",
          "NodeLost",
          "DeadlineExceeded");

  private static final Pattern REFUSED =
      Pattern.compile("\\b(was rejected|rejected as|[Tt]he node had condition)\\b");

  private Admission() {}

  /** True when the pod of this status held nothing, because its node did not take it. */
  static boolean isRefused(JsonNode status) {
    if (!status.path("phase").asText().equalsIgnoreCase("Failed")
        || statuses(status).anyMatch(Admission::leavesTrace)) {
      return false;
    }
    String reason = status.path("reason").asText();
    return ALSO_OF_RUNNING.contains(reason)
        ? REFUSED.matcher(status.path("message").asText()).find()
        : !reason.isEmpty();
  }

  private static Stream<JsonNode> statuses(JsonNode status) {
    return List.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses")
        .stream()
        .flatMap(list -> StreamSupport.stream(status.path(list).spliterator(), false));
  }

  private static boolean leavesTrace(JsonNode container) {
    JsonNode state = container.path("state");
    return state.has("running")
        || state.has("terminated")
        || !container.path("lastState").isEmpty()
        || container.path("restartCount").asLong() > 0
        || !container.path("containerID").asText().isEmpty();
  }
}

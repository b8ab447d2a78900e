package dev.plumbline.ingest.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.json.IsoTime;
import dev.plumbline.ingest.scheduler.RequestSpan;
import dev.plumbline.ingest.secrets.SecretText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A pod from its scheduling to the end of its containers.
 *
 * @param span when it was created, scheduled and over
 * @param state its phase, upper case; null when none is written
 * @param outcome one of the table's outcomes
 * @param exitCode of its first container that failed, else 0; null while none has ended
 * @param doubts what is known less directly than it should be
 * @param isReadable false when a time of the pod is no time
 * @param isRefused true when its node never took it, see {@link Admission}
 */
record PodLife(
    RequestSpan span,
    String state,
    String outcome,
    String exitCode,
    List<String> doubts,
    boolean isReadable,
    boolean isRefused) {
  private static final Set<String> STOPPED_FROM_OUTSIDE =
      Set.of("Evicted", "Preempting", "Shutdown", "NodeShutdown", "Terminated", "NodeLost");

  /**
   * What a pod says of its life; a deleted one is over.
   *
   * @param notAfter a deletion that is set for later has not happened
   */
  static PodLife of(JsonNode pod, boolean isDeleted, Instant notAfter) {
    return new Reading(pod, isDeleted, notAfter).life();
  }

  /** One pod being read. */
  private static final class Reading {
    private final JsonNode metadata;
    private final JsonNode spec;
    private final JsonNode status;
    private final String phase;
    private final boolean isDeleted;
    private final Instant notAfter;
    private final List<String> doubts = new ArrayList<>();
    private boolean isReadable = true;

    Reading(JsonNode pod, boolean isDeleted, Instant notAfter) {
      this.metadata = pod.path("metadata");
      this.spec = pod.path("spec");
      this.status = pod.path("status");
      this.phase = SecretText.masked(status.path("phase").asText()).toUpperCase(Locale.ROOT);
      this.isDeleted = isDeleted;
      this.notAfter = notAfter;
    }

    PodLife life() {
      return Admission.isRefused(status) ? refused() : admitted();
    }

    /** It was over when its node saw it; it began to hold nothing. */
    private PodLife refused() {
      Instant created = time(metadata.path("creationTimestamp")).orElse(null);
      Instant seen =
          time(status.path("startTime")).or(this::transition).or(this::deleted).orElse(created);
      doubts.add("never_admitted");
      RequestSpan span = new RequestSpan(created, null, seen);
      return new PodLife(span, phase, "failed", null, List.copyOf(doubts), isReadable, true);
    }

    private Optional<Instant> transition() {
      return StreamSupport.stream(status.path("conditions").spliterator(), false)
          .flatMap(condition -> time(condition.path("lastTransitionTime")).stream())
          .max(Instant::compareTo);
    }

    private Optional<Instant> deleted() {
      return time(metadata.path("deletionTimestamp")).filter(at -> !at.isAfter(notAfter));
    }

    private PodLife admitted() {
      Instant started = scheduled().orElse(null);
      Instant ended = ended().orElse(null);
      RequestSpan span =
          new RequestSpan(time(metadata.path("creationTimestamp")).orElse(null), started, ended);
      if (ended == null && (isTerminal() || isDeleted)) {
        doubts.add("end_unknown");
      }
      return new PodLife(
          span,
          phase.isEmpty() ? null : phase,
          outcome(ended),
          exitCode(),
          List.copyOf(doubts),
          isReadable,
          false);
    }

    private boolean isTerminal() {
      return phase.equals("SUCCEEDED") || phase.equals("FAILED");
    }

    private Optional<Instant> scheduled() {
      for (JsonNode condition : status.path("conditions")) {
        if (condition.path("type").asText().equals("PodScheduled")) {
          if (!condition.path("status").asText().equals("True")) {
            return Optional.empty();
          }
          Optional<Instant> at = time(condition.path("lastTransitionTime"));
          if (at.isPresent()) {
            return at;
          }
        }
      }
      if (spec.path("nodeName").asText().isEmpty()) {
        return Optional.empty();
      }
      Optional<Instant> seen = time(status.path("startTime"));
      seen.ifPresent(at -> doubts.add("start_from_start_time"));
      return seen;
    }

    /** Between restarts all containers have ended and the pod has not: its phase says so. */
    private Optional<Instant> ended() {
      boolean isGoing = isDeleted || metadata.hasNonNull("deletionTimestamp");
      boolean isOver = isTerminal() ? !hasLostContainers() : isGoing && hasOnlyEndedContainers();
      Optional<Instant> last =
          statuses()
              .flatMap(container -> time(container.at("/state/terminated/finishedAt")).stream())
              .filter(at -> at.getEpochSecond() > 0)
              .max(Instant::compareTo);
      if (isOver && last.isPresent()) {
        return last;
      }
      if (isTerminal()) {
        Optional<Instant> unready = unready().or(this::disrupted);
        unready.ifPresent(at -> doubts.add("end_from_condition"));
        if (unready.isPresent()) {
          return unready;
        }
      }
      // It is when the grace period ends: until then the pod may hold its devices.
      Optional<Instant> deletion = deleted();
      deletion.ifPresent(at -> doubts.add("end_from_deletion"));
      return deletion;
    }

    /** A pod that is over has a container that runs: its node was lost before it could say more. */
    private boolean hasLostContainers() {
      return statuses().anyMatch(container -> container.path("state").has("running"));
    }

    private boolean hasOnlyEndedContainers() {
      JsonNode containers = status.path("containerStatuses");
      return !containers.isEmpty()
          && StreamSupport.stream(containers.spliterator(), false)
              .allMatch(container -> container.path("state").has("terminated"));
    }

    private Stream<JsonNode> statuses() {
      return Stream.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses")
          .flatMap(list -> StreamSupport.stream(status.path(list).spliterator(), false));
    }

    /** When a pod that is over stopped being ready: lost containers leave no other trace. */
    private Optional<Instant> unready() {
      return StreamSupport.stream(status.path("conditions").spliterator(), false)
          .filter(c -> c.path("type").asText().equals("Ready"))
          .filter(c -> c.path("status").asText().equals("False"))
          .flatMap(condition -> time(condition.path("lastTransitionTime")).stream())
          .findFirst();
    }

    /** When something from outside began to stop it: an eviction may forget everything else. */
    private Optional<Instant> disrupted() {
      return StreamSupport.stream(status.path("conditions").spliterator(), false)
          .filter(c -> c.path("type").asText().equals("DisruptionTarget"))
          .filter(c -> c.path("status").asText().equals("True"))
          .flatMap(condition -> time(condition.path("lastTransitionTime")).stream())
          .findFirst();
    }

    private String outcome(Instant ended) {
      boolean isGone = isDeleted || ended != null;
      return switch (phase) {
        case "SUCCEEDED" -> "succeeded";
        case "FAILED" -> failure();
        case "RUNNING" -> isGone ? "cancelled" : "running";
        case "PENDING" -> isGone ? "cancelled" : "unknown";
        default -> "unknown";
      };
    }

    private String failure() {
      String reason = status.path("reason").asText();
      boolean isDisrupted =
          StreamSupport.stream(status.path("conditions").spliterator(), false)
              .anyMatch(
                  condition ->
                      condition.path("type").asText().equals("DisruptionTarget")
                          && condition.path("status").asText().equals("True"));
      if (reason.equals("DeadlineExceeded")) {
        return "timeout";
      }
      return isDisrupted || STOPPED_FROM_OUTSIDE.contains(reason) ? "cancelled" : "failed";
    }

    private String exitCode() {
      List<String> codes =
          StreamSupport.stream(status.path("containerStatuses").spliterator(), false)
              .map(container -> container.at("/state/terminated/exitCode"))
              .filter(JsonNode::isIntegralNumber)
              .map(JsonNode::asText)
              .toList();
      return codes.stream()
          .filter(code -> !code.equals("0"))
          .findFirst()
          .orElse(codes.isEmpty() ? null : "0");
    }

    private Optional<Instant> time(JsonNode written) {
      if (written.isMissingNode() || written.isNull()) {
        return Optional.empty();
      }
      Optional<Instant> time = IsoTime.parse(written.asText()).map(IsoTime::instant);
      isReadable &= time.isPresent();
      return time;
    }
  }
}

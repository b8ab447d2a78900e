package dev.plumbline.ingest.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.json.IsoTime;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The scheduler's word that a pod was bound to a node.
 *
 * @param pod the pod's uid
 * @param at when
 * @param node to which; null when the message does not say
 */
record ScheduledEvent(String pod, Instant at, String node) {
  private static final Pattern ASSIGNED = Pattern.compile("assigned \\S{1,520} to (\\S{1,253})");

  /** The event, or empty when it is another one, or says no pod or time. */
  static Optional<ScheduledEvent> of(JsonNode event) {
    JsonNode of = event.has("regarding") ? event.path("regarding") : event.path("involvedObject");
    String pod = of.path("uid").asText();
    boolean isScheduling =
        event.path("reason").asText().equals("Scheduled")
            && of.path("kind").asText().equals("Pod")
            && !pod.isEmpty();
    if (!isScheduling) {
      return Optional.empty();
    }
    String note = event.has("note") ? event.path("note").asText() : event.path("message").asText();
    Matcher assigned = ASSIGNED.matcher(note);
    String node = assigned.find() ? assigned.group(1) : null;
    return time(event).map(at -> new ScheduledEvent(pod, at, node));
  }

  private static Optional<Instant> time(JsonNode event) {
    for (String field :
        new String[] {"eventTime", "firstTimestamp", "deprecatedFirstTimestamp", "lastTimestamp"}) {
      Optional<IsoTime> time = IsoTime.parse(event.path(field).asText(""));
      if (time.isPresent()) {
        return time.map(IsoTime::instant);
      }
    }
    return Optional.empty();
  }
}

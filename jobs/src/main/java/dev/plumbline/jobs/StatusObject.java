package dev.plumbline.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.run.publication.PublishedNight;
import java.time.Duration;
import java.time.Instant;

/** What is published, as one JSON object for a machine. */
final class StatusObject {
  private StatusObject() {}

  /** The object; of a lake in which nothing is published only that, and what failed. */
  static String of(PublishedNight published, Instant now) {
    Status status = new Status(published);
    ObjectNode object = new ObjectMapper().createObjectNode();
    object.put("published", !published.isEmpty());
    if (!published.isEmpty()) {
      object.put("newest_date", published.nights().lastKey().toString());
      object.put("dates", published.nights().size());
      object.put("run", published.nightId());
      object.put("published_at", published.at().toString());
      object.put("age_seconds", Duration.between(published.at(), now).toSeconds());
      object.put("publication", published.shown().number());
      object.put("tables", published.shown().tables().size());
      ArrayNode violated = object.putArray("violated_checks");
      status.violated().forEach(violated::add);
    }
    ArrayNode since = object.putArray("since");
    for (Status.Event event : status.since()) {
      since
          .addObject()
          .put("at", event.at().toString())
          .put("what", event.what())
          .put("why", event.why());
    }
    return object.toString();
  }
}

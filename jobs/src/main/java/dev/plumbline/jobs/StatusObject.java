package dev.plumbline.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.run.publication.BackfillNote;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.run.publication.Staged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
    object.set("staged", published.staged().map(it -> of(it, published.moved(it))).orElse(null));
    object.set("backfill", published.backfill().map(StatusObject::of).orElse(null));
    return object.toString();
  }

  /** Gold that waits to be published, and what has moved since, so that it no longer can be. */
  static ObjectNode of(Staged staged, List<String> moved) {
    ObjectNode object = new ObjectMapper().createObjectNode();
    staged.dates().forEach(date -> object.withArray("dates").add(date.toString()));
    object.put("run", staged.nightId()).put("staged_at", staged.seen().at().toString());
    ArrayNode why = object.putArray("moved");
    moved.forEach(why::add);
    return object;
  }

  /** A backfill that is not at its end. */
  static ObjectNode of(BackfillNote note) {
    ObjectNode object = new ObjectMapper().createObjectNode();
    object.put("from", note.from().toString()).put("to", note.to().toString());
    object.put("begun_at", note.begun().toString());
    ArrayNode done = object.putArray("published");
    note.done().forEach(date -> done.add(date.toString()));
    return object;
  }
}

package dev.plumbline.ingest.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.json.IsoTime;
import dev.plumbline.ingest.json.ListCursor;
import dev.plumbline.ingest.secrets.SecretText;
import dev.plumbline.terms.reject.RecordReject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sorts what a file holds into pods, events and the rest, and counts each item once. */
final class ItemReading implements ListCursor.Items {
  private final SourceFile file;
  private final PodBook book;
  private final Set<String> unread = new HashSet<>();

  ItemReading(SourceFile file) {
    this.file = file;
    this.book = new PodBook(file);
  }

  /** Takes a pod, an event, or a watch event around one. */
  @Override
  public void read(JsonNode item, long line, Sink sink) {
    boolean isWatch = item.path("type").isTextual() && item.path("object").isObject();
    String change = isWatch ? item.path("type").asText() : "";
    JsonNode object = isWatch ? item.path("object") : item;
    switch (change) {
      case "BOOKMARK" -> sink.ignored("bookmark", 1);
      case "ERROR" -> sink.ignored("watch_error", 1);
      default -> readObject(object, change.equals("DELETED"), line, sink);
    }
  }

  @Override
  public void finish(Sink sink) {
    book.finish(sink);
  }

  private void readObject(JsonNode object, boolean isDeleted, long line, Sink sink) {
    if (!object.isObject()) {
      reject(object, line, RecordReject.NO_FIELD.of("object"), sink);
    } else if (isOf(object, "Pod", "spec", "containers")) {
      readPod(object, isDeleted, line, sink);
    } else if (isOf(object, "Event", "involvedObject", "kind")
        || isOf(object, "Event", "regarding", "kind")) {
      readEvent(object, sink);
    } else {
      sink.ignored("other_kind", 1);
    }
  }

  /** The API leaves the kind out of a list's items; what they hold tells them. */
  private static boolean isOf(JsonNode object, String kind, String part, String field) {
    String written = object.path("kind").asText();
    return written.equals(kind) || written.isEmpty() && object.path(part).has(field);
  }

  private void readEvent(JsonNode event, Sink sink) {
    Optional<ScheduledEvent> scheduled = ScheduledEvent.of(event);
    if (scheduled.isEmpty()) {
      sink.ignored("other_event", 1);
    } else {
      book.add(scheduled.get(), sink);
    }
  }

  private void readPod(JsonNode pod, boolean isDeleted, long line, Sink sink) {
    if (pod.path("metadata").path("name").asText().isEmpty()) {
      reject(pod, line, RecordReject.NO_FIELD.of("pod_name"), sink);
      return;
    }
    IsoTime.parse(pod.path("metadata").path("creationTimestamp").asText())
        .ifPresent(created -> book.saw(created.instant()));
    Optional<PodGpus> gpus = PodGpus.of(pod.path("spec"));
    if (gpus.isEmpty()) {
      reject(pod, line, RecordReject.BAD_FIELD.of("gpu_quantity"), sink);
      return;
    }
    gpus.get().unread().stream().filter(unread::add).forEach(sink::unmapped);
    if (gpus.get().amount().isNone()) {
      sink.ignored(gpus.get().whyNone(), 1);
      return;
    }
    PodLife life = PodLife.of(pod, isDeleted, file.notAfter());
    List<String> refusals =
        life.isReadable()
            ? life.span().refusals(file.notAfter())
            : List.of(RecordReject.BAD_FIELD.of("time"));
    if (!refusals.isEmpty()) {
      reject(pod, line, refusals.get(0), sink);
      return;
    }
    book.add(PodRow.of(file, pod, line, gpus.get().amount(), life), sink);
  }

  /** A refused item shows who it is, nothing of its specification. */
  private static void reject(JsonNode item, long line, String reason, Sink sink) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    for (String field : List.of("namespace", "name", "uid", "creationTimestamp")) {
      String text = item.path("metadata").path(field).asText();
      if (!text.isEmpty()) {
        shown.put(field, text);
      }
    }
    sink.reject(line, SecretText.raw(shown.toString()), List.of(reason));
  }
}

package dev.plumbline.ingest.kubernetes;

import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the last state of each pod with GPUs until the file ends, and the scheduler's events about
 * pods, since either may come first.
 */
final class PodBook {
  private final SourceFile file;
  private final Map<String, PodRow> pods = new LinkedHashMap<>();
  private final Map<String, ScheduledEvent> events = new HashMap<>();
  private Instant newest;

  PodBook(SourceFile file) {
    this.file = file;
  }

  /** Takes note of a time of the file: it was written after the newest. */
  void saw(Instant time) {
    if (!time.isAfter(file.notAfter()) && (newest == null || time.isAfter(newest))) {
      newest = time;
    }
  }

  /** Takes a state of a pod; the file's order says which is the last. */
  void add(PodRow pod, Sink sink) {
    newest = pod.span().latest(newest);
    PodRow earlier = pods.get(pod.key());
    if (earlier != null && earlier.hash().equals(pod.hash())) {
      sink.duplicate();
      return;
    }
    if (earlier != null) {
      sink.ignored("superseded", 1);
    }
    pods.put(pod.key(), earlier == null ? pod : pod.startedAsIn(earlier));
  }

  /** Takes an event. */
  void add(ScheduledEvent event, Sink sink) {
    saw(event.at());
    if (event.at().isAfter(file.notAfter()) || events.putIfAbsent(event.pod(), event) != null) {
      sink.ignored("event_not_needed", 1);
    }
  }

  /** Gives one row per pod. An event counts as accepted where it says what no pod did. */
  void finish(Sink sink) {
    Set<String> used = new HashSet<>();
    for (PodRow pod : pods.values()) {
      ScheduledEvent event = events.get(pod.key());
      boolean isNeeded = event != null && !pod.isRefused() && pod.span().started() == null;
      PodRow known = isNeeded ? pod.started(event.at(), event.node()) : pod;
      if (isNeeded && known.span().started() != null) {
        used.add(pod.key());
        sink.accepted(1);
      }
      known.seen(newest).give(sink);
    }
    for (String pod : events.keySet()) {
      if (!used.contains(pod)) {
        sink.ignored(pods.containsKey(pod) ? "event_not_needed" : "event_without_gpu", 1);
      }
    }
    pods.clear();
    events.clear();
  }
}

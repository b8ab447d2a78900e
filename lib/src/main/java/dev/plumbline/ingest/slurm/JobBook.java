package dev.plumbline.ingest.slurm;

import dev.plumbline.ingest.Sink;
import dev.plumbline.terms.reject.RecordReject;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sees to it that no attempt of a job counts twice when a file holds several looks at it. Jobs that
 * have ended are given at once; those that have not wait for the file's end, because a later record
 * may say more. A record that says less than another one is {@code superseded}.
 */
final class JobBook {
  private final Map<String, String> hashes = new HashMap<>();
  private final Map<String, Instant> lastStarts = new HashMap<>();
  private final Map<String, SlurmJob> open = new LinkedHashMap<>();

  /** The newest time of the file, which was written after it. */
  private Instant newest;

  /** Takes a job; returns why it cannot be used beside what came before, or empty. */
  Optional<String> add(SlurmJob job, Sink sink) {
    newest = job.span().latest(newest);
    String attempt = job.attempt();
    String known = hashes.get(attempt);
    boolean waits = open.containsKey(attempt);
    if (job.hash().equals(known)) {
      sink.duplicate();
      return Optional.empty();
    }
    if (known != null && !waits) {
      if (!job.isOpen()) {
        return Optional.of(RecordReject.CONFLICTING_RECORD.text());
      }
      sink.ignored("superseded", 1);
      return Optional.empty();
    }
    if (waits) {
      open.remove(attempt);
      sink.ignored("superseded", 1);
    }
    hashes.put(attempt, job.hash());
    if (job.span().started() != null) {
      lastStarts.merge(job.key(), job.span().started(), (a, b) -> a.isAfter(b) ? a : b);
    }
    if (job.isOpen()) {
      open.put(attempt, job);
    } else {
      job.give(sink);
    }
    return Optional.empty();
  }

  /** Gives the jobs that have not ended. A wait is over when the same job started behind it. */
  void finish(Sink sink) {
    for (SlurmJob job : open.values()) {
      Instant started = lastStarts.get(job.key());
      boolean isOver =
          job.span().started() == null
              && started != null
              && !started.isBefore(job.span().submitted());
      if (isOver) {
        sink.ignored("superseded", 1);
      } else {
        job.seen(newest);
        job.give(sink);
      }
    }
    open.clear();
  }
}

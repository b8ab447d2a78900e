package dev.plumbline.ingest.prometheus;

import dev.plumbline.ingest.Sink;
import java.util.HashSet;
import java.util.Set;

/** Names the fields of a file that no rule reads, each once. */
final class UnmappedFields {
  /** A file that has more is broken, not rich. */
  private static final int MOST = 1000;

  private final Set<String> named = new HashSet<>();

  void add(String field, Sink sink) {
    if (named.size() < MOST && named.add(field)) {
      sink.unmapped(field);
    }
  }
}

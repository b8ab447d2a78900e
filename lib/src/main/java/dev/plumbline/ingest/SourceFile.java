package dev.plumbline.ingest;

import java.io.Serializable;
import java.time.Instant;

/**
 * One landing file as an ingester sees it: where it is and how its source is configured.
 *
 * @param settings the configured source
 * @param path relative to the source's folder; the name that rows and rejects carry
 * @param notAfter the latest instant a record may claim; later ones are rejected as {@code
 *     clock_in_future}
 */
public record SourceFile(SourceSettings settings, String path, Instant notAfter)
    implements Serializable {

  /** The last part of the path. */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

package dev.plumbline.storage;

import java.io.Serializable;
import java.time.Instant;

/**
 * A file as it lies in the landing.
 *
 * @param source the configured source it belongs to
 * @param format what it is read as
 * @param path relative to the source's folder
 * @param location where it can be opened
 * @param bytes its size
 * @param modifiedAt its modification time, only to notice a change
 * @param tag what an object store changes with the content, or null
 */
public record LandingFile(
    String source,
    String format,
    String path,
    String location,
    long bytes,
    Instant modifiedAt,
    String tag)
    implements Serializable {

  /** A file of a file system that has no tags. */
  public LandingFile(
      String source, String format, String path, String location, long bytes, Instant modifiedAt) {
    this(source, format, path, location, bytes, modifiedAt, null);
  }

  /** The same file, read as another format. */
  public LandingFile readAs(String other) {
    return new LandingFile(source, other, path, location, bytes, modifiedAt, tag);
  }
}

package dev.plumbline.run.setup;

import dev.plumbline.ingest.Unread;
import dev.plumbline.storage.LandingFile;

/**
 * A raw file and the format that it tells.
 *
 * @param file where it lies; its path is relative to the folder that was looked through
 * @param format id of the ingester that recognises it, or {@link Unread#FORMAT}
 * @param because why it is not read and what to do; empty when it is
 */
record FoundFile(LandingFile file, String format, String because) {

  static FoundFile read(LandingFile file, String format) {
    return new FoundFile(file, format, "");
  }

  static FoundFile unread(LandingFile file, String because) {
    return new FoundFile(file, Unread.FORMAT, because);
  }

  String path() {
    return file.path();
  }

  /** The folder it lies in, empty at the top. */
  String folder() {
    int slash = path().lastIndexOf('/');
    return slash < 0 ? "" : path().substring(0, slash);
  }

  /** The last part of its path. */
  String name() {
    return path().substring(path().lastIndexOf('/') + 1);
  }

  boolean isRead() {
    return !format.equals(Unread.FORMAT);
  }
}

package dev.plumbline.storage;

import java.io.IOException;

/** Storage answered, and will answer the same until a person changes something. */
public final class LastingFailure extends IOException {
  private static final long serialVersionUID = 1L;

  /** What it answered. */
  public LastingFailure(String message, Throwable origin) {
    super(message, origin);
  }
}

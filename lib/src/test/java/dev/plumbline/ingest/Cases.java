package dev.plumbline.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Inputs that were once read wrongly, as they came. */
public final class Cases {
  private Cases() {}

  /** The text of a case's file. */
  public static String text(String name) {
    try (InputStream in = Cases.class.getResourceAsStream("/cases/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

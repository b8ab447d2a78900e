package dev.plumbline.run.openlineage;

/** Events were not taken; the message says why, without a key. */
final class LineageRefused extends Exception {
  private static final long serialVersionUID = 1L;

  LineageRefused(String message) {
    super(message);
  }
}

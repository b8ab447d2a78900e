package dev.plumbline.run.repair;

import java.util.Locale;

/** Numbers of things, in words. */
final class Amount {
  private Amount() {}

  static String of(long count, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
  }
}

package dev.plumbline.run;

/**
 * The mark behind the hash of content that is old enough to be closed: a night that came after the
 * one which published the same content has seen it.
 */
final class Reviewed {
  private static final String MARK = "|closed";

  private Reviewed() {}

  /** The hash, marked where it is the published one and a new night sees it, or one did before. */
  static String of(String hash, String published, boolean isNew) {
    if (published == null || !plain(published).equals(hash)) {
      return hash;
    }
    return isNew || is(published) ? hash + MARK : hash;
  }

  /** True of a marked hash. */
  static boolean is(String hash) {
    return hash != null && hash.endsWith(MARK);
  }

  /** The hash of the content alone. */
  static String plain(String hash) {
    return hash == null ? null : hash.replace(MARK, "");
  }
}

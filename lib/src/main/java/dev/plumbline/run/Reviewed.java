package dev.plumbline.run;

import dev.plumbline.schema.TableSpec;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

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

  /** Nights whose content is what these hashes say, marked or not. */
  static NavigableSet<LocalDate> same(
      Landed landed, NavigableMap<LocalDate, Map<String, String>> others) {
    NavigableSet<LocalDate> same = new TreeSet<>(landed.nights());
    same.removeIf(
        night ->
            !others.containsKey(night) || !isSame(landed.hashes().get(night), others.get(night)));
    return same;
  }

  /** Nights whose content is the published one, and is marked now. */
  static NavigableSet<LocalDate> now(
      Landed landed, NavigableMap<LocalDate, Map<String, String>> published) {
    NavigableSet<LocalDate> nights = same(landed, published);
    nights.removeIf(night -> !isMarked(landed.hashes().get(night), published.get(night)));
    return nights;
  }

  private static boolean isSame(Map<String, String> now, Map<String, String> then) {
    return names().allMatch(table -> Objects.equals(plain(now.get(table)), plain(then.get(table))));
  }

  private static boolean isMarked(Map<String, String> now, Map<String, String> then) {
    return names().anyMatch(table -> is(now.get(table)) && !is(then.get(table)));
  }

  private static Stream<String> names() {
    return Landed.tables().stream().map(TableSpec::fullName);
  }
}

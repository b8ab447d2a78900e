package dev.plumbline.config;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Entries of one list of the configuration, no two of which may be about the same thing. */
final class Once {
  private final String remedy;
  private final Map<List<Object>, Integer> lines = new HashMap<>();

  /**
   * Entries of one list.
   *
   * @param remedy what to do about a second one
   */
  Once(String remedy) {
    this.remedy = remedy;
  }

  /**
   * The entry, or a failure that names the line of the first one about the same thing.
   *
   * @param what the thing in words
   * @param about what identifies it; parts may be null
   */
  <T> T checked(YamlSection section, T entry, String what, Object... about) {
    Integer first = lines.putIfAbsent(Arrays.asList(about), section.line());
    if (first != null) {
      throw section.error(what + " stands twice, first in line " + first, remedy);
    }
    return entry;
  }
}

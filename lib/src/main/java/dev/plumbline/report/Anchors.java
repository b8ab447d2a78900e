package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.Html.Tag;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names of the places in one page that can be linked to. A name is made of what the place is called
 * and of what it stands in, so that it is the same from night to night as long as both are.
 */
final class Anchors {
  private static final int LONGEST = 80;

  private final Set<String> taken = new HashSet<>();

  /** A name of lower case letters, digits and dashes that no other place of the page has. */
  String name(String within, String words) {
    String slug =
        words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String name = within + "-" + slug.substring(0, Math.min(LONGEST, slug.length()));
    String free = name;
    for (int number = 2; !taken.add(free); number++) {
      free = name + "-" + number;
    }
    return free;
  }

  /** A link from a place to itself; the page's style draws its sign. */
  static Tag link(String toWhat) {
    return tag("a").with("class", "anchor").with("aria-label", "Link to " + toWhat);
  }

  /** A link that the keyboard skips and speech does not say: one of a great many. */
  static Tag quietLink() {
    return tag("a").with("class", "anchor").with("tabindex", "-1").with("aria-hidden", "true");
  }
}

package dev.plumbline.lineage.licence;

import dev.plumbline.facts.SpdxLicences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads SPDX licence expressions (SPDX specification, annex on licence expressions).
 *
 * <ol>
 *   <li>Alternatives by OR, of parts by AND, of licences that WITH may give an exception, or of
 *       expressions in parentheses. Operators are all capitals or all small letters, with white
 *       space or parentheses on either side, all on one line.
 *   <li>A licence is an id of the list; one with one plus sign at its end, for later versions; or
 *       {@code LicenseRef-NAME}, behind {@code DocumentRef-NAME:} where another document has it.
 *   <li>An exception is an id of the list, or {@code AdditionRef-NAME}.
 *   <li>Ids stand as the list writes them, operators in capitals, one space between words.
 *   <li>{@code NONE} and {@code NOASSERTION} are no licence and no expression. Any other text that
 *       is no expression is somebody's own words, and stays so: nothing is guessed.
 * </ol>
 */
public final class LicenceExpression {
  private static final Pattern WORD = Pattern.compile("[ \\t]*([()]|[A-Za-z0-9.:+-]+)");
  private static final String NAME = "[A-Za-z0-9.-]+";
  private static final Pattern OWN_LICENCE =
      Pattern.compile("(?:DocumentRef-" + NAME + ":)?LicenseRef-" + NAME);
  private static final Pattern OWN_EXCEPTION =
      Pattern.compile("(?:DocumentRef-" + NAME + ":)?AdditionRef-" + NAME);
  private static final Set<String> NO_LICENCE = Set.of("none", "noassertion");
  private static final int DEEPEST = 100;

  private final List<String> words;
  private final List<String> read = new ArrayList<>();
  private int place;
  private int depth;

  private LicenceExpression(List<String> words) {
    this.words = words;
  }

  /** The expression in its plain form; empty where the text is none. */
  public static Optional<String> of(String text) {
    if (text == null || isNoLicence(text)) {
      return Optional.empty();
    }
    return words(text).flatMap(words -> new LicenceExpression(words).all());
  }

  /** True where the text says in the words of SPDX that there is no licence, or none is known. */
  public static boolean isNoLicence(String text) {
    return NO_LICENCE.contains(text.strip().toLowerCase(java.util.Locale.ROOT));
  }

  private static Optional<List<String>> words(String text) {
    List<String> words = new ArrayList<>();
    String rest = text.strip();
    Matcher matcher = WORD.matcher(rest);
    int at = 0;
    while (at < rest.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        return Optional.empty();
      }
      words.add(matcher.group(1));
      at = matcher.end();
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(words);
  }

  private Optional<String> all() {
    if (!alternatives() || place < words.size()) {
      return Optional.empty();
    }
    return Optional.of(String.join(" ", read).replace("( ", "(").replace(" )", ")"));
  }

  private boolean alternatives() {
    boolean isRead = together();
    while (isRead && operator("OR")) {
      isRead = together();
    }
    return isRead;
  }

  private boolean together() {
    boolean isRead = part();
    while (isRead && operator("AND")) {
      isRead = part();
    }
    return isRead;
  }

  private boolean part() {
    if (next().equals("(")) {
      take("(");
      depth++;
      boolean isRead = depth <= DEEPEST && alternatives() && next().equals(")");
      if (isRead) {
        take(")");
      }
      depth--;
      return isRead;
    }
    Optional<String> licence = licence(next());
    licence.ifPresent(this::take);
    return licence.isPresent() && (!operator("WITH") || exception());
  }

  private boolean exception() {
    String word = next();
    Optional<String> exception =
        OWN_EXCEPTION.matcher(word).matches()
            ? Optional.of(word)
            : SpdxLicences.SHIPPED.exception(word);
    exception.ifPresent(this::take);
    return exception.isPresent();
  }

  private static Optional<String> licence(String word) {
    if (OWN_LICENCE.matcher(word).matches()) {
      return Optional.of(word);
    }
    Optional<String> listed = SpdxLicences.SHIPPED.licence(word);
    // Some ids of the list end in a plus sign themselves: to those none is added.
    return listed.isPresent() || !word.endsWith("+") || word.endsWith("++")
        ? listed
        : SpdxLicences.SHIPPED.licence(word.substring(0, word.length() - 1)).map(id -> id + "+");
  }

  private boolean operator(String capitals) {
    boolean isNext =
        next().equals(capitals) || next().equals(capitals.toLowerCase(java.util.Locale.ROOT));
    if (isNext) {
      take(capitals);
    }
    return isNext;
  }

  /** The word that comes next; empty at the end. */
  private String next() {
    return place < words.size() ? words.get(place) : "";
  }

  private void take(String plain) {
    read.add(plain);
    place++;
  }
}

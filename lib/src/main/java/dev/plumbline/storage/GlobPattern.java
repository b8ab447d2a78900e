package dev.plumbline.storage;

import java.nio.file.FileSystems;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.regex.PatternSyntaxException;

/**
 * A glob that means what Java's means, and whose matching takes no longer than the text's length
 * times the pattern's: names of files are other people's, and Java's own needs ages for {@code
 * *a*a*a*a*b} and a name of many a's. All ways through the pattern are followed at once, a
 * character at a time.
 *
 * <p>{@code *} is anything within a folder's name, {@code **} crosses folders, {@code ?} is one
 * character, {@code [a-z]} and {@code [!a-z]} are sets, {@code {a,b}} is one of several. {@code
 * **}{@code /} is also no folder at all, which Java's globs do not allow.
 */
public final class GlobPattern {
  private final Machine exact;
  private final Machine shallow;

  private GlobPattern(String glob) {
    exact = new Machine(glob, false);
    shallow = new Machine(glob, true);
  }

  /**
   * The pattern of this text.
   *
   * @throws PatternSyntaxException where Java refuses the glob
   */
  public static GlobPattern of(String glob) {
    // Java's refusals are ours: what it takes is well formed.
    Objects.requireNonNull(FileSystems.getDefault().getPathMatcher("glob:" + glob));
    return new GlobPattern(glob);
  }

  /** True when the whole path, with {@code /} between its folders, is matched. */
  public boolean matches(String path) {
    return exact.matches(path) || shallow.matches(path);
  }

  /** A place in the pattern: which character leads on from it, none for a place of passage. */
  private record Place(IntPredicate takes, List<Integer> next) {}

  private static final class Machine {
    private final List<Place> places = new ArrayList<>();
    private final String glob;
    private final boolean isShallow;
    private int at;
    private int last;

    /** Of a glob; a shallow one takes {@code **}{@code /} for no folder at all. */
    private Machine(String glob, boolean isShallow) {
      this.glob = glob;
      this.isShallow = isShallow;
      last = passage();
      sequence(false);
    }

    private int passage() {
      return add(null);
    }

    private int add(IntPredicate takes) {
      places.add(new Place(takes, new ArrayList<>()));
      return places.size() - 1;
    }

    private void link(int from, int to) {
      places.get(from).next().add(to);
    }

    private void append(int place) {
      link(last, place);
      last = place;
    }

    private void sequence(boolean isInGroup) {
      while (at < glob.length()) {
        int character = glob.codePointAt(at);
        if (isInGroup && (character == ',' || character == '}')) {
          return;
        }
        at += Character.charCount(character);
        switch (character) {
          case '*' -> stars();
          case '?' -> append(add(c -> c != '/'));
          case '[' -> append(add(set()));
          case '{' -> group();
          case '\\' -> {
            literal(glob.codePointAt(at));
            at += Character.charCount(glob.codePointAt(at));
          }
          default -> literal(character);
        }
      }
    }

    private void literal(int character) {
      append(add(c -> c == character));
    }

    private void stars() {
      int stars = 1;
      while (at < glob.length() && glob.charAt(at) == '*') {
        stars++;
        at++;
      }
      if (isShallow && stars > 1 && at < glob.length() && glob.charAt(at) == '/') {
        stars -= 2;
        at++;
      }
      if (stars > 0) {
        boolean isDeep = stars > 1;
        append(passage());
        int loop = add(isDeep ? c -> true : c -> c != '/');
        link(last, loop);
        link(loop, last);
      }
    }

    private void group() {
      int before = last;
      int behind = passage();
      do {
        last = before;
        append(passage());
        sequence(true);
        link(last, behind);
      } while (glob.charAt(at++) == ',');
      last = behind;
    }

    private IntPredicate set() {
      boolean isNegative = glob.charAt(at) == '!';
      at += isNegative ? 1 : 0;
      List<int[]> ranges = new ArrayList<>();
      int begin = at;
      while (at == begin || glob.charAt(at) != ']') {
        int low = glob.codePointAt(at);
        at += Character.charCount(low);
        int high = low;
        if (glob.charAt(at) == '-' && glob.charAt(at + 1) != ']') {
          high = glob.codePointAt(at + 1);
          at += 1 + Character.charCount(high);
        }
        ranges.add(new int[] {low, high});
      }
      at++;
      return c -> c != '/' && isNegative != ranges.stream().anyMatch(r -> r[0] <= c && c <= r[1]);
    }

    private boolean matches(String text) {
      BitSet here = new BitSet(places.size());
      reach(0, here);
      for (int i = 0; i < text.length() && !here.isEmpty(); ) {
        int character = text.codePointAt(i);
        BitSet there = new BitSet(places.size());
        for (int p = here.nextSetBit(0); isPlace(p); p = here.nextSetBit(p + 1)) {
          Place place = places.get(p);
          if (place.takes() != null && place.takes().test(character)) {
            reached(place, there);
          }
        }
        here = there;
        i += Character.charCount(character);
      }
      return here.get(places.size());
    }

    private boolean isPlace(int number) {
      return number >= 0 && number < places.size();
    }

    /** Everything that follows without a character; the end has the number behind all places. */
    private void reach(int from, BitSet reached) {
      if (!reached.get(from)) {
        reached.set(from);
        if (places.get(from).takes() == null) {
          reached(places.get(from), reached);
          if (from == last) {
            reached.set(places.size());
          }
        }
      }
    }

    private void reached(Place place, BitSet reached) {
      place.next().forEach(next -> reach(next, reached));
      if (places.get(last) == place) {
        reached.set(places.size());
      }
    }
  }
}

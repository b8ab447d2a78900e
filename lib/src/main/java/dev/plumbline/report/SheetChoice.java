package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.LineageCompleteness;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which model versions have a sheet of their own beside a night's report:
 *
 * <ol>
 *   <li>First those whose ruling changed on the date, then those that were broken before, then the
 *       others; each by model, version and registry.
 *   <li>At most {@value #MOST}: a night's sheets cost the same however many versions there are and
 *       however old the lake is.
 *   <li>Of more than {@link Need#LIMIT} versions none has: what stands behind any of them is then
 *       read for whoever asks, not every night for all.
 *   <li>The others are told, and which command says the same of them.
 * </ol>
 *
 * @param chosen rulings of those that have one
 * @param left rulings of the others
 */
public record SheetChoice(List<Cells> chosen, List<Cells> left) {
  /** How many sheets a night has at most. */
  static final int MOST = 200;

  /** Why a version has a sheet, in the order in which they are chosen. */
  enum Reason {
    /** The ruling is of this date. */
    CHANGED("ruled on this date"),
    /** It is older, and a link is broken. */
    BROKEN("broken before"),
    /** It is older, and nothing is broken. */
    STANDING("traceable before");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    /** Why a ruling that stands on this date is among them. */
    static Reason of(Cells ruling, LocalDate date) {
      if (ruling.date(LineageCompleteness.AS_OF_DATE).equals(date)) {
        return CHANGED;
      }
      return ruling.isTrue(LineageCompleteness.IS_TRACEABLE) ? STANDING : BROKEN;
    }
  }

  /**
   * Chooses.
   *
   * @param standing the rulings that stand on the date, one for each version
   */
  public static SheetChoice of(Collection<Cells> standing, LocalDate date) {
    List<Cells> inOrder =
        standing.stream()
            .sorted(
                Comparator.comparing((Cells ruling) -> Reason.of(ruling, date))
                    .thenComparing(ruling -> ruling.text(LineageCompleteness.MODEL))
                    .thenComparing(ruling -> ruling.text(LineageCompleteness.VERSION))
                    .thenComparing(ruling -> ruling.text(LineageCompleteness.REGISTRY)))
            .toList();
    int chosen = inOrder.size() > Need.LIMIT ? 0 : Math.min(MOST, inOrder.size());
    return new SheetChoice(inOrder.subList(0, chosen), inOrder.subList(chosen, inOrder.size()));
  }

  /** The names of their files. */
  Set<String> names() {
    Set<String> names = new HashSet<>();
    chosen.forEach(ruling -> names.add(SheetName.of(ruling)));
    return names;
  }
}

package dev.plumbline.run.publication;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Dates that are built and whose publication is still to come. Where nothing is staged, they tell a
 * publication that is done from one that was lost.
 *
 * <ol>
 *   <li>A date is done when it is published as made from what its silver is built from, no run is
 *       half way with it, and no gold of it is owed.
 *   <li>It is lost when another run forgot what was staged of it, when a gate said no, or when
 *       something else was published in between and what was staged went with it.
 *   <li>A date that was asked for and is neither built nor published is not done.
 * </ol>
 */
public final class Outstanding {
  private Outstanding() {}

  /**
   * Those that are not done.
   *
   * @param asked the dates that are looked at; empty: all that are built
   */
  public static NavigableSet<LocalDate> of(
      NavigableSet<LocalDate> asked, BuiltSilver built, Publications.State published) {
    NavigableSet<LocalDate> dates = new TreeSet<>(asked);
    if (asked.isEmpty()) {
      dates.addAll(built.hashes().keySet());
      dates.addAll(built.unbuilt());
      dates.addAll(published.owed().dates());
    }
    dates.removeIf(date -> isDone(date, built, published));
    return dates;
  }

  private static boolean isDone(LocalDate date, BuiltSilver built, Publications.State published) {
    Map<String, String> now = built.hashes().get(date);
    Map<String, String> then = published.inputHashes().get(date);
    return then != null
        && !built.unbuilt().contains(date)
        && (now == null || now.equals(then))
        && !published.owed().dates().contains(date);
  }

  /** Refuses to call it a success that nothing was published of these dates. */
  public static Failure refused(NavigableSet<LocalDate> dates) {
    return new Failure(
        Category.INPUT,
        "nothing is staged of " + dates + ", and what is built of it is not published",
        "another run took away what was staged, a check of gold said no, or another date was"
            + " published in between",
        "plumbline run assess"
            + (dates.size() == 1 ? " --date " + dates.first() : "")
            + " stages it, then run publish again; of what is not built, plumbline run build"
            + " first");
  }
}

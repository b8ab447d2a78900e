package dev.plumbline.run.landing;

import dev.plumbline.run.landing.FileState.Day;
import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.run.landing.LandingContent.Touch;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which dates and billing periods hold other rows than before: those of which a file has rows that
 * count where it had none, others, or has none where it had some. Files that nothing happened to
 * are the same object before and after, and are passed over.
 */
final class ContentChanges {
  private ContentChanges() {}

  /** What differs between the files as they were and as they are. */
  static NavigableSet<Touch> between(
      Map<FileKey, FileState> before, Map<FileKey, FileState> after) {
    NavigableSet<Touch> different =
        new TreeSet<>(
            java.util.Comparator.comparing(Touch::date).thenComparing(t -> orEpoch(t.period())));
    after.forEach((key, now) -> add(before.get(key), now, different));
    before.forEach(
        (key, old) -> {
          if (!after.containsKey(key)) {
            add(old, null, different);
          }
        });
    return different;
  }

  private static void add(FileState old, FileState now, NavigableSet<Touch> different) {
    if (old == now) {
      return;
    }
    addOneSided(now, old, different);
    addOneSided(old, now, different);
  }

  /** Touches of the file that the other does not have alike. */
  private static void addOneSided(FileState file, FileState other, NavigableSet<Touch> different) {
    if (file == null) {
      return;
    }
    for (Touch touch : file.days().keySet()) {
      Day own = file.counted(touch);
      if (own != null && !own.isAs(other == null ? null : other.counted(touch))) {
        different.add(touch);
      }
    }
  }

  private static LocalDate orEpoch(LocalDate period) {
    return period == null ? LocalDate.EPOCH : period;
  }
}

package dev.plumbline.run.landing;

import dev.plumbline.config.Configuration.Source;
import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.run.landing.LandingContent.Touch;
import dev.plumbline.storage.LandingFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Files that were read with other settings of their source than hold today.
 *
 * <ol>
 *   <li>They are read again, once: the reading is kept with today's settings.
 *   <li>A slice is built from all of its files. Where one of them has left the landing, no file of
 *       the slice and of the dates beside it can be read again: they stay as they were read, and
 *       every night says so.
 * </ol>
 *
 * @param again the files to be read again
 * @param notices what is to be said of both, a sentence for each source
 */
record OtherSettings(Set<FileKey> again, List<String> notices) {

  /** A source's files that were read otherwise. */
  private record Found(TreeSet<FileKey> again, TreeSet<FileKey> stay, TreeSet<LocalDate> dates) {
    Found() {
      this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }
  }

  /**
   * What there is of such files.
   *
   * @param sources by name
   * @param listed the files that lie in the landing
   * @param before what is known of files of this table
   * @param slice which slice a date and period belong to
   */
  static OtherSettings of(
      Map<String, Source> sources,
      Collection<LandingFile> listed,
      Map<FileKey, FileState> before,
      Function<Touch, LocalDate> slice) {
    Map<String, String> digests = new TreeMap<>();
    sources.forEach((name, source) -> digests.put(name, source.settings().digest()));
    Map<String, Found> found = new TreeMap<>();
    Set<LocalDate> fixed = null;
    for (LandingFile file : listed) {
      FileState state = before.get(FileKey.of(file));
      if (state != null && state.isReadOtherwise(digests.get(file.source()))) {
        fixed = fixed == null ? fixed(sources, before.values(), FileKey.of(listed), slice) : fixed;
        add(state, fixed, slice, found.computeIfAbsent(file.source(), name -> new Found()));
      }
    }
    Set<FileKey> again = new HashSet<>();
    List<String> notices = new ArrayList<>();
    found.forEach(
        (source, files) -> {
          again.addAll(files.again());
          notices.addAll(notices(source, files));
        });
    return new OtherSettings(again, notices);
  }

  /** Slices that cannot be built again, and the dates beside what the missing files have. */
  private static Set<LocalDate> fixed(
      Map<String, Source> sources,
      Collection<FileState> before,
      Set<FileKey> present,
      Function<Touch, LocalDate> slice) {
    Set<LocalDate> fixed = new HashSet<>();
    for (FileState state : before) {
      // what belongs to a source that is no longer configured leaves the tables tonight
      if (sources.containsKey(state.key().source()) && !present.contains(state.key())) {
        for (Touch touch : state.days().keySet()) {
          if (state.counts(touch.period())) {
            fixed.add(slice.apply(touch));
            fixed.add(touch.date().minusDays(1));
            fixed.add(touch.date().plusDays(1));
          }
        }
      }
    }
    return fixed;
  }

  private static void add(
      FileState state, Set<LocalDate> fixed, Function<Touch, LocalDate> slice, Found found) {
    TreeSet<LocalDate> dates = new TreeSet<>();
    for (Touch touch : state.days().keySet()) {
      if (fixed.contains(slice.apply(touch)) || fixed.contains(touch.date())) {
        dates.add(touch.date());
      }
    }
    (dates.isEmpty() ? found.again() : found.stay()).add(state.key());
    found.dates().addAll(dates);
  }

  private static List<String> notices(String source, Found found) {
    List<String> notices = new ArrayList<>();
    if (!found.again().isEmpty()) {
      notices.add(
          ("source %s: its settings are not those that %s read with; read again, and the dates"
                  + " whose rows change are computed again")
              .formatted(source, counted(found.again())));
    }
    if (!found.stay().isEmpty()) {
      notices.add(
          ("warning: source %s: its settings are not those that %s read with, and rows of %s to"
                  + " %s stay as they were: other files of these dates have left the landing."
                  + " Remedy: put those files back, or give the files of the new settings a"
                  + " source of their own")
              .formatted(
                  source, counted(found.stay()), found.dates().first(), found.dates().last()));
    }
    return notices;
  }

  private static String counted(TreeSet<FileKey> files) {
    String first = files.first().path();
    return files.size() == 1
        ? "its file " + first + " was"
        : "%d of its files (%s first) were".formatted(files.size(), first);
  }
}

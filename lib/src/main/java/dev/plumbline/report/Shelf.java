package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.storage.Placed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder in which the reports of all nights stand, and the ways between them. Plain files that
 * need neither a server nor a network:
 *
 * <ol>
 *   <li>{@code DATE/report.html} with its CSV files and {@code summary.json}, its own figures for
 *       the index. A later night changes none of them.
 *   <li>{@code DATE/next.html} leads to the next night. It stands apart from the report because it
 *       is written anew when that night is.
 *   <li>{@code index.html} lists the newest nights from their summaries, at most {@value
 *       NightIndex#NIGHTS}: no table is read, and its cost does not grow with the lake's age.
 *   <li>{@code latest.html} leads to the newest night; a link of the file system would not survive
 *       a copy to an object store.
 * </ol>
 */
public final class Shelf {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final Path folder;

  /** The shelf in this folder, which is made with the first report. */
  public Shelf(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes a night's report, and the index and the ways to and from it.
   *
   * @return the written files that people open: the report, then the index
   * @throws IOException when the folder cannot be written
   */
  public List<Path> add(Figures figures) throws IOException {
    LocalDate night = figures.night().date();
    if (night == null) {
      return List.of(Report.write(figures, folder.resolve("unpublished")));
    }
    LocalDate before = nights().lower(night);
    Path page = Report.write(figures, folder.resolve(night.toString()), new Ways(before));
    NightSummary.of(figures).writeTo(page.resolveSibling(NightSummary.FILE));
    NavigableSet<LocalDate> nights = nights();
    if (before != null) {
      next(before, night);
    }
    next(night, nights.higher(night));
    write("latest.html", SmallPage.leading("Newest night", nights.last() + "/report.html"));
    Path index = folder.resolve("index.html");
    return List.of(page, Placed.text(index, index(nights)));
  }

  /** Of the files of a shelf, those that are read when a night is added. */
  public static Set<String> read(Set<String> names) {
    String summary = "/" + NightSummary.FILE;
    return names.stream()
        .filter(name -> name.endsWith(summary))
        .filter(name -> DATE.matcher(name.substring(0, name.indexOf('/'))).matches())
        .sorted(Comparator.reverseOrder())
        .limit(NightIndex.NIGHTS)
        .collect(Collectors.toSet());
  }

  private String index(NavigableSet<LocalDate> nights) {
    List<NightSummary> newest = new ArrayList<>();
    for (LocalDate night : nights.descendingSet()) {
      if (newest.size() < NightIndex.NIGHTS) {
        newest.add(NightSummary.read(folder.resolve(night.toString()), night));
      }
    }
    return NightIndex.html(newest, nights.size());
  }

  /** The dates that have a report. */
  private NavigableSet<LocalDate> nights() throws IOException {
    NavigableSet<LocalDate> nights = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        entries
            .map(entry -> entry.getFileName().toString())
            .filter(name -> DATE.matcher(name).matches())
            .filter(name -> Files.exists(folder.resolve(name).resolve("report.html")))
            .forEach(name -> nights.add(LocalDate.parse(name)));
      }
    }
    return nights;
  }

  private void next(LocalDate night, LocalDate later) throws IOException {
    String page =
        later == null
            ? SmallPage.html(
                "No later night",
                tag("h1", "No later night"),
                tag("p", "No night after " + Numbers.date(night) + " has a report yet."),
                tag("p", tag("a", "All nights").with("href", "../index.html")))
            : SmallPage.leading("Next night", "../" + later + "/report.html");
    write(night + "/next.html", page);
  }

  private void write(String name, String page) throws IOException {
    Placed.text(folder.resolve(name), page);
  }
}

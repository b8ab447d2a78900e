package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sheets beside a report, as their list tells of them: of one edition they are the same. */
public final class StandingSheets {
  private static final String LIST = SheetName.FOLDER + "/" + SheetName.LIST;
  private static final Pattern LINK = Pattern.compile("href=\"([^\"/#]+)\"");

  private StandingSheets() {}

  /** Of the files beside a report, the one that has to be read: the list. */
  public static Set<String> read(Set<String> names) {
    return names.contains(LIST) ? Set.of(LIST) : Set.of();
  }

  /**
   * The list and the sheets that it names.
   *
   * @param night the folder of the night's report
   * @return none where the list tells another edition, or a sheet that it names is not there, or
   *     one that it does not name is
   */
  public static List<Path> of(Path night, SheetBook.Edition edition) throws IOException {
    Path list = night.resolve(SheetName.FOLDER).resolve(SheetName.LIST);
    if (!Files.isRegularFile(list)) {
      return List.of();
    }
    String text = Files.readString(list, StandardCharsets.UTF_8);
    List<Path> files = new ArrayList<>(List.of(list));
    LINK.matcher(text)
        .results()
        .map(link -> link.group(1))
        .filter(SheetName::is)
        .forEach(name -> files.add(list.resolveSibling(name)));
    boolean isWhole = text.contains(mark(edition)) && files.stream().allMatch(Files::isRegularFile);
    // Where it names none, pages that lead to it may stand in their places.
    boolean isAlone = files.size() == 1 || others(list.getParent(), new HashSet<>(files)).isEmpty();
    return isWhole && isAlone ? files : List.of();
  }

  /** The sheets in their folder that are none of these. */
  static List<Path> others(Path folder, Set<Path> kept) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> SheetName.is(file.getFileName().toString()))
          .filter(file -> !kept.contains(file))
          .toList();
    }
  }

  /** What the list tells of its edition: no text that somebody wrote has tags. */
  private static String mark(SheetBook.Edition edition) {
    return Html.markup(edition(edition));
  }

  /** The same, as a part of the list. */
  static Html edition(SheetBook.Edition edition) {
    return tag("p", edition.words()).with("class", "edition");
  }
}

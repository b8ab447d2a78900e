package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sheets of a night: a page for each chosen model version, and a list of them.
 *
 * @param date on which the rulings stand
 * @param edition of what they tell
 * @param sheets of the chosen versions, in the order of the choice
 * @param left rulings of versions that have no sheet
 */
public record SheetBook(
    LocalDate date, Edition edition, List<ModelSheet> sheets, List<Cells> left) {

  /**
   * What the sheets are printed from.
   *
   * @param publication its number
   * @param nightId the run that published it
   * @param program version of the program
   */
  public record Edition(long publication, String nightId, String program) {}

  /**
   * Writes them beside a night's report. Sheets of an earlier run of the night that are not among
   * them are removed.
   *
   * @param night the folder of the night's report
   * @return the list of them, then each
   */
  public List<Path> writeTo(Path night) throws IOException {
    Path folder = night.resolve(SheetName.FOLDER);
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ModelSheet sheet : sheets) {
      String name = SheetName.of(sheet.ruling());
      names.add(name);
      written.add(Placed.text(folder.resolve(name), SheetPage.among(sheet, this).html()));
    }
    written.add(0, Placed.text(folder.resolve(SheetName.LIST), SheetList.html(this)));
    for (Path file : others(folder, names)) {
      Files.delete(file);
    }
    return written;
  }

  /**
   * Writes the first of them alone, with no way to a report or a list.
   *
   * @param file in place of one that is there
   */
  public void writeAlone(Path file) throws IOException {
    Placed.text(file.toAbsolutePath(), SheetPage.alone(sheets.get(0), this).html());
  }

  private static List<Path> others(Path folder, Set<String> names) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> SheetName.is(file.getFileName().toString()))
          .filter(file -> !names.contains(file.getFileName().toString()))
          .toList();
    }
  }
}

package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.storage.Placed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The sheets of a night: a page for each chosen model version, and a list of them, which is put in
 * place last. Where none is made for a reason, a page that leads to the list is where the report
 * looks for a sheet.
 *
 * @param date on which the rulings stand
 * @param edition of what they tell
 * @param sheets of the chosen versions, in the order of the choice
 * @param left rulings of versions that have no sheet
 * @param remark why none has, as a sentence; null where that is not so
 */
public record SheetBook(
    LocalDate date, Edition edition, List<ModelSheet> sheets, List<Cells> left, String remark) {

  /**
   * What the sheets are printed from.
   *
   * @param publication its number
   * @param nightId the run that published it
   * @param program version of the program
   */
  public record Edition(long publication, String nightId, String program) {
    /** In words that are on every page. */
    String words() {
      return "Publication %d of night %s, Plumbline %s.".formatted(publication, nightId, program);
    }
  }

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
    for (ModelSheet sheet : sheets) {
      written.add(put(folder, sheet.ruling(), SheetPage.among(sheet, this).html()));
    }
    if (remark != null) {
      for (Cells ruling : SheetChoice.of(left, date).chosen()) {
        String title = "no sheet of " + SheetPage.name(ruling);
        written.add(put(folder, ruling, SmallPage.leading(title, SheetName.LIST)));
      }
    }
    for (Path file : StandingSheets.others(folder, new HashSet<>(written))) {
      Files.delete(file);
    }
    written.add(0, Placed.text(folder.resolve(SheetName.LIST), SheetList.html(this)));
    return written;
  }

  private static Path put(Path folder, Cells ruling, String page) throws IOException {
    return Placed.text(folder.resolve(SheetName.of(ruling)), page);
  }

  /**
   * Writes the first of them alone, with no way to a report or a list.
   *
   * @param file in place of one that is there
   */
  public void writeAlone(Path file) throws IOException {
    Placed.text(file.toAbsolutePath(), SheetPage.alone(sheets.get(0), this).html());
  }
}

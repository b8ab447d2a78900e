package dev.plumbline.run.sheets;

import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.report.ModelSheet;
import dev.plumbline.report.SheetBook;
import dev.plumbline.report.SheetChoice;
import dev.plumbline.run.answers.AskedVersion;
import dev.plumbline.run.answers.Rulings;
import dev.plumbline.run.answers.TracedVersions;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.publication.Program;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.storage.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the sheets of model versions say on the date of these rulings, out of an export. */
public final class Sheets {
  private final Export export;
  private final Rulings rulings;

  /** On the date of these rulings. */
  public Sheets(Export export, Rulings rulings) {
    this.export = export;
    this.rulings = rulings;
  }

  /** Those of a night; none, and why, of a lake beyond these bounds. */
  SheetBook chosen(SheetBounds bounds) {
    Optional<String> remark = bounds.remark(export);
    if (remark.isPresent()) {
      return new SheetBook(
          rulings.date(), edition(), List.of(), List.copyOf(rulings.all()), remark.get());
    }
    SheetChoice choice = SheetChoice.of(rulings.all(), rulings.date());
    return book(choice.chosen().stream().map(Rulings::key).toList(), choice.left());
  }

  /**
   * Writes the sheet of the version that somebody names.
   *
   * @param file in place of one that is there
   */
  public void write(AskedVersion asked, Path file) {
    SheetBook one = book(List.of(asked.among(rulings)), List.of());
    try {
      one.writeAlone(file);
    } catch (IOException e) {
      throw new StorageException(
          "the sheet cannot be written",
          file + ": " + e.getMessage(),
          "name a file in a folder that is there and may be written",
          e);
    }
  }

  private SheetBook book(List<ModelKey> keys, List<RowLayout.Cells> left) {
    KnownBehind behind = keys.isEmpty() ? KnownBehind.NOTHING : KnownBehind.of(export, rulings);
    List<ModelSheet> sheets =
        TracedVersions.of(export, rulings, keys).stream()
            .map(
                version ->
                    new ModelSheet(
                        version.ruling(),
                        version.evidence(),
                        behind.of(version.ruling()),
                        behind.remark(),
                        rulings.digestBits()))
            .toList();
    return new SheetBook(rulings.date(), edition(), sheets, left, null);
  }

  private SheetBook.Edition edition() {
    return new SheetBook.Edition(export.publication(), export.night(), Program.VERSION);
  }
}

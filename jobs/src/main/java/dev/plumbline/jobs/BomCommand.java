package dev.plumbline.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.jobs.bom.BomDocument;
import dev.plumbline.jobs.told.OneLine;
import dev.plumbline.jobs.told.Teller;
import dev.plumbline.run.answers.ListedVersion;
import dev.plumbline.run.answers.Rulings;
import dev.plumbline.run.exports.Export;
import dev.plumbline.storage.Placed;
import dev.plumbline.storage.StorageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline bom}: what is in one model version, for whoever it is handed to. */
@Command(
    name = "bom",
    description = {
      "Writes the bill of materials of a model version: CycloneDX 1.6, as JSON.",
      "Model, datasets, code and image, and how whole the list is. It reads the published export,"
          + " and needs no Spark."
    })
final class BomCommand extends ExportCommand {
  @Mixin private VersionOptions version = new VersionOptions();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "The file to write, whole and in place of one that is there; without it standard output.")
  private Path output;

  private ObjectNode bom(Export export, Rulings rulings) {
    return BomDocument.of(ListedVersion.of(export, rulings, version.asked()), export, rulings);
  }

  @Override
  Iterable<String> lines(Export export, Rulings rulings) {
    return bom(export, rulings).toPrettyString().lines().toList();
  }

  @Override
  String object(Export export, Rulings rulings) {
    return bom(export, rulings).toString();
  }

  @Override
  void tellObject(String object, PrintStream out) {
    tell(List.of(object), out);
  }

  /** A document is JSON on a terminal as well; what a terminal would obey is spelled out. */
  @Override
  void tell(Iterable<String> lines, PrintStream out) {
    List<String> clean = new ArrayList<>();
    lines.forEach(line -> clean.add(OneLine.clean(line)));
    String text = String.join("\n", clean);
    if (output == null) {
      Teller teller = Teller.of(out);
      teller.answers(teller.isJson() ? text.replaceAll("\n *", "") : text);
      return;
    }
    try {
      Placed.text(output, text + "\n");
    } catch (IOException e) {
      throw new StorageException(
          "the bill of materials cannot be written",
          output + ": " + e.getMessage(),
          "name a file in a folder that is there and may be written",
          e);
    }
  }
}

package dev.plumbline.jobs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.plumbline.run.answers.Rulings;
import dev.plumbline.run.answers.TracedVersion;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.sheets.Sheets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline trace}: where one model version comes from, link by link. */
@Command(
    name = "trace",
    description = {
      "Says where a model version comes from: link by link its state, and the records behind it.",
      "Each record has its file and line, and the file its SHA-256. It reads the published export,"
          + " and needs no Spark."
    })
final class TraceCommand extends ExportCommand {
  @Mixin private VersionOptions version = new VersionOptions();

  @Option(
      names = "--sheet",
      paramLabel = "FILE",
      description =
          "Writes the printable sheet of the version, with its graph, as HTML to this file, in"
              + " place of one that is there.")
  private Path sheet;

  private TracedVersion traced(Export export, Rulings rulings) {
    return TracedVersion.of(export, rulings, version.asked());
  }

  private String written(Export export, Rulings rulings) {
    new Sheets(export, rulings).write(version.asked(), sheet);
    return sheet.toAbsolutePath().normalize().toString();
  }

  @Override
  Iterable<String> lines(Export export, Rulings rulings) {
    if (sheet != null) {
      return List.of("sheet: " + written(export, rulings));
    }
    return new TraceText(traced(export, rulings)).lines(from(export, rulings));
  }

  @Override
  String object(Export export, Rulings rulings) {
    if (sheet != null) {
      return JsonNodeFactory.instance
          .objectNode()
          .put("sheet", written(export, rulings))
          .toString();
    }
    return TraceObject.of(traced(export, rulings), export, rulings);
  }
}

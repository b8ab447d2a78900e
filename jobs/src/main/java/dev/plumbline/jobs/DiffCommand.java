package dev.plumbline.jobs;

import dev.plumbline.run.answers.AskedVersion;
import dev.plumbline.run.answers.Rulings;
import dev.plumbline.run.answers.VersionDiff;
import dev.plumbline.run.exports.Export;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline diff}: in what two versions of a model differ. */
@Command(
    name = "diff",
    description = {
      "Says in what two versions of a model differ: data, code, environment, parameters, results,"
          + " approval, deployment, cost and links.",
      "What a version does not say is not known, and equal to nothing. It reads the published"
          + " export, and needs no Spark."
    })
final class DiffCommand extends ExportCommand {
  @Option(names = "--model", required = true, paramLabel = "MODEL", description = "The model.")
  private String model;

  @Option(
      names = "--registry",
      paramLabel = "REGISTRY",
      description = "The registry of both; needed where several have either version.")
  private String registry;

  @Parameters(index = "0", paramLabel = "VERSION", description = "The first version.")
  private String first;

  @Parameters(index = "1", paramLabel = "OTHER", description = "The second version.")
  private String second;

  private VersionDiff diff(Export export, Rulings rulings) {
    return VersionDiff.of(
        export,
        rulings,
        new AskedVersion(model, first, registry),
        new AskedVersion(model, second, registry));
  }

  @Override
  Iterable<String> lines(Export export, Rulings rulings) {
    return new DiffText(diff(export, rulings)).lines(from(export, rulings));
  }

  @Override
  String object(Export export, Rulings rulings) {
    return DiffObject.of(diff(export, rulings), export, rulings);
  }
}

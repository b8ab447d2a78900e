package dev.plumbline.jobs;

import dev.plumbline.run.answers.AskedDataset;
import dev.plumbline.run.answers.DatasetImpact;
import dev.plumbline.run.answers.Rulings;
import dev.plumbline.run.exports.Export;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plumbline impact}: which model versions and deployments a dataset reached. */
@Command(
    name = "impact",
    description = {
      "Says which model versions a dataset reached, where these are deployed, and on which way.",
      "A version is reached where the data lies behind its training run. It reads the published"
          + " export, and needs no Spark."
    })
final class ImpactCommand extends ExportCommand {
  @Option(
      names = "--dataset",
      required = true,
      paramLabel = "DATASET[@VERSION]",
      description =
          "The dataset by any of its names, alone or behind NAMESPACE/; all versions unless one is"
              + " named.")
  private String dataset;

  @Option(
      names = "--namespace",
      paramLabel = "NAMESPACE",
      description = "The namespace; needed where datasets of several are called alike.")
  private String namespace;

  private DatasetImpact impact(Export export, Rulings rulings) {
    return DatasetImpact.of(export, rulings, new AskedDataset(dataset, namespace));
  }

  @Override
  Iterable<String> lines(Export export, Rulings rulings) {
    return new ImpactText(impact(export, rulings)).lines(from(export, rulings));
  }

  @Override
  String object(Export export, Rulings rulings) {
    return ImpactObject.of(impact(export, rulings), export, rulings);
  }
}

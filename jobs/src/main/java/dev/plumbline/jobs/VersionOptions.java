package dev.plumbline.jobs;

import dev.plumbline.run.answers.AskedVersion;
import picocli.CommandLine.Option;

/** Which model version is asked for. */
final class VersionOptions {
  @Option(names = "--model", required = true, paramLabel = "MODEL", description = "The model.")
  private String model;

  @Option(
      names = "--version",
      required = true,
      paramLabel = "VERSION",
      description = "The version of the model.")
  private String version;

  @Option(
      names = "--registry",
      paramLabel = "REGISTRY",
      description = "The registry; needed where several have the model version.")
  private String registry;

  /** As it was asked for. */
  AskedVersion asked() {
    return new AskedVersion(model, version, registry);
  }
}

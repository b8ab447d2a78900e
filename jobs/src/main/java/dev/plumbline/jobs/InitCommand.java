package dev.plumbline.jobs;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.run.setup.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline init}: a first configuration for a folder of raw files, without a session. */
@Command(
    name = "init",
    description = {
      "Looks through a folder of raw files, tells their formats, and writes a configuration for",
      "them that runs as it is, with a comment wherever something is still to be filled in."
    })
final class InitCommand implements OfflineCommand {
  @Parameters(paramLabel = "DIR", description = "The folder that the raw files lie in.")
  private Path folder;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      defaultValue = "plumbline.yaml",
      description = "The configuration to write; ${DEFAULT-VALUE} in this folder.")
  private Path output;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "Zone of times that files give without one, such as Europe/Berlin.")
  private ZoneId zone;

  @Option(
      names = "--rejected-share",
      paramLabel = "SHARE",
      defaultValue = "0.02",
      description = "A source with more unusable records than this share is not read.")
  private double rejectedShare;

  @Option(names = "--force", description = "Replace an existing configuration.")
  private boolean isForced;

  @Override
  public Integer call() throws IOException {
    if (isStore(folder) || isStore(output)) {
      throw new Failure(
          Category.CONFIGURATION,
          "init looks at files of this machine and writes there",
          uri(isStore(folder) ? folder : output),
          "copy some files of each source here, run init on them, write path: of each source as it"
              + " is in the store, and look at all of it with plumbline doctor --config FILE");
    }
    if (Files.exists(output) && !isForced) {
      throw new Failure(
          Category.CONFIGURATION,
          "there is a configuration already",
          output.toString(),
          "name another with --output FILE, or replace it with --force");
    }
    if (!(rejectedShare >= 0 && rejectedShare <= 1)) {
      throw new Failure(
          Category.CONFIGURATION,
          "--rejected-share " + rejectedShare + " is out of range",
          "command line",
          "write a number from 0 to 1");
    }
    Setup setup = Setup.of(folder, output, zone, rejectedShare, Instant.now());
    setup.summary().forEach(System.out::println);
    if (!setup.hasSources()) {
      throw new Failure(
          Category.INPUT,
          "no file under " + folder + " is of a format that is read",
          "see the list above",
          "plumbline formats lists what is read; tables of your own need a mapping");
    }
    Path parent = output.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    Files.writeString(output, setup.configuration());
    return 0;
  }

  private static boolean isStore(Path path) {
    return path.toString().matches("[a-z][a-z0-9]+:/.*");
  }

  /** As it was written: a path has lost one of its slashes. */
  private static String uri(Path path) {
    return path.toString().replaceFirst(":/", "://");
  }
}

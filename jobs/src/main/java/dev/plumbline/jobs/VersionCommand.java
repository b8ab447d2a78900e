package dev.plumbline.jobs;

import picocli.CommandLine.Command;

/** {@code plumbline version}. */
@Command(name = "version", description = "Says which version of plumbline, Java and Spark this is.")
final class VersionCommand implements OfflineCommand {
  @Override
  public Integer call() {
    System.out.printf(
        "%s, Java %s, Spark %s%n",
        Main.VERSION,
        Runtime.version().feature(),
        org.apache.spark.package$.MODULE$.SPARK_VERSION());
    return 0;
  }
}

package dev.plumbline.jobs;

import dev.plumbline.config.Place;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.run.doctor.Doctor;
import dev.plumbline.run.doctor.Finding;
import dev.plumbline.run.doctor.Finding.Level;
import dev.plumbline.storage.ObjectStores;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plumbline doctor}: what a night would stumble over, without a session. */
@Command(
    name = "doctor",
    description = {
      "Checks a configuration and its landing in seconds, without running a night: keys and"
          + " values,",
      "files and their formats, the lake, and whether nodes, bills, owners and prices meet.",
      "Exit code 2 when something would stop a night."
    })
final class DoctorCommand implements OfflineCommand {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The configuration.")
  private String config;

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      description = "Folder or URI of the Delta tables; overrides lake: of the configuration.")
  private String lake;

  @Override
  public Integer call() {
    Place place = NamedPlace.of(config, ObjectStores.impatient(Map.of()));
    List<Finding> findings = new Doctor(place, lake, Instant.now()).examine();
    findings.forEach(finding -> System.out.println(finding.text()));
    System.out.printf(
        "%n%d ok, %d warnings, %d errors%n",
        count(findings, Level.OK), count(findings, Level.WARNING), count(findings, Level.ERROR));
    boolean isIll = findings.stream().anyMatch(Finding::isError);
    System.out.println(
        isIll
            ? "mend the errors, then run doctor again"
            : "next: plumbline nightly --config " + config);
    return isIll ? Category.CONFIGURATION.exitCode() : 0;
  }

  private static long count(List<Finding> findings, Level level) {
    return findings.stream().filter(finding -> finding.level() == level).count();
  }
}

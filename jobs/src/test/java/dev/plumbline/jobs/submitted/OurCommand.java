package dev.plumbline.jobs.submitted;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The words of our own command, for a process that runs what is built here. */
public final class OurCommand {
  private OurCommand() {}

  /** {@code plumbline submit} with these words. */
  public static List<String> submit(String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dplumbline.home=" + SparkDistribution.HOME);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.addAll(List.of("dev.plumbline.jobs.Main", "submit"));
    command.addAll(List.of(words));
    return command;
  }
}

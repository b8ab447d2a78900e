package dev.plumbline.run.submit;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What became of a driver in a cluster, read off what {@code spark-submit} says while it waits: its
 * own exit code is 0 for failed and for killed drivers of Spark's standalone clusters.
 */
final class Ending {
  /** As by a signal. */
  private static final int KILLED = 143;

  /** By itself, or by a signal that says nothing of the driver. */
  private static final Set<Integer> WELL_ENDED = Set.of(0, 130, KILLED);

  private static final Set<String> GOOD = Set.of("FINISHED", "SUCCEEDED");

  /** Those after which a driver is no more; RELAUNCHING and UNKNOWN are none of them. */
  private static final Set<String> FINAL =
      Set.of("FINISHED", "SUCCEEDED", "KILLED", "FAILED", "ERROR");

  private static final Pattern STANDALONE =
      Pattern.compile("State of (?:driver )?(driver-[0-9-]+) is ([A-Z]+)");
  private static final Pattern STANDALONE_NAME =
      Pattern.compile("successfully submitted as (driver-[0-9-]+)");
  private static final Pattern YARN = Pattern.compile("final status: ([A-Z]+)");
  private static final Pattern YARN_NAME =
      Pattern.compile("(?:Submitted application|Application report for) (application_[0-9_]+)");
  private static final Pattern KUBERNETES_NAME = Pattern.compile("pod name: ([a-z0-9.-]+)");
  private static final Pattern KUBERNETES = Pattern.compile("exit code: (\\d+)");

  private String driver = "";
  private String state = "";
  private OptionalInt code = OptionalInt.empty();

  /** Takes a line of what is said. */
  synchronized void hear(String line) {
    Matcher standalone = STANDALONE.matcher(line);
    if (standalone.find()) {
      driver = standalone.group(1);
      state = standalone.group(2);
    }
    for (Pattern name : List.of(STANDALONE_NAME, YARN_NAME, KUBERNETES_NAME)) {
      Matcher named = name.matcher(line);
      if (named.find()) {
        driver = named.group(1);
      }
    }
    Matcher yarn = YARN.matcher(line);
    if (yarn.find() && !yarn.group(1).equals("UNDEFINED")) {
      state = yarn.group(1);
    }
    Matcher kubernetes = KUBERNETES.matcher(line);
    if (kubernetes.find()) {
      code = OptionalInt.of(Integer.parseInt(kubernetes.group(1)));
    }
  }

  /** True once it was heard that the driver has ended: it does not go on in the cluster then. */
  synchronized boolean isFinal() {
    return code.isPresent() || FINAL.contains(state);
  }

  /** The driver, with its name in the cluster once it has one. */
  synchronized String driver() {
    return driver.isEmpty() ? "the driver" : "the driver " + driver;
  }

  /**
   * The code that the command ends with.
   *
   * @param submit how spark-submit ended: by itself, or by a signal after what it said
   * @param left what the driver itself left as its code
   */
  synchronized int code(int submit, OptionalInt left) {
    if (left.isPresent()) {
      return left.getAsInt();
    }
    if (code.isPresent()) {
      return code.getAsInt();
    }
    if (WELL_ENDED.contains(submit) && GOOD.contains(state)) {
      return 0;
    }
    if (state.equals("KILLED")) {
      return KILLED;
    }
    throw unknown(submit);
  }

  private Failure unknown(int submit) {
    boolean isKnown = !state.isEmpty();
    return new Failure(
        Category.STORAGE,
        isKnown
            ? "%s ended as %s and left no exit code".formatted(driver(), state)
            : "what became of the driver is not known; spark-submit ended with " + submit,
        isKnown
            ? "its process was killed, its machine was lost, or it could not write to the lake"
            : "see the lines above",
        isKnown
            ? "look at what it said, where the cluster keeps that; then run again"
            : "check that the master can be reached and takes drivers, and run again");
  }
}

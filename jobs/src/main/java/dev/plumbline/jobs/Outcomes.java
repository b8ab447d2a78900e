package dev.plumbline.jobs;

import dev.plumbline.failure.Failure;
import dev.plumbline.ingest.secrets.SecretText;
import dev.plumbline.jobs.told.Level;
import dev.plumbline.jobs.told.Line;
import dev.plumbline.jobs.told.Teller;
import dev.plumbline.storage.LastAct;
import dev.plumbline.storage.StorageException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FSError;

/** What a person and a scheduler are told of whatever ended a command. */
final class Outcomes {
  /** As after Ctrl-C. */
  private static final int INTERRUPTED = 130;

  private static final long MIB = 1 << 20;

  private final PrintStream errors;
  private final Teller teller;

  Outcomes(PrintStream errors) {
    this.errors = errors;
    this.teller = Teller.of(errors);
  }

  /**
   * What lies at the bottom of it decides the code: Spark wraps what its tasks throw. An
   * interruption and a full heap come first, since whatever they cut short fails in its own words.
   * What failed after a night is told one after the other; the first says the code, unless a gate
   * had said no before.
   */
  int failed(Throwable thrown) {
    if (LastAct.isEnding()) {
      // What was cut short by a signal; the signal's own code is what the process ends with.
      return 0;
    }
    if (thrown instanceof UntoldFailures after) {
      List<Integer> codes = after.all().stream().map(this::failed).toList();
      return after.isStopped() ? Failure.Category.GATE.exitCode() : codes.get(0);
    }
    List<Throwable> chain = chain(thrown);
    if (chain.stream().anyMatch(Outcomes::isInterruption)) {
      return said(
          "interrupted",
          "the thread that did the work was told to end",
          "run again; the next run finishes what was promised or repeats the rest",
          INTERRUPTED);
    }
    if (chain.stream().anyMatch(Outcomes::isFullHeap)) {
      return fullHeap();
    }
    if (FullDisk.is(chain) && chain.stream().noneMatch(StorageException.class::isInstance)) {
      return said(
          FullDisk.problem(chain),
          FullDisk.cause(chain),
          FullDisk.remedy(chain),
          Failure.Category.STORAGE.exitCode());
    }
    return chain.stream()
        .map(this::known)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> bug(thrown));
  }

  private static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable at = thrown; at != null && seen.add(at); at = at.getCause()) {
      chain.add(at);
    }
    return chain;
  }

  private static boolean isInterruption(Throwable cause) {
    return cause instanceof InterruptedException
        || cause instanceof ClosedByInterruptException
        || cause instanceof InterruptedIOException && !(cause instanceof SocketTimeoutException);
  }

  /** A failed task whose own exception did not survive names it in its text. */
  private static boolean isFullHeap(Throwable cause) {
    return cause instanceof OutOfMemoryError
        || cause instanceof org.apache.spark.SparkException
            && String.valueOf(cause.getMessage()).contains("java.lang.OutOfMemoryError");
  }

  private int fullHeap() {
    long heap = Runtime.getRuntime().maxMemory() / MIB;
    return said(
        "the heap is too small for this work",
        "Java has no memory left of the %,d MiB it was given".formatted(heap),
        "set PLUMBLINE_HEAP=%dm (under spark-submit: --driver-memory and --executor-memory) and run"
                .formatted(2 * heap)
            + " again; what was published before is untouched",
        Failure.Category.CONFIGURATION.exitCode());
  }

  private Optional<Integer> known(Throwable cause) {
    if (cause instanceof Failure failure) {
      return Optional.of(
          said(
              SecretText.masked(failure.getMessage()),
              SecretText.masked(failure.because()),
              SecretText.masked(failure.remedy()),
              failure.category().exitCode()));
    }
    if (cause instanceof StorageException storage) {
      return Optional.of(
          storage(
              storage.getMessage(),
              storage.because(),
              storage.remedy(),
              storage.isWorthRetrying()));
    }
    if (cause instanceof IOException
        || cause instanceof UncheckedIOException
        || cause instanceof FSError) {
      return Optional.of(
          storage(
              "reading or writing failed",
              (cause instanceof FSError && cause.getCause() != null ? cause.getCause() : cause)
                  .toString(),
              "check space, permissions and the network, and run again",
              StorageException.isWorthRetrying(cause)));
    }
    return Optional.empty();
  }

  /** Arguments that no command takes, where lines are objects. */
  int misused(picocli.CommandLine.ParameterException exception) {
    return said(
        String.valueOf(exception.getMessage()),
        "command line",
        "see " + exception.getCommandLine().getCommandSpec().qualifiedName() + " --help",
        Failure.Category.CONFIGURATION.exitCode());
  }

  private int bug(Throwable thrown) {
    int code = Failure.Category.BUG.exitCode();
    String remedy = "report it with the trace below";
    if (teller.isJson()) {
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      teller.fails(
          failure("a bug of plumbline", thrown.toString(), remedy, code)
              .with("trace", trace.toString()));
      return code;
    }
    said("a bug of plumbline", thrown.toString(), remedy, code);
    thrown.printStackTrace(errors);
    return code;
  }

  /** Storage that no retry mends, such as a folder without permission, is set up wrongly. */
  private int storage(String problem, String cause, String remedy, boolean isWorthRetrying) {
    Failure.Category category =
        isWorthRetrying ? Failure.Category.STORAGE : Failure.Category.CONFIGURATION;
    return said(problem, cause, remedy, category.exitCode());
  }

  private int said(String problem, String cause, String remedy, int code) {
    if (teller.isJson()) {
      teller.fails(failure(problem, cause, remedy, code));
    } else {
      errors.printf("problem: %s%ncause:   %s%nremedy:  %s%n", problem, cause, remedy);
    }
    return code;
  }

  private static Line failure(String problem, String cause, String remedy, int code) {
    return new Line(Level.ERROR, problem)
        .with("problem", problem)
        .with("cause", cause)
        .with("remedy", remedy)
        .with("exit_code", code);
  }
}

package dev.plumbline.jobs;

import dev.plumbline.failure.Failure;
import dev.plumbline.jobs.told.OneLine;
import dev.plumbline.jobs.told.Teller;
import dev.plumbline.run.exports.Export;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that answers from the published export: without a session and without a lock. */
abstract class ExportAnswer implements Callable<Integer> {
  @Mixin private LakeOptions options = new LakeOptions();

  @Option(names = "--json", description = "Say it as one JSON object in one line.")
  private boolean isObject;

  /**
   * Answers.
   *
   * @return the exit code
   */
  abstract int answer(Export export);

  /**
   * Nothing of what records say makes a line: every line is cleaned whole, and so is a failure that
   * lists names.
   */
  @Override
  public final Integer call() {
    try {
      return answer(Export.newest(options.lake(), options.stores()));
    } catch (Failure failure) {
      throw new Failure(
          failure.category(),
          OneLine.clean(failure.getMessage()),
          OneLine.clean(failure.because()),
          OneLine.clean(failure.remedy()),
          failure);
    }
  }

  /** Which lake is asked. */
  final LakeOptions options() {
    return options;
  }

  /** True where a machine asks. */
  final boolean isObject() {
    return isObject;
  }

  /** Tells a person. */
  void tell(Iterable<String> lines, PrintStream out) {
    lines.forEach(line -> out.println(OneLine.clean(line)));
  }

  /** Tells a machine. */
  void tellObject(String object, PrintStream out) {
    Teller.of(out).answers(OneLine.clean(object));
  }
}

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
abstract class AnswerCommand implements Callable<Integer> {
  @Mixin private LakeOptions options = new LakeOptions();

  @Option(names = "--json", description = "Say it as one JSON object in one line.")
  private boolean isObject;

  /** The answer for a person, line by line. */
  abstract Iterable<String> lines(Export export);

  /** The answer for a machine. */
  abstract String object(Export export);

  /**
   * Nothing of what records say makes a line: every line is cleaned whole, and so is a failure that
   * lists names.
   */
  @Override
  public final Integer call() {
    try {
      return answer();
    } catch (Failure failure) {
      throw new Failure(
          failure.category(),
          OneLine.clean(failure.getMessage()),
          OneLine.clean(failure.because()),
          OneLine.clean(failure.remedy()),
          failure);
    }
  }

  private Integer answer() {
    PrintStream out = System.out;
    Export export = Export.newest(options.lake(), options.stores());
    if (isObject) {
      tellObject(object(export), out);
    } else {
      tell(lines(export), out);
    }
    return 0;
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

package dev.plumbline.jobs;

import dev.plumbline.config.Upkeep;
import dev.plumbline.run.repair.Repair;
import dev.plumbline.storage.Lake;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that looks after a lake: it computes nothing, and works under the lake's lease. */
abstract class CareCommand implements Callable<Integer> {
  @Mixin private LakeOptions options = new LakeOptions();

  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  private boolean isDry;

  /**
   * What it looks for.
   *
   * @param upkeep what it leaves alone
   * @param really false to tell what there is and to change nothing
   */
  abstract Repair work(Lake lake, Upkeep upkeep, boolean really);

  @Override
  public final Integer call() {
    return leased().call(options, isDry);
  }

  /** The same on a lake that is open. */
  final int on(Lake lake, boolean dry, Stop stop, PrintStream out) {
    return leased().on(lake, dry, stop, out);
  }

  private LeasedWork leased() {
    return new LeasedWork(
        (lake, really, abandoned) -> work(lake, options.upkeep(), really).mended(abandoned));
  }
}

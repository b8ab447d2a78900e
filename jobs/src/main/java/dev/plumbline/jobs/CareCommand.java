package dev.plumbline.jobs;

import dev.plumbline.config.Upkeep;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.run.repair.Repair;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.Sessions;
import dev.plumbline.storage.lease.Lease;
import dev.plumbline.storage.lease.Lease.Life;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
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
    String where = options.lake();
    PrintStream out = System.out;
    Console console = new Console(out);
    console.does("opening Spark");
    try (Stop stop = new Stop(out);
        SparkSession session = Sessions.open(options.stores())) {
      console.does("looking at the lake");
      return on(new Lake(session, where), isDry, stop, out);
    } finally {
      console.rests();
    }
  }

  /** The same on a lake that is open. */
  final int on(Lake lake, boolean dry, Stop stop, PrintStream out) {
    if (!lake.files().exists("_plumbline")) {
      throw new Failure(
          Category.CONFIGURATION,
          "there is no lake to look after",
          "no night has ever written to " + lake.root(),
          "name another with --lake DIR or --config FILE");
    }
    if (dry) {
      look(lake, out);
      return 0;
    }
    try (Lease lease = Lease.take(lake.files(), Instant.now(), out::println)) {
      lake.writes().underRight(lease::assertHeld);
      stop.watches(patience -> stopped(lake, lease, patience));
      work(lake, options.upkeep(), true).mended(lease.abandoned()).forEach(out::println);
    }
    return 0;
  }

  private void look(Lake lake, PrintStream out) {
    Optional<Lease.Holder> holder = Lease.holder(lake.files());
    if (holder.isPresent() && holder.get().life() == Life.RUNNING) {
      out.println("a run is writing to this lake: " + holder.get().words());
      return;
    }
    if (holder.isPresent() && holder.get().life() == Life.UNKNOWN) {
      out.println(
          "the lake was taken by "
              + holder.get().words()
              + "; whether it still runs can be told only by waiting, as without --dry-run");
    }
    work(lake, options.upkeep(), false)
        .mended(holder.filter(it -> it.life() == Life.GONE).map(Lease.Holder::words))
        .forEach(out::println);
  }

  private static String stopped(Lake lake, Lease lease, Duration patience) {
    if (!lake.writes().end(patience)) {
      return "stopped in the middle of a commit; run it again";
    }
    return "stopped; run it again" + lease.leave().map(taken -> "; " + taken).orElse("");
  }
}

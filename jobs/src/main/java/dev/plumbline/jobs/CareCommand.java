package dev.plumbline.jobs;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.Sessions;
import dev.plumbline.storage.lease.Lease;
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
   * Says what it finds and would do.
   *
   * @param holder who has the lake
   */
  abstract void look(Lake lake, Optional<Lease.Holder> holder, PrintStream out);

  /** Does it, and says what it did. */
  abstract void tend(Lake lake, Lease lease, PrintStream out);

  @Override
  public final Integer call() {
    String where = options.lake();
    PrintStream out = System.out;
    try (Stop stop = new Stop(out);
        SparkSession session = Sessions.open(options.stores())) {
      return on(new Lake(session, where), isDry, stop, out);
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
      look(lake, Lease.holder(lake.files()), out);
      return 0;
    }
    try (Lease lease = Lease.take(lake.files(), Instant.now(), out::println)) {
      lake.writes().underRight(lease::assertHeld);
      stop.watches(patience -> stopped(lake, lease, patience));
      tend(lake, lease, out);
    }
    return 0;
  }

  private static String stopped(Lake lake, Lease lease, Duration patience) {
    if (!lake.writes().end(patience)) {
      return "stopped in the middle of a commit; run it again";
    }
    lease.close();
    return "stopped; run it again";
  }
}

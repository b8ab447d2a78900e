package dev.plumbline.jobs;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.Sessions;
import dev.plumbline.storage.lease.Lease;
import dev.plumbline.storage.lease.Lease.Life;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Work on a lake under its lease, in a session of its own; or a look at what would be done. */
final class LeasedWork {
  private final Work work;

  /** What is done. */
  @FunctionalInterface
  interface Work {
    /**
     * Does it.
     *
     * @param really false to tell what would be done, and to change nothing
     * @param abandoned the run that is gone and had the lake, if there was one
     * @return what was done, in lines for people
     */
    List<String> on(Lake lake, boolean really, Optional<String> abandoned);
  }

  LeasedWork(Work work) {
    this.work = work;
  }

  /** Opens the session and the lake. */
  int call(LakeOptions options, boolean dry) {
    String where = options.lake();
    PrintStream out = System.out;
    Console console = new Console(out);
    console.does("opening Spark");
    try (Stop stop = new Stop(out);
        SparkSession session = Sessions.open(options.stores())) {
      console.does("looking at the lake");
      return on(new Lake(session, where), dry, stop, out);
    } finally {
      console.rests();
    }
  }

  /** The same on a lake that is open. */
  int on(Lake lake, boolean dry, Stop stop, PrintStream out) {
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
      work.on(lake, true, lease.abandoned()).forEach(out::println);
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
    Optional<String> abandoned =
        holder.filter(it -> it.life() == Life.GONE).map(Lease.Holder::words);
    work.on(lake, false, abandoned).forEach(out::println);
  }

  private static String stopped(Lake lake, Lease lease, Duration patience) {
    if (!lake.writes().end(patience)) {
      return "stopped in the middle of a commit; run it again";
    }
    return "stopped; run it again" + lease.leave().map(taken -> "; " + taken).orElse("");
  }
}

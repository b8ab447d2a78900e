package dev.plumbline.jobs;

import dev.plumbline.config.Configuration;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.Reach;
import dev.plumbline.job.RunContext;
import dev.plumbline.job.Slice;
import dev.plumbline.metrics.carbon.Electricity;
import dev.plumbline.policies.Policies;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.DeviceHold;
import dev.plumbline.tables.NodeInventory;
import dev.plumbline.tables.QueueHour;
import dev.plumbline.tables.ScheduledHold;
import dev.plumbline.tables.ServingSample;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.TestContext;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One job on given tables. */
public final class OneJob {
  /** What schedulers, lists and servers say, which many nights lack. */
  private static final List<TableSpec> SAID =
      List.of(
          ScheduledHold.TABLE,
          DeviceHold.TABLE,
          QueueHour.TABLE,
          NodeInventory.TABLE,
          ServingSample.TABLE);

  private OneJob() {}

  /** The rows of the one table that the job writes. */
  public static Frame run(Job job, RunContext context, Given... inputs) {
    Map<TableSpec, Frame> frames = new HashMap<>();
    for (Given input : inputs) {
      frames.put(input.table(), input.frame());
    }
    return run(job, context, frames);
  }

  /**
   * The same on rows that another job made; nothing stands, and no scheduler says anything, that is
   * not among them.
   */
  public static Frame run(Job job, RunContext context, Map<TableSpec, Frame> frames) {
    TableSpec written = job.spec().writes().get(0);
    Map<TableSpec, Frame> given = new HashMap<>(frames);
    job.spec().reads().stream()
        .filter(OneJob::mayBeMissing)
        .forEach(input -> given.putIfAbsent(input.table(), Given.table(input.table()).frame()));
    return job.apply(new Inputs(given), context).frames().get(written);
  }

  /** What stands before a first night, and lists that few have. */
  private static boolean mayBeMissing(JobSpec.Input input) {
    return input.reach().equals(Reach.STANDING) || SAID.contains(input.table());
  }

  /** The same on {@link Given#DAY}, with nothing configured. */
  public static Frame run(Job job, Given... inputs) {
    Configuration configuration =
        new Configuration(
            "lake",
            new Configuration.Limits(Duration.ZERO, 0.02, 5),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return run(job, context(configuration, Given.DAY), inputs);
  }

  /** {@link Given#DAY} in places of which this is said. */
  public static RunContext electricity(Electricity... places) {
    Configuration configuration =
        new Configuration(
            "lake",
            new Configuration.Limits(Duration.ZERO, 0.02, 5),
            List.of(),
            List.of(),
            new Configuration.People(List.of(), List.of()),
            List.of(),
            new Configuration.Facts(List.of(), List.of(places)));
    return context(configuration, Given.DAY);
  }

  /** A night over these dates and the billing periods they lie in. */
  public static RunContext context(Configuration configuration, LocalDate... dates) {
    List<LocalDate> periods = Stream.of(dates).map(date -> date.withDayOfMonth(1)).toList();
    return new TestContext(Slice.of(List.of(dates), periods), configuration, Policies.DEFAULT);
  }

  /** The physical plan, for what must not be in it. */
  public static String plan(Frame frame) {
    return frame.rows().queryExecution().executedPlan().toString();
  }
}

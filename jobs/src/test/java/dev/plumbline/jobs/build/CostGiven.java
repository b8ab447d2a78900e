package dev.plumbline.jobs.build;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.MoneyGiven.segments;

import dev.plumbline.jobs.OneJob;
import dev.plumbline.schema.Frame;
import dev.plumbline.testing.Given;

/** What the hours of one node cost. */
final class CostGiven {
  private CostGiven() {}

  static Frame costs(Given capacity, Given segments) {
    return OneJob.run(new GpuHourCostJob(), context(DAY), capacity, segments);
  }

  /** gpu-0 computes for an hour; gpu-1 is held idle for 20 minutes and works for 40. */
  static Given twoGpus() {
    return segments()
        .rows(
            """
            device_id | owner | start_at | end_at | stage
            gpu-0     | llm/a | 10:00    | 11:00  | delivered
            gpu-1     | llm/b | 10:00    | 10:20  | held_idle
            gpu-1     | llm/b | 10:20    | 11:00  | non_tensor
            """);
  }
}

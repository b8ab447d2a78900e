package dev.plumbline.jobs.build;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.bill;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.MoneyGiven.segments;

import dev.plumbline.job.RunContext;
import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.schema.Frame;
import dev.plumbline.testing.Given;

/** What a bill pays for. */
final class CapacityGiven {
  private CapacityGiven() {}

  /** The capacity that these lines of a bill pay for on the day, with no device seen. */
  static Frame paid(String lines) {
    return paid(context(DAY), bill().rows(lines), segments());
  }

  static Frame paid(RunContext context, Given bill) {
    return paid(context, bill, segments());
  }

  static Frame paid(RunContext context, Given bill, Given segments) {
    return MoneyGiven.run(new PaidCapacityJob(), context, bill, segments);
  }
}

package dev.plumbline.policies;

import dev.plumbline.failure.Invalid;
import java.io.Serializable;
import java.time.Duration;

/**
 * When work is recommended to move, to share, to stop in some hours or to be paid otherwise.
 *
 * @param edition which edition it is
 * @param fit how much of what it moves to the work may need at its busiest
 * @param evidence how much of the work must have been measured
 * @param leastSaving a move that saves a smaller part of the cost is not recommended
 * @param steadyDates a commitment is recommended after so many dates in a row
 * @param offHours hours of a day in which a holder idled on two dates in a row, at least
 */
public record RecommendationPolicy(
    Edition edition, Fit fit, Evidence evidence, double leastSaving, int steadyDates, int offHours)
    implements Policy {

  /** The values that ship. */
  public static final RecommendationPolicy DEFAULT =
      new RecommendationPolicy(
          Edition.shipped("1"),
          new Fit(0.80, 0.90),
          new Evidence(Duration.ofHours(4), 0.90),
          0.10,
          7,
          4);

  /**
   * What the work may need at its busiest of what it moves to.
   *
   * @param activity of its multiprocessors, its tensor cores and its memory bandwidth
   * @param memory of its memory
   */
  public record Fit(double activity, double memory) implements Serializable {
    /** Refuses shares under which nothing fits. */
    public Fit {
      Invalid.ifOutside(activity, 0.01, 1, "fit_activity");
      Invalid.ifOutside(memory, 0.01, 1, "fit_memory");
    }
  }

  /**
   * What must have been measured of the work on a date.
   *
   * @param held it held each GPU for at least so long
   * @param measured part of that time in which activity, tensor cores and memory were measured
   */
  public record Evidence(Duration held, double measured) implements Serializable {
    /** Refuses evidence that is none. */
    public Evidence {
      Invalid.ifOutside(held.toSeconds(), 60, 86_400, "evidence_held_seconds");
      Invalid.ifOutside(measured, 0.01, 1, "evidence_measured");
    }
  }

  /** Refuses values under which nothing could be told. */
  public RecommendationPolicy {
    Invalid.ifOutside(leastSaving, 0, 1, "least_saving");
    Invalid.ifOutside(steadyDates, 1, 365, "steady_dates");
    Invalid.ifOutside(offHours, 1, 23, "off_hours");
  }

  @Override
  public String id() {
    return "recommendation";
  }

  @Override
  public String description() {
    return "When work is recommended to move, to share a GPU, to stop in some hours, or to be paid"
        + " otherwise.";
  }
}

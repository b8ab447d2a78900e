package dev.plumbline.jobs.idle;

import dev.plumbline.run.idle.NotMeasured;
import java.util.ArrayList;
import java.util.List;

/** What is not known of the date, and so how much more idle waste there may be, in lines. */
record NotMeasuredText(NotMeasured it) {
  List<String> lines() {
    if (it.isNothing()) {
      return List.of("measured: all accounted time of the date");
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "not measured in the whole fleet: %s GPU-hours, idle or not; so all idle waste, commitments"
                .formatted(Amounts.hours(it.unmeasured()))
            + " too, is");
    lines.add("  " + hours());
    it.costs().forEach(cost -> lines.add("  " + cost(cost)));
    return lines;
  }

  private String hours() {
    if (it.unjoined() != null) {
      return "not known in GPU-hours: bills and telemetry are not joined, up to %s stand twice"
          .formatted(Amounts.hours(it.unjoined()));
    }
    return "%s to %s GPU-hours%s"
        .formatted(
            Amounts.hours(it.measured()),
            Amounts.hours(it.measured().add(it.unmeasured())),
            it.isMoreUnknown() ? "; some charges do not say for how much time" : "");
  }

  private static String cost(NotMeasured.Interval cost) {
    return "%s to %s, %s"
        .formatted(
            Amounts.named(cost.basis(), cost.least()),
            Amounts.money(cost.basis(), cost.most()),
            cost.basis().label());
  }
}

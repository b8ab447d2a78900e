package dev.plumbline.jobs.build;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.DAY_BEFORE;
import static dev.plumbline.job.Reach.WHOLE;

import dev.plumbline.allocation.scheduled.JobLabel;
import dev.plumbline.config.Configuration;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.policies.GpuEfficiencyPolicy;
import dev.plumbline.policies.GpuStatePolicy;
import dev.plumbline.segment.ReplicaLabels;
import dev.plumbline.segment.Segments;
import dev.plumbline.segment.TelemetryLabels;
import dev.plumbline.tables.DeviceHold;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.timeline.Owners;
import dev.plumbline.timeline.TimelineRules;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Samples in time order to stretches of one owner and one state. */
public final class GpuSegmentJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
            "gpu-segment",
            NightStage.BUILD,
            "Observed GPU time by owner and state, with the integral of every activity signal.",
            List.of(
                reads(GpuSample.TABLE, DAY_BEFORE),
                reads(DeviceLabelSet.TABLE, WHOLE),
                reads(DeviceHold.TABLE, DAY_BEFORE)),
            GpuSegment.TABLE)
        .ruledBy(GpuStatePolicy.DEFAULT, GpuEfficiencyPolicy.DEFAULT);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    TimelineRules rules =
        new TimelineRules(
            context.policies().of(GpuStatePolicy.class),
            context.policies().of(GpuEfficiencyPolicy.class),
            declaredIntervals(context.configuration()),
            context.configuration().standby());
    return Outputs.of(
        GpuSegment.TABLE,
        Segments.of(
            inputs.of(GpuSample.TABLE),
            inputs.of(DeviceLabelSet.TABLE),
            inputs.of(DeviceHold.TABLE),
            context.slice().dates(),
            rules,
            new TelemetryLabels(
                replicaLabels(context.configuration()), jobLabel(context.configuration())),
            new Owners(context.configuration().owners())));
  }

  private static Map<String, Duration> declaredIntervals(Configuration configuration) {
    Map<String, Duration> intervals = new HashMap<>();
    for (Configuration.Source source : configuration.sources()) {
      if (source.settings().interval() != null) {
        intervals.put(source.settings().name(), source.settings().interval());
      }
    }
    return intervals;
  }

  private static ReplicaLabels replicaLabels(Configuration configuration) {
    Map<String, List<String>> names = new HashMap<>();
    for (Configuration.Source source : configuration.sources()) {
      names.put(source.settings().name(), source.settings().labels().replicas());
    }
    return new ReplicaLabels(names);
  }

  /** The label that names the scheduler's job, which may be the one that names runs. */
  static JobLabel jobLabel(Configuration configuration) {
    String name = configuration.people().jobLabel();
    boolean isRun =
        configuration.sources().stream()
            .anyMatch(source -> name.equals(source.settings().labels().runId()));
    return new JobLabel(name, isRun);
  }
}

package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.schema.Unit;
import dev.plumbline.terms.Cause;
import dev.plumbline.terms.HoldOutcome;
import dev.plumbline.terms.OwnerKind;
import dev.plumbline.terms.Stage;
import dev.plumbline.terms.StagePart;
import dev.plumbline.terms.State;
import java.util.EnumMap;
import java.util.Map;
import org.apache.spark.sql.Column;

/**
 * What one device did, in stretches of one owner and one state within a UTC hour. {@code
 * gpu_milliseconds} is the device's time × the owner's share; the stage columns split it without
 * remainder. Rows exist only for observed time.
 */
public final class GpuSegment {
  private static final TableBuilder T =
      silver("gpu_segment")
          .grain("device × owner × [start_at, end_at)")
          .doc("Observed GPU time by owner and state, with the integral of every activity signal.");

  private static final Map<Stage, Col> STAGES = new EnumMap<>(Stage.class);
  private static final Map<StagePart, Col> PARTS = new EnumMap<>(StagePart.class);
  private static final Map<GpuMeasure, Col> SUMS = new EnumMap<>(GpuMeasure.class);
  private static final Map<GpuMeasure, Col> TIMES = new EnumMap<>(GpuMeasure.class);

  public static final Col SEGMENT_DATE =
      T.date("segment_date").required().doc("date (UTC) of start_at");
  public static final Col HOUR_AT = T.timestamp("hour_at").required().doc("UTC hour it lies in");
  public static final Col DEVICE_ID =
      T.string("device_id").required().doc("device, or gpu_uuid/unsold");
  public static final Col GPU_UUID = T.string("gpu_uuid").required().doc("the physical GPU");
  public static final Col NODE = T.string("node").doc("host");
  public static final Col CLUSTER = T.string("cluster").doc("cluster");
  public static final Col GPU_MODEL = T.string("gpu_model").doc("device name");
  public static final Col MIG_PROFILE = T.string("mig_profile").doc("MIG profile");
  public static final Col GPU_INDEX =
      T.string("gpu_index").doc("the GPU's number on its host; null where no label tells it");
  public static final Col SOURCE =
      T.string("source").required().doc("source whose samples hold this time");
  public static final Col OWNER =
      T.string("owner")
          .required()
          .doc("namespace/pod, slurm:cluster/job, or unallocated when none held the device");
  public static final Col OWNER_KIND =
      T.string("owner_kind").required().doc("pod, slurm_job or unallocated");
  public static final Col OWNER_RULE =
      T.string("owner_rule")
          .required()
          .doc(
              "how the owner is known: scheduler_device, scheduler_label, whole_node, node_share (a"
                  + " share of each GPU of the node, since nobody says which), label, inherited,"
                  + " none");
  public static final Col NAMESPACE = T.string("namespace").doc("owner's namespace");
  public static final Col POD = T.string("pod").doc("owner's pod");
  public static final Col TEAM = T.string("team").doc("team the owner is mapped to");
  public static final Col PROJECT = T.string("project").doc("project the owner is mapped to");
  public static final Col TEAM_RULE =
      T.string("team_rule").doc("name of the entry under owners: that gives it team and project");
  public static final Col RUN_ID = T.string("run_id").doc("training run, lower case");
  public static final Col START_AT = T.timestamp("start_at").required().doc("inclusive, UTC");
  public static final Col END_AT = T.timestamp("end_at").required().doc("exclusive, UTC");
  public static final Col STRETCH_START_AT =
      T.timestamp("stretch_start_at")
          .required()
          .doc("start, inside the date, of the stretch it is part of; short holes do not end one");
  public static final Col STATE = T.string("state").required().doc("state of the stretch");
  public static final Col CAUSE = T.string("cause").doc("idle cause of waste states");
  public static final Col ACTIVITY_SIGNAL =
      T.string("activity_signal")
          .doc("what activity a is: sm_active, gr_engine_active, gpu_utilization or null");
  public static final Col POWER_LIMIT_SOURCE =
      T.string("power_limit_source").doc("enforced, management or tdp");
  public static final Col RUN_OUTCOME =
      T.string("run_outcome")
          .doc(
              "how the owner's run ended, as its scheduler says: succeeded, failed, cancelled,"
                  + " timeout, preempted or running; null where nobody says");
  public static final Col IS_INTERVAL_ASSUMED =
      T.flag("is_interval_assumed").doc("the nominal interval is the 60 s default");
  public static final Col IS_REPLICA_UNNAMED =
      T.flag("is_replica_unnamed")
          .doc(
              "the samples come in a turn of short and long gaps: several scrapers that no label"
                  + " tells apart, or one that failed regularly; the time counts once");
  public static final Col IS_ENERGY_ESTIMATED =
      T.flag("is_energy_estimated")
          .doc("watts and joules are the divided board's, by compute-slice share");
  public static final Col SHARE =
      T.ratio("share_ratio")
          .doc("owner's share of the GPU; null where no fact tells it: the time is in no sum then");
  public static final Col OWNER_USER =
      T.string("owner_user").doc("who submitted the owner; null where no scheduler says");
  public static final Col ACCOUNT = T.string("account").doc("owner's Slurm account");
  public static final Col PARTITION = T.string("partition_name").doc("owner's Slurm partition");
  public static final Col QUEUE = T.string("queue_name").doc("owner's queue");
  public static final Col IS_CONFLICT =
      T.flag("is_conflict")
          .doc("the owner claims more than others left of the device: it has no time of it");

  public static final Col OBSERVED =
      T.milliseconds("observed_milliseconds").required().doc("device time, before the share");
  public static final Col GPU_MILLISECONDS =
      T.milliseconds("gpu_milliseconds")
          .required()
          .doc("GPU time × share: the one that is summed; 0 where the share is not known");
  public static final Col UNKNOWN = stage(Stage.UNKNOWN);
  public static final Col EMPTY = stage(Stage.EMPTY);
  public static final Col HELD_IDLE = stage(Stage.HELD_IDLE);
  public static final Col FALSE_BUSY = stage(Stage.FALSE_BUSY);
  public static final Col STANDBY = stage(Stage.STANDBY);
  public static final Col IDLE_GAPS = stage(Stage.IDLE_GAPS);
  public static final Col ACTIVE_UNRESOLVED = stage(Stage.ACTIVE_UNRESOLVED);
  public static final Col SM_IDLE = stage(Stage.SM_IDLE);
  public static final Col MEMORY_BOUND = stage(Stage.MEMORY_BOUND);
  public static final Col COMMUNICATION = stage(Stage.COMMUNICATION);
  public static final Col NON_TENSOR = stage(Stage.NON_TENSOR);
  public static final Col CLOCK_LOSS = stage(Stage.CLOCK_LOSS);
  public static final Col DELIVERED = stage(Stage.DELIVERED);
  public static final Col EMPTY_MEMORY_UNMEASURED = part(StagePart.EMPTY_MEMORY_UNMEASURED);
  public static final Col CLOCK_LOSS_POWER = part(StagePart.CLOCK_LOSS_POWER);
  public static final Col CLOCK_LOSS_THERMAL = part(StagePart.CLOCK_LOSS_THERMAL);

  public static final Col ACTIVITY_INTEGRAL = sum(GpuMeasure.ACTIVITY);
  public static final Col ACTIVITY_MEASURED = time(GpuMeasure.ACTIVITY);
  public static final Col UTILIZATION_INTEGRAL = sum(GpuMeasure.GPU_UTILIZATION);
  public static final Col UTILIZATION_MEASURED = time(GpuMeasure.GPU_UTILIZATION);
  public static final Col TENSOR_INTEGRAL = sum(GpuMeasure.TENSOR);
  public static final Col TENSOR_MEASURED = time(GpuMeasure.TENSOR);
  public static final Col DRAM_INTEGRAL = sum(GpuMeasure.DRAM);
  public static final Col DRAM_MEASURED = time(GpuMeasure.DRAM);
  public static final Col CLOCK_INTEGRAL = sum(GpuMeasure.CLOCKED_TENSOR);
  public static final Col CLOCK_MEASURED = time(GpuMeasure.CLOCKED_TENSOR);
  public static final Col TENSOR_EXCESS =
      T.integral("tensor_excess_milliseconds")
          .doc("∫ max(0, t − a) dt × share: counted, not spent");
  public static final Col POWER_LIMIT_INTEGRAL = sum(GpuMeasure.POWER_LIMIT_FRACTION);
  public static final Col POWER_LIMIT_MEASURED = time(GpuMeasure.POWER_LIMIT_FRACTION);
  public static final Col ENERGY_COUNTER = sum(GpuMeasure.ENERGY_COUNTER);
  public static final Col ENERGY_COUNTER_MEASURED = time(GpuMeasure.ENERGY_COUNTER);
  public static final Col ENERGY_POWER = sum(GpuMeasure.ENERGY_POWER);
  public static final Col ENERGY_POWER_MEASURED = time(GpuMeasure.ENERGY_POWER);
  public static final Col ENERGY_UNPLACED =
      T.measure("energy_unplaced_joules", Unit.JOULES)
          .doc("counter difference across unobserved time before this segment; stands apart");

  public static final Col MEMORY_PEAK =
      T.measure("framebuffer_used_peak_bytes", Unit.BYTES)
          .doc(
              "most memory of the device in use in any sample, whoever used it; null where nobody"
                  + " measured it, and in segments written before there was this column");

  static {
    for (GpuMeasure measure : GpuMeasure.values()) {
      if (!SUMS.containsKey(measure)) {
        sum(measure);
        time(measure);
      }
    }
  }

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(DEVICE_ID, OWNER, START_AT)
          .keyProvenBy("one iterator per GPU emits disjoint stretches in time order")
          .partitionedBy(SEGMENT_DATE)
          .filteredBy(DEVICE_ID, HOUR_AT)
          .mayBeEmpty()
          .oneOf(STATE, State.class)
          .oneOf(CAUSE, Cause.class)
          .oneOf(OWNER_KIND, OwnerKind.class)
          .oneOf(RUN_OUTCOME, HoldOutcome.class)
          .fail("stages sum to GPU time", GPU_MILLISECONDS.of().equalTo(allStages()))
          .fail("named clock loss is clock loss", clockLossNamed().leq(CLOCK_LOSS.of()))
          .fail(
              "empty with memory not measured is empty",
              EMPTY_MEMORY_UNMEASURED.of().leq(EMPTY.of()))
          .fail("a segment ends after it starts", END_AT.of().gt(START_AT.of()))
          .fail("GPU time is within device time", GPU_MILLISECONDS.of().leq(OBSERVED.of()))
          .build();

  private GpuSegment() {}

  private static Col stage(Stage stage) {
    Col column = T.milliseconds(stage.text() + "_milliseconds").required().doc("stage");
    STAGES.put(stage, column);
    return column;
  }

  private static Col part(StagePart part) {
    Col column =
        T.milliseconds(part.text() + "_milliseconds")
            .required()
            .doc("of " + part.stage().text() + ": " + part.meaning());
    PARTS.put(part, column);
    return column;
  }

  /** The sum of a measure over the segment. */
  public static Col sum(GpuMeasure measure) {
    return SUMS.computeIfAbsent(measure, m -> m.segmentSum(T));
  }

  /** The share time in which a measure was measured. */
  public static Col time(GpuMeasure measure) {
    return TIMES.computeIfAbsent(measure, m -> m.segmentTime(T));
  }

  /** GPU time of one of the stages that a sample can show. */
  public static Col time(Stage stage) {
    return STAGES.get(stage);
  }

  /** GPU time of a part of a stage; it stands beside the stages. */
  public static Col time(StagePart part) {
    return PARTS.get(part);
  }

  private static Column clockLossNamed() {
    return CLOCK_LOSS_POWER.of().plus(CLOCK_LOSS_THERMAL.of());
  }

  private static Column allStages() {
    return Stage.OBSERVED.stream().map(s -> time(s).of()).reduce(Column::plus).orElseThrow();
  }
}

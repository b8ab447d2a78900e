package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.HoldOutcome;
import dev.plumbline.terms.OwnerKind;
import dev.plumbline.terms.OwnerRule;

/**
 * Which devices a scheduler's workload held from when to when, and by which rule that is known. A
 * hold that has no row here could not be placed.
 */
public final class DeviceHold {
  private static final TableBuilder T =
      silver("device_hold")
          .grain("request × device × [start_at, end_at), cut at midnight UTC")
          .doc("Which devices a scheduler's workload held from when to when, and in what share.");

  public static final Col HOLD_DATE = T.date("hold_date").required().doc("date (UTC) of start_at");
  public static final Col REQUEST_ID =
      T.string("request_id").required().doc("as in silver.scheduled_hold");
  public static final Col DEVICE_ID =
      T.string("device_id").required().doc("the device; a GPU stands for all its instances");
  public static final Col GPU_UUID = T.string("gpu_uuid").required().doc("the physical GPU");
  public static final Col START_AT = T.timestamp("start_at").required().doc("inclusive, UTC");
  public static final Col END_AT = T.timestamp("end_at").required().doc("exclusive, UTC");
  public static final Col OWNER =
      T.string("owner").required().doc("slurm:cluster/job, or namespace/pod");
  public static final Col OWNER_KIND = T.string("owner_kind").required().doc("slurm_job or pod");
  public static final Col NAMESPACE = T.string("namespace").doc("Kubernetes namespace");
  public static final Col POD = T.string("pod").doc("Kubernetes pod");
  public static final Col JOB = T.string("job").doc("Slurm job, as exporters label it");
  public static final Col OWNER_USER = T.string("owner_user").doc("who submitted");
  public static final Col ACCOUNT = T.string("account").doc("Slurm account");
  public static final Col PARTITION = T.string("partition_name").doc("Slurm partition");
  public static final Col QUEUE = T.string("queue_name").doc("queue of Kueue, Volcano or Run:ai");
  public static final Col RUN_ID = T.string("run_id").doc("training run, lower case");
  public static final Col RUN_OUTCOME =
      T.string("run_outcome")
          .doc("succeeded, failed, cancelled, timeout, preempted or running; null: nobody says");
  public static final Col RULE =
      T.string("rule")
          .required()
          .doc("scheduler_device, scheduler_label, whole_node or node_share");
  public static final Col SHARE_PART =
      T.count("share_part")
          .doc("GPUs that the workload had of share_whole; null: in equal parts with who else had");
  public static final Col SHARE_WHOLE =
      T.count("share_whole")
          .doc("GPUs of the node that nobody was named for; 1 where the device is named");
  public static final Col IS_CONFLICT =
      T.flag("is_conflict").required().doc("a claim above what there is; never rescaled");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(REQUEST_ID, DEVICE_ID, START_AT)
          .keyProvenBy("a request's holds of one device do not overlap")
          .partitionedBy(HOLD_DATE)
          .filteredBy(DEVICE_ID, START_AT)
          .oneOf(OWNER_KIND, OwnerKind.class)
          .oneOf(RUN_OUTCOME, HoldOutcome.class)
          .oneOf(RULE, OwnerRule.class)
          .fail("a hold ends after it starts", END_AT.of().gt(START_AT.of()))
          .fail("a share is at most the whole", SHARE_PART.of().leq(SHARE_WHOLE.of()))
          .mayBeEmpty()
          .build();

  private DeviceHold() {}
}

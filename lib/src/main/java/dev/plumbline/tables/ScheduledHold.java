package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.EndBasis;
import dev.plumbline.terms.HoldOutcome;
import dev.plumbline.terms.OwnerKind;

/**
 * From when to when schedulers say that a workload held GPUs of a node, cut at midnight UTC: each
 * request once, by the newest word of it. It holds nothing that changes from file to file while the
 * workload does not, so that a night on which nothing happened to a job leaves its dates alone.
 */
public final class ScheduledHold {
  private static final TableBuilder T =
      silver("scheduled_hold")
          .grain("request × date")
          .doc(
              "From when to when schedulers say that a workload held GPUs of a node, each request"
                  + " once by the newest word of it.");

  public static final Col HOLD_DATE =
      T.date("hold_date").required().doc("date (UTC) of hold_start_at");
  public static final Col REQUEST_ID =
      T.string("request_id").required().doc("as in silver.gpu_request");
  public static final Col SCHEDULER = T.string("scheduler").required().doc("slurm or kubernetes");
  public static final Col CLUSTER = T.string("cluster").doc("null where nobody says");
  public static final Col NODE = T.string("node").doc("null when several nodes share a count");
  public static final Col NODES =
      T.strings("nodes").doc("every node of the workload, where node cannot say it");
  public static final Col WORKLOAD_ID =
      T.string("workload_id")
          .required()
          .doc("Slurm job with its array task and het component; namespace/pod/uid");
  public static final Col JOB_NUMBER =
      T.string("job_number")
          .doc("Slurm's number of the job, as exporters label it; null where nobody says");
  public static final Col OWNER =
      T.string("owner").required().doc("slurm:cluster/job, or namespace/pod");
  public static final Col OWNER_KIND = T.string("owner_kind").required().doc("slurm_job or pod");
  public static final Col NAMESPACE = T.string("namespace").doc("Kubernetes namespace");
  public static final Col POD = T.string("pod").doc("Kubernetes pod");
  public static final Col OWNER_USER = T.string("owner_user").doc("who submitted");
  public static final Col ACCOUNT = T.string("account").doc("Slurm account");
  public static final Col PARTITION = T.string("partition_name").doc("Slurm partition");
  public static final Col QUEUE = T.string("queue_name").doc("queue of Kueue, Volcano or Run:ai");
  public static final Col RUN_ID = T.string("run_id").doc("training run, lower case");
  public static final Col RUN_OUTCOME =
      T.string("run_outcome")
          .doc("succeeded, failed, cancelled, timeout, preempted or running; null: nobody says");
  public static final Col GPU_COUNT =
      T.count("gpu_count")
          .doc(
              "whole GPUs of the node, without a node of all nodes; null when unknown or only parts"
                  + " are held");
  public static final Col GPU_SLICE_COUNT =
      T.count("gpu_slice_count").doc("MIG instances or time-sliced shares of the node");
  public static final Col CPU_REQUEST =
      T.quantity("cpu_request")
          .doc("CPUs of the node, without a node of all nodes; null where nobody says");
  public static final Col MEMORY_REQUEST =
      T.count("memory_request_bytes").doc("bytes of memory, likewise");
  public static final Col DEVICES =
      T.strings("devices").doc("GPUs that the record names: their UUIDs, or numbers on the node");
  public static final Col STARTED_AT =
      T.timestamp("started_at").required().doc("since when the workload holds GPUs, UTC");
  public static final Col START_AT =
      T.timestamp("hold_start_at").required().doc("inclusive, within the date, UTC");
  public static final Col END_AT =
      T.timestamp("hold_end_at").required().doc("exclusive, within the date, UTC");
  public static final Col END_BASIS =
      T.string("end_basis")
          .required()
          .doc("how the workload's end is known: ended, last_seen, next_start or date_end");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(REQUEST_ID, HOLD_DATE)
          .keyProvenBy("one row per request and date that it holds on")
          .partitionedBy(HOLD_DATE)
          .filteredBy(NODE, START_AT)
          .oneOf(OWNER_KIND, OwnerKind.class)
          .oneOf(RUN_OUTCOME, HoldOutcome.class)
          .oneOf(END_BASIS, EndBasis.class)
          .fail("a hold ends after it starts", END_AT.of().gt(START_AT.of()))
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private ScheduledHold() {}
}

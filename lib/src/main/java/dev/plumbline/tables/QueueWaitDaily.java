package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/** How long teams waited for GPUs: requests that started on the date. */
public final class QueueWaitDaily {
  private static final TableBuilder T =
      gold("queue_wait_daily")
          .grain("date × scheduler × cluster × team × project × partition × queue × GPU type")
          .doc("How long requests for GPUs that started on the date had waited, by who asked.");

  public static final Col USAGE_DATE =
      T.date("usage_date").required().doc("date (UTC) on which they started");
  public static final Col SCHEDULER = T.string("scheduler").required().doc("slurm or kubernetes");
  public static final Col CLUSTER = T.string("cluster").doc("null where nobody says");
  public static final Col TEAM = T.string("team").doc("team; null where nobody owns who asked");
  public static final Col PROJECT = T.string("project").doc("project");
  public static final Col PARTITION = T.string("partition_name").doc("Slurm partition");
  public static final Col QUEUE = T.string("queue_name").doc("queue of Kueue, Volcano or Run:ai");
  public static final Col GPU_TYPE = T.string("gpu_type").doc("as asked for; null: any, or unsaid");
  public static final Col STARTED =
      T.count("started_requests").required().doc("requests that started on the date");
  public static final Col WAIT =
      T.seconds("wait_seconds").required().doc("Σ of their whole wait; ÷ started: the mean");
  public static final Col LONGEST_WAIT =
      T.seconds("longest_wait_seconds").required().doc("the longest of these");
  public static final Col GPU_SECONDS =
      T.seconds("waited_gpu_seconds")
          .doc("wait within the date times the GPUs asked for; null: no count known");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.partitionedBy(USAGE_DATE)
          .fail("the longest wait is one of all", LONGEST_WAIT.of().leq(WAIT.of()))
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private QueueWaitDaily() {}
}

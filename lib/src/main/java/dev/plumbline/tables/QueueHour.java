package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/**
 * How long requests for GPUs waited, hour by hour of the date on which they started. Of what waits
 * and has not started nobody knows yet for how long; of earlier dates of a wait, their nights did
 * not know that it would end: what stands here is sure, and less than all.
 */
public final class QueueHour {
  private static final TableBuilder T =
      silver("queue_hour")
          .grain(
              "date × hour × scheduler × cluster × partition × queue × namespace × account × user ×"
                  + " GPU type")
          .doc("Time that requests which started on the date had waited, by hour and who asked.");

  public static final Col QUEUE_DATE = T.date("queue_date").required().doc("date (UTC) of hour_at");
  public static final Col HOUR_AT = T.timestamp("hour_at").required().doc("start of the UTC hour");
  public static final Col SCHEDULER = T.string("scheduler").required().doc("slurm or kubernetes");
  public static final Col CLUSTER = T.string("cluster").doc("null where nobody says");
  public static final Col PARTITION = T.string("partition_name").doc("Slurm partition");
  public static final Col QUEUE = T.string("queue_name").doc("queue of Kueue, Volcano or Run:ai");
  public static final Col NAMESPACE = T.string("namespace").doc("Kubernetes namespace");
  public static final Col ACCOUNT = T.string("account").doc("Slurm account");
  public static final Col OWNER_USER = T.string("owner_user").doc("who submitted");
  public static final Col GPU_TYPE = T.string("gpu_type").doc("as asked for; null: any, or unsaid");
  public static final Col WAITING_SECONDS =
      T.seconds("waiting_seconds").required().doc("of the hour, time in which any of them waited");
  public static final Col ELIGIBLE_SECONDS =
      T.seconds("eligible_waiting_seconds")
          .required()
          .doc("of that, time in which one is known to have waited for nothing but GPUs");
  public static final Col REQUEST_SECONDS =
      T.seconds("request_seconds").required().doc("Σ over requests of their wait in the hour");
  public static final Col GPU_SECONDS =
      T.seconds("waited_gpu_seconds")
          .doc("the same times the GPUs asked for; null: no count known");
  public static final Col STARTED =
      T.count("started_requests").required().doc("of them, requests that started in the hour");
  public static final Col STARTED_WAIT =
      T.seconds("started_wait_seconds").required().doc("Σ of their whole wait, earlier dates too");
  public static final Col LONGEST_WAIT =
      T.seconds("longest_wait_seconds").doc("the longest of these; null where none started");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.partitionedBy(QUEUE_DATE)
          .fail("an hour has 3,600 seconds", WAITING_SECONDS.of().leq(3600))
          .fail("who waited for GPUs alone waited", ELIGIBLE_SECONDS.of().leq(WAITING_SECONDS.of()))
          .fail("any wait is somebody's", WAITING_SECONDS.of().leq(REQUEST_SECONDS.of()))
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private QueueHour() {}
}

package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/** Who held which device from when to when, and by which rule that is known. */
public final class Allocation {
  private static final TableBuilder T =
      silver("allocation")
          .grain("owner × device × [start_at, end_at), cut at midnight UTC")
          .doc("Holders of devices over time; shares of one device sum to at most 1.");

  public static final Col ALLOCATION_DATE =
      T.date("allocation_date").required().doc("date (UTC) of start_at");
  public static final Col OWNER =
      T.string("owner").required().doc("namespace/pod, or slurm:cluster/job");
  public static final Col OWNER_KIND = T.string("owner_kind").required().doc("pod or slurm_job");
  public static final Col DEVICE_ID = T.string("device_id").required().doc("device");
  public static final Col START_AT = T.timestamp("start_at").required().doc("inclusive, UTC");
  public static final Col END_AT = T.timestamp("end_at").required().doc("exclusive, UTC");
  public static final Col TEAM = T.string("team").doc("team");
  public static final Col PROJECT = T.string("project").doc("project");
  public static final Col TEAM_RULE =
      T.string("team_rule").doc("name of the entry under owners: that gives team and project");
  public static final Col RUN_ID = T.string("run_id").doc("training run, lower case");
  public static final Col SHARE =
      T.ratio("share_ratio").doc("share of the device; null where no fact tells it");
  public static final Col RULE =
      T.string("rule")
          .required()
          .doc(
              "how it is known: scheduler_device, scheduler_label, whole_node, node_share, label or"
                  + " inherited");
  public static final Col IS_CONFLICT =
      T.flag("is_conflict").required().doc("a claim above the whole device; never rescaled");
  public static final Col OWNER_USER =
      T.string("owner_user").doc("who submitted it; null where no scheduler says");
  public static final Col ACCOUNT = T.string("account").doc("Slurm account");
  public static final Col PARTITION = T.string("partition_name").doc("Slurm partition");
  public static final Col QUEUE = T.string("queue_name").doc("queue");
  public static final Col RUN_OUTCOME =
      T.string("run_outcome").doc("as in silver.gpu_segment; null where nobody says");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(OWNER, DEVICE_ID, START_AT)
          .partitionedBy(ALLOCATION_DATE)
          .fail("an allocation ends after it starts", END_AT.of().gt(START_AT.of()))
          .filteredBy(DEVICE_ID, START_AT)
          .mayBeEmpty()
          .build();

  private Allocation() {}
}

package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.unix_millis;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/** Idle waste: unused_commitment + empty + held_idle + false_busy, by device, owner and cause. */
public final class IdleWasteDaily {
  private static final TableBuilder T =
      gold("idle_waste_daily")
          .grain(
              "date × billing resource × device × owner × cause × currency × price_source ×"
                  + " price_state × corrects_date")
          .doc("Wasted GPU-seconds and cost, whose they were and why; who should know.");

  public static final Col USAGE_DATE = T.date("usage_date").required().doc("date (UTC)");
  public static final Col BILLING_RESOURCE_ID =
      T.string("billing_resource_id").required().doc("ResourceId or commitment");
  public static final Col DEVICE_ID =
      T.string("device_id").doc("device; null for unused commitments");
  public static final Col OWNER = T.string("owner").required().doc("holder, or unallocated");
  public static final Col OWNER_KIND =
      T.string("owner_kind")
          .doc(
              "what the owner is, as segments say it: pod or unallocated; null for commitments and"
                  + " corrections");
  public static final Col CAUSE =
      T.string("cause")
          .required()
          .doc(
              "unused_commitment, no_demand, queued_demand, demand_unknown, stranded,"
                  + " unschedulable, starting, held_idle, false_busy");
  public static final Col PROVIDER = T.string("provider").doc("provider");
  public static final Col CLUSTER = T.string("cluster").doc("cluster");
  public static final Col NODE = T.string("node").doc("host");
  public static final Col GPU_MODEL = T.string("gpu_model").doc("device name");
  public static final Col GPU_INDEX =
      T.string("gpu_index")
          .doc("the GPU's number on its host, as last seen on the date; null where not known");
  public static final Col TEAM = T.string("team").doc("team");
  public static final Col PROJECT = T.string("project").doc("project");
  public static final Col GPU_SECONDS =
      T.signedSeconds("gpu_seconds").doc("the known time; null when none is known");
  public static final Col COST = T.money("cost").doc("null where nothing prices the time");
  public static final Col UNQUANTIFIED_COST =
      T.money("unquantified_cost").doc("part of cost whose GPU time is unknown; null when none");
  public static final Col CURRENCY = T.string("billing_currency").required().doc("currency");
  public static final Col PRICE_SOURCE = T.string("price_source").required().doc("what priced it");
  public static final Col PRICE_STATE = T.string("price_state").required().doc("how final it is");
  public static final Col CORRECTS_DATE =
      T.date("corrects_date")
          .doc(
              "date it is about, of a difference to a closed period seen on usage_date; else null");
  public static final Col LONGEST_IDLE =
      T.seconds("longest_idle_seconds")
          .doc("longest stretch inside the date; null for commitments and corrections");
  public static final Col LONGEST_FROM =
      T.timestamp("longest_idle_from_at")
          .doc(
              "start of the longest stretch, the first of equals; null for commitments and"
                  + " corrections");
  public static final Col LONGEST_TO =
      T.timestamp("longest_idle_to_at").doc("its end; short holes in it are not idle time");
  public static final Col LAST_FROM =
      T.timestamp("last_idle_from_at")
          .doc("start, inside the date, of the last stretch; null for commitments and corrections");
  public static final Col LAST_TO = T.timestamp("last_idle_to_at").doc("its end");
  public static final Col IS_IDLE_AT_END =
      T.flag("is_idle_at_end")
          .doc(
              "the last stretch reaches the end of what was observed of the device on the date;"
                  + " null for commitments and corrections");
  public static final Col HOURLY_ACTIVITY =
      T.other("hourly_activity_ratio", DataTypes.createArrayType(DataTypes.DoubleType))
          .doc(
              "24 values, one per UTC hour of the date: mean activity of the device, whoever held"
                  + " it, while it was measured; null where it was not, which is not idle; null"
                  + " for commitments, corrections and dates written before there was this column");
  public static final Col FIRST_SEEN_DATE =
      T.date("first_seen_date")
          .required()
          .doc("first date of the unbroken run of dates with this device, owner and cause");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.partitionedBy(USAGE_DATE)
          .filteredBy(OWNER, CAUSE)
          .fail("first seen is not later than the date", FIRST_SEEN_DATE.of().leq(USAGE_DATE.of()))
          .fail(
              "the longest idle stretch lies between its ends",
              LONGEST_IDLE
                  .of()
                  .multiply(1000)
                  .leq(unix_millis(LONGEST_TO.of()).minus(unix_millis(LONGEST_FROM.of()))))
          .fail(
              "GPU-seconds are negative in corrections only",
              GPU_SECONDS.of().geq(0).or(CORRECTS_DATE.of().isNotNull()))
          .fail("hourly activity is 24 ratios", isDay(HOURLY_ACTIVITY.of()))
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private IdleWasteDaily() {}

  private static Column isDay(Column hours) {
    Column isShare =
        coalesce(array_min(hours), lit(0.0))
            .geq(0)
            .and(coalesce(array_max(hours), lit(0.0)).leq(1));
    return hours.isNull().or(size(hours).equalTo(24).and(isShare));
  }
}

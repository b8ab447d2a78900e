package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;
import static org.apache.spark.sql.functions.lit;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.Cause;
import dev.plumbline.terms.PriceSource;
import dev.plumbline.terms.PriceState;
import dev.plumbline.terms.Stage;

/**
 * Every accounted GPU-second and its cost, by resource, device, hour, owner and stage: what every
 * money table is summed from. Accounted = max(billed, observed) per resource and hour; costs close
 * to the priced cost of the resource-hour to the last digit.
 */
public final class GpuHourCost {
  private static final TableBuilder T =
      silver("gpu_hour_cost")
          .grain(
              "date × billing resource × device × UTC hour × owner × run × stage × cause × invoice"
                  + " × currency × price_source × price_state × corrects_date")
          .doc("Accounted GPU-seconds and cost by stage.");

  public static final Col COST_DATE =
      T.date("cost_date")
          .required()
          .doc("date (UTC) of hour_at; of a correction the night that saw it");
  public static final Col HOUR_AT = T.timestamp("hour_at").required().doc("start of the UTC hour");
  public static final Col BILLING_RESOURCE_ID =
      T.string("billing_resource_id")
          .required()
          .doc("ResourceId or commitment; unmapped:NODE where no resource is configured");
  public static final Col DEVICE_ID =
      T.string("device_id").doc("device; null for unobserved time and unused commitments");
  public static final Col OWNER = T.string("owner").required().doc("holder, or unallocated");
  public static final Col STAGE = T.string("stage").required().doc("waterfall stage");
  public static final Col CAUSE = T.string("cause").doc("idle cause of waste stages");
  public static final Col CURRENCY =
      T.string("billing_currency").required().doc("currency; none where nothing prices the time");
  public static final Col PRICE_SOURCE =
      T.string("price_source").required().doc("billed, last_reconciled, catalog or none");
  public static final Col PRICE_STATE =
      T.string("price_state").required().doc("provisional, billed or closed");
  public static final Col INVOICE =
      T.string("invoice").doc("invoice of the charge; null where no charge exists");
  public static final Col BILLING_PERIOD_START =
      T.date("billing_period_start").doc("period of the charge; null where no charge exists");
  public static final Col CORRECTS_DATE =
      T.date("corrects_date")
          .doc("date of hour_at, of a difference to a closed period; null of all other rows");
  public static final Col CLOSED_DATE =
      T.date("closed_date").doc("night that closed the billing period; null while it is open");
  public static final Col PROVIDER = T.string("provider").doc("provider of the resource");
  public static final Col SUB_ACCOUNT = T.string("sub_account").doc("SubAccountId");
  public static final Col CLUSTER = T.string("cluster").doc("cluster");
  public static final Col NODE = T.string("node").doc("host");
  public static final Col INSTANCE_TYPE = T.string("instance_type").doc("instance type");
  public static final Col GPU_MODEL = T.string("gpu_model").doc("device name");
  public static final Col TEAM = T.string("team").doc("team");
  public static final Col PROJECT = T.string("project").doc("project");
  public static final Col RUN_ID = T.string("run_id").doc("training run, lower case");
  public static final Col GPU_SECONDS =
      T.signedSeconds("gpu_seconds").doc("null for a commitment without a quantity");
  public static final Col COST = T.money("cost").doc("EffectiveCost; null where nothing prices it");

  public static final Col BEYOND_MACHINE =
      T.signedSeconds("beyond_machine_gpu_seconds")
          .doc("on the first row of one machine's hour: accounted beyond its GPUs × 3,600 s");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.partitionedBy(COST_DATE)
          .filteredBy(BILLING_RESOURCE_ID, HOUR_AT, CORRECTS_DATE)
          .oneOf(STAGE, Stage.class)
          .oneOf(CAUSE, Cause.class)
          .oneOf(PRICE_SOURCE, PriceSource.class)
          .oneOf(PRICE_STATE, PriceState.class)
          .fail(
              "no machine has more GPU-seconds in an hour than GPUs × 3,600:"
                  + " correct its instance_type, or node: and resource_id:",
              BEYOND_MACHINE.of().isNull().or(BEYOND_MACHINE.of().equalTo(lit(0))))
          .fail(
              "GPU-seconds are negative in corrections only",
              GPU_SECONDS.of().geq(0).or(CORRECTS_DATE.of().isNotNull()))
          .mayBeEmpty()
          .build();

  private GpuHourCost() {}
}

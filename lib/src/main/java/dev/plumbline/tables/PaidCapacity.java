package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.PriceSource;
import dev.plumbline.terms.PriceState;
import org.apache.spark.sql.Column;

/** GPU time that was billed and what it cost, per billing resource and UTC hour. */
public final class PaidCapacity {
  private static final TableBuilder T =
      silver("paid_capacity")
          .grain(
              "date × billing resource × UTC hour × charge kind × invoice × currency ×"
                  + " corrects_date × seen_date")
          .doc("What each billing resource was charged for each hour, and how many GPU-seconds.");

  public static final Col CAPACITY_DATE =
      T.date("capacity_date")
          .required()
          .doc("night it is dated: the date (UTC) of hour_at, unless corrects_date is set");
  public static final Col HOUR_AT = T.timestamp("hour_at").required().doc("start of the UTC hour");
  public static final Col BILLING_RESOURCE_ID =
      T.string("billing_resource_id").required().doc("ResourceId, or the commitment's id");
  public static final Col CHARGE_KIND =
      T.string("charge_kind")
          .required()
          .doc(
              "compute, commitment_unused, unused_commitment_other, non_gpu_compute, storage,"
                  + " network, support, tax, …");
  public static final Col CURRENCY = T.string("billing_currency").required().doc("BillingCurrency");
  public static final Col INVOICE =
      T.string("invoice").doc("InvoiceId, else issuer/account/period/currency; null if unbilled");
  public static final Col BILLING_PERIOD_START =
      T.date("billing_period_start").doc("period; null where no charge exists yet");
  public static final Col CORRECTS_DATE =
      T.date("corrects_date")
          .doc("date it is about, where it is dated another night; outside the GPU-second price");
  public static final Col SEEN_DATE =
      T.date("seen_date")
          .doc("night that saw a difference to a closed period; null of all other rows");
  public static final Col CLOSED_DATE =
      T.date("closed_date").doc("night that closed the billing period; null while it is open");
  public static final Col PROVIDER = T.string("provider").doc("provider of the resource");
  public static final Col SUB_ACCOUNT = T.string("sub_account").doc("SubAccountId");
  public static final Col NODE = T.string("node").doc("node the configuration maps to it");
  public static final Col CLUSTER = T.string("cluster").doc("cluster of that node");
  public static final Col INSTANCE_TYPE = T.string("instance_type").doc("instance type");
  public static final Col GPU_MODEL = T.string("gpu_model").doc("GPU of the instance type (facts)");
  public static final Col PAID_GPU_SECONDS =
      T.signedSeconds("paid_gpu_seconds")
          .doc("GPUs × billed time; null where a charge has no quantity");
  public static final Col MACHINE_GPUS =
      T.quantity("machine_gpus").doc("GPUs, where the resource is one machine; else null");
  public static final Col EXCESS_GPU_SECONDS =
      T.signedSeconds("excess_gpu_seconds")
          .doc("stated beyond what the one machine has in the hour, and not counted");
  public static final Col BILLED_COST = T.money("billed_cost").doc("BilledCost");
  public static final Col EFFECTIVE_COST =
      T.money("effective_cost")
          .doc("EffectiveCost; null where it is a fee that the bill of the period does not have");
  public static final Col LIST_COST = T.money("list_cost").doc("ListCost");
  public static final Col CONTRACTED_COST = T.money("contracted_cost").doc("ContractedCost");
  public static final Col PRICE_SOURCE =
      T.string("price_source").required().doc("billed, last_reconciled, catalog or none");
  public static final Col PRICE_STATE =
      T.string("price_state").required().doc("provisional, billed or closed");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(BILLING_RESOURCE_ID, HOUR_AT, CHARGE_KIND, CURRENCY)
          .keyProvenBy("grouped by the grain, of which the invoice may be null")
          .partitionedBy(CAPACITY_DATE)
          .filteredBy(BILLING_RESOURCE_ID, HOUR_AT, CORRECTS_DATE)
          .oneOf(CHARGE_KIND, ChargeKind.class)
          .oneOf(PRICE_SOURCE, PriceSource.class)
          .oneOf(PRICE_STATE, PriceState.class)
          .fail(
              "no machine is paid for more GPU-seconds than it has",
              MACHINE_GPUS
                  .of()
                  .isNull()
                  .or(PAID_GPU_SECONDS.of().isNull())
                  .or(PAID_GPU_SECONDS.of().leq(MACHINE_GPUS.of().multiply(secondsOfRow()))))
          .warn(
              "no bill states more time of a machine than an hour has",
              EXCESS_GPU_SECONDS.of().isNull().or(EXCESS_GPU_SECONDS.of().leq(lit(0))))
          .warn(
              "no hour is paid by a fee on the bill of another period",
              EFFECTIVE_COST.of().isNotNull())
          .fail(
              "paid GPU-seconds are negative in corrections only",
              PAID_GPU_SECONDS.of().geq(0).or(CORRECTS_DATE.of().isNotNull()))
          .fail(
              "closed rows say since when",
              PRICE_STATE
                  .of()
                  .equalTo(PriceState.CLOSED.text())
                  .equalTo(CLOSED_DATE.of().isNotNull()))
          .mayBeEmpty()
          .build();

  private PaidCapacity() {}

  /** An hour; a day where the row may be all of a date that is no night. */
  private static Column secondsOfRow() {
    return when(CORRECTS_DATE.of().isNull(), lit(3600)).otherwise(lit(86_400));
  }
}

package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.ChargeMeter;
import dev.plumbline.terms.CommitmentUse;
import dev.plumbline.terms.GpuPartBasis;
import dev.plumbline.terms.Prepaid;

/**
 * What each charge line of {@code silver.focus_charge} pays for, as ruled once: by which kind it
 * counts, under which resource and invoice, and how many GPU-seconds it states. Paid capacity and
 * the invoice bridge are made from these rows.
 */
public final class ChargeLine {
  private static final TableBuilder T =
      silver("charge_line")
          .grain("charge line")
          .doc("What each charge line pays for: kind, resource, GPU-seconds and invoice.");

  public static final Col PERIOD =
      T.date("billing_period_start").required().doc("date of BillingPeriodStart");
  public static final Col SOURCE = T.string("source").required().doc("configured source name");
  public static final Col SOURCE_FILE = T.string("source_file").required().doc("landing file");
  public static final Col LINE_NUMBER = T.count("line_number").required().doc("line in the file");
  public static final Col CHARGE_KIND =
      T.string("charge_kind").required().doc("what it pays for: the first rule that applies");
  public static final Col PREPAID =
      T.string("prepaid").required().doc("bought: effective later; consumed: billed before; none");
  public static final Col BILLING_RESOURCE_ID =
      T.string("billing_resource_id")
          .required()
          .doc("ResourceId, commitment, reservation, pool: or account: it is charged under");
  public static final Col INVOICE =
      T.string("invoice").required().doc("InvoiceId, else issuer, account, period and currency");
  public static final Col ISSUER = T.string("invoice_issuer").doc("InvoiceIssuerName");
  public static final Col BILLING_ACCOUNT = T.string("billing_account_id").doc("BillingAccountId");
  public static final Col CURRENCY = T.string("billing_currency").required().doc("BillingCurrency");
  public static final Col PERIOD_START_AT =
      T.timestamp("billing_period_start_at").required().doc("BillingPeriodStart, inclusive");
  public static final Col PERIOD_END_AT =
      T.timestamp("billing_period_end_at").required().doc("BillingPeriodEnd, exclusive");
  public static final Col CLOSED_DATE =
      T.date("closed_date").doc("night that closed the billing period; null while it is open");
  public static final Col START_AT =
      T.timestamp("charge_start_at").required().doc("ChargePeriodStart, inclusive");
  public static final Col END_AT =
      T.timestamp("charge_end_at").required().doc("ChargePeriodEnd, exclusive");
  public static final Col PROVIDER = T.string("provider").doc("provider of the resource");
  public static final Col SUB_ACCOUNT = T.string("sub_account").doc("SubAccountId");
  public static final Col NODE = T.string("node").doc("node the configuration maps to it");
  public static final Col CLUSTER = T.string("cluster").doc("cluster of that node");
  public static final Col INSTANCE_TYPE =
      T.string("instance_type")
          .doc("configured, else named by the bill; of GPU time and what looks like it");
  public static final Col GPU_MODEL = T.string("gpu_model").doc("GPU of the instance type (facts)");
  public static final Col METER =
      T.string("meter").doc("what the quantity counts; of GPU time only");
  public static final Col SKU =
      T.string("sku_id").doc("SkuId of GPU time; lines of one are coverage splits of one time");
  public static final Col PRICING_CATEGORY =
      T.string("pricing_category").doc("PricingCategory; of GPU time only");
  public static final Col GPU_SECONDS =
      T.signedSeconds("gpu_seconds")
          .doc("GPUs × billed time, negative if taken back; null where it states no GPU time");
  public static final Col IS_TIMED =
      T.flag("is_timed")
          .doc("quantity is time: spread over the life of the resource, else the charge period");
  public static final Col GPUS = T.quantity("gpus").doc("GPUs of the instance type; of GPU time");
  public static final Col IS_ONE_MACHINE =
      T.flag("is_one_machine").doc("ResourceId is one machine, no pool, set or managed job");
  public static final Col COMMITMENT =
      T.string("commitment_id").doc("commitment or capacity reservation that the line names");
  public static final Col COMMITMENT_USE =
      T.string("commitment_use").doc("bought, used or unused, of that commitment");
  public static final Col BLOCK_HOURS =
      T.quantity("block_machine_hours").doc("machine-hours that a capacity block's fee states");
  public static final Col UNUSED_OTHER_COST =
      T.money("unused_other_cost")
          .doc("part of an unused commitment's EffectiveCost that is not of GPUs");
  public static final Col GPU_PART_BASIS =
      T.string("gpu_part_basis").doc("what tells the GPU part of an unused commitment");
  public static final Col UNCOUNTED_GPU_COST =
      T.money("uncounted_gpu_cost")
          .doc("EffectiveCost of what looks like GPUs that nobody counts; null for the rest");
  public static final Col BILLED_COST = T.money("billed_cost").required().doc("BilledCost");
  public static final Col EFFECTIVE_COST =
      T.money("effective_cost").required().doc("EffectiveCost");
  public static final Col LIST_COST = T.money("list_cost").doc("ListCost");
  public static final Col CONTRACTED_COST = T.money("contracted_cost").doc("ContractedCost");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(PERIOD, SOURCE, SOURCE_FILE, LINE_NUMBER)
          .keyProvenBy("one row per charge line, which its file and line name")
          .partitionedBy(PERIOD)
          .filteredBy(BILLING_RESOURCE_ID, START_AT)
          .oneOf(CHARGE_KIND, ChargeKind.class)
          .oneOf(PREPAID, Prepaid.class)
          .oneOf(METER, ChargeMeter.class)
          .oneOf(COMMITMENT_USE, CommitmentUse.class)
          .oneOf(GPU_PART_BASIS, GpuPartBasis.class)
          .warn(
              "spend that looks like GPUs has a number of GPUs: configure instance_types",
              UNCOUNTED_GPU_COST.of().isNull())
          .mayBeEmpty()
          .build();

  private ChargeLine() {}
}

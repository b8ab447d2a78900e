package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;
import static org.apache.spark.sql.functions.lit;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.ShareKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every charge, split over who held what it pays for: an allocated dataset in the words of FOCUS
 * 1.3. The parts of one origin charge sum to it to the last digit, in every metric, and its ratios
 * to 1. What nobody held has no AllocatedResourceId, and {@code x_share_kind} says why.
 */
public final class CostAllocation {
  private static final TableBuilder T =
      gold("cost_allocation")
          .grain("origin charge × holder × team × project × x_share_kind × x_seen_date")
          .doc("Each charge by who held what it pays for, as a FOCUS 1.3 allocated dataset.");

  /** Columns of a charge that its parts do not repeat, or have of their own. */
  private static final Set<Col> OWN =
      Set.of(
          FocusCharge.PERIOD,
          FocusCharge.SOURCE,
          FocusCharge.SOURCE_FILE,
          FocusCharge.LINE_NUMBER,
          FocusCharge.BILLED_COST,
          FocusCharge.EFFECTIVE_COST,
          FocusCharge.LIST_COST,
          FocusCharge.CONTRACTED_COST,
          FocusCharge.CONSUMED_QUANTITY,
          FocusCharge.PRICING_QUANTITY,
          FocusCharge.ALLOCATED_METHOD_ID,
          FocusCharge.ALLOCATED_METHOD_DETAILS,
          FocusCharge.ALLOCATED_RESOURCE_ID,
          FocusCharge.ALLOCATED_RESOURCE_NAME,
          FocusCharge.ALLOCATED_TAGS,
          FocusCharge.EXTRA);

  public static final Col PERIOD =
      T.date("billing_period_start").required().doc("date of BillingPeriodStart");
  public static final Col SOURCE = T.string("x_source").required().doc("configured source name");
  public static final Col SOURCE_FILE = T.string("x_source_file").required().doc("landing file");
  public static final Col LINE_NUMBER = T.count("x_line_number").required().doc("line in the file");
  public static final Col SHARE_KIND =
      T.string("x_share_kind").required().doc("held; else why nobody is charged with the part");
  public static final Col TEAM = T.string("x_team").doc("team of the holder");
  public static final Col PROJECT = T.string("x_project").doc("project of the holder");
  public static final Col INVOICE =
      T.string("x_invoice")
          .required()
          .doc("InvoiceId, else issuer, account, period and currency: as the bridge has it");
  public static final Col BILLING_RESOURCE_ID =
      T.string("x_billing_resource_id").required().doc("what it is charged under");
  public static final Col CLOSED_DATE =
      T.date("x_closed_date").doc("night that closed the billing period; null while it is open");
  public static final Col SEEN_DATE =
      T.date("x_seen_date").doc("night that saw a difference to a closed period; else null");
  public static final Col RATIO =
      T.quantity("x_allocated_ratio")
          .required()
          .doc("part of the origin charge; the ratios of one charge sum to 1");
  public static final Col GPU_SECONDS =
      T.signedSeconds("x_gpu_seconds")
          .doc("GPU-seconds of the holder in the hours it pays for; null where it is not split");
  public static final Col WASTE_COST =
      T.money("x_idle_waste_cost").doc("of EffectiveCost, what paid for idle waste");
  public static final Col BILLED_COST = T.money("BilledCost").required().doc("invoice basis");
  public static final Col EFFECTIVE_COST =
      T.money("EffectiveCost").required().doc("amortised cost");
  public static final Col LIST_COST = T.money("ListCost").doc("at list price");
  public static final Col CONTRACTED_COST = T.money("ContractedCost").doc("at contracted price");
  public static final Col CONSUMED_QUANTITY = T.quantity("ConsumedQuantity").doc("consumed");
  public static final Col PRICING_QUANTITY = T.quantity("PricingQuantity").doc("priced");
  public static final Col METHOD_ID =
      T.string("AllocatedMethodId").doc("how it is split; null where it is whole");
  public static final Col METHOD_DETAILS =
      T.string("AllocatedMethodDetails").doc("JSON: ratio, unit and quantity of the usage");
  public static final Col RESOURCE_ID =
      T.string("AllocatedResourceId").doc("the holder; null of what nobody is charged with");
  public static final Col RESOURCE_NAME = T.string("AllocatedResourceName").doc("its project");
  public static final Col TAGS =
      T.string("AllocatedTags").doc("JSON: team and project of the holder");

  /** What of a charge stands on each of its parts as it came, by the charge's own column. */
  private static final Map<Col, Col> REPEATED = repeated();

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(PERIOD, SOURCE, SOURCE_FILE, LINE_NUMBER, SHARE_KIND)
          .keyProvenBy("one kernel makes the parts of a charge, of which holder and team differ")
          .partitionedBy(PERIOD)
          .filteredBy(TEAM)
          .oneOf(SHARE_KIND, ShareKind.class)
          .fail(
              "only what is allocated has an AllocatedResourceId",
              RESOURCE_ID
                  .of()
                  .isNotNull()
                  .equalTo(
                      SHARE_KIND
                          .of()
                          .isin(ShareKind.HELD.text(), ShareKind.ALLOCATED_BY_PROVIDER.text())))
          .fail(
              "a part is not negative and not more than the whole",
              SEEN_DATE.of().isNotNull().or(RATIO.of().between(lit(0), lit(1))))
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private CostAllocation() {}

  private static Map<Col, Col> repeated() {
    Map<Col, Col> columns = new LinkedHashMap<>();
    for (Col column : FocusCharge.TABLE.columns()) {
      if (!OWN.contains(column)) {
        Col own = T.other(column.name(), column.type()).doc(column.meaning());
        columns.put(column, column.isRequired() ? own.required() : own);
      }
    }
    return columns;
  }

  /** The column that repeats one of the charge's. */
  public static Col of(Col charge) {
    Col own = REPEATED.get(charge);
    if (own == null) {
      throw new IllegalArgumentException(charge + " is not repeated");
    }
    return own;
  }

  /** The charge's columns that are repeated. */
  public static List<Col> repeatedColumns() {
    return List.copyOf(REPEATED.keySet());
  }
}

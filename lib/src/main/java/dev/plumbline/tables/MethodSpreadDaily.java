package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.AbsentMethod;
import dev.plumbline.terms.CostMethod;
import dev.plumbline.terms.PriceSource;
import dev.plumbline.terms.PriceState;

/**
 * What each holder of a machine would bear of its cost if that was split as others split it, beside
 * what it is charged. The rows of one method sum to the machine's cost on the date to the last
 * digit; what a method leaves to nobody is a row without a holder. Costs of two methods are never
 * added: they are the same money.
 */
public final class MethodSpreadDaily {
  private static final TableBuilder T =
      gold("method_spread_daily")
          .grain(
              "date × billing resource × invoice × currency × price_source × price_state ×"
                  + " corrects_date × cost_method × holder × team × project")
          .doc("The cost of each machine that somebody held, split by each of four methods.");

  public static final Col SPREAD_DATE =
      T.date("spread_date").required().doc("date (UTC), as cost_date in silver.gpu_hour_cost");
  public static final Col BILLING_RESOURCE_ID =
      T.string("billing_resource_id").required().doc("ResourceId that the machine is billed under");
  public static final Col PROVIDER = T.string("provider").doc("provider of the resource");
  public static final Col SUB_ACCOUNT = T.string("sub_account").doc("SubAccountId");
  public static final Col INVOICE =
      T.string("invoice").doc("invoice of the charge; null where no charge exists yet");
  public static final Col CURRENCY = T.string("billing_currency").required().doc("currency");
  public static final Col PRICE_SOURCE =
      T.string("price_source").required().doc("billed, last_reconciled or catalog");
  public static final Col PRICE_STATE =
      T.string("price_state").required().doc("provisional, billed or closed");
  public static final Col CORRECTS_DATE =
      T.date("corrects_date").doc("date that a difference to a closed period is about; else null");
  public static final Col METHOD =
      T.string("cost_method").required().doc("how it is split; held_time is what is charged");
  public static final Col HOLDER =
      T.string("holder")
          .doc("namespace/pod, or slurm:cluster/job; null of what the method leaves to nobody");
  public static final Col TEAM = T.string("team").doc("team of the holder");
  public static final Col PROJECT = T.string("project").doc("project of the holder");
  public static final Col COST =
      T.money("cost").doc("what the holder would bear; null where the method has no figure");
  public static final Col CHARGED_COST =
      T.money("charged_cost")
          .required()
          .doc("what the holder is charged, on the rows of each method");
  public static final Col ABSENT_REASON =
      T.string("absent_reason")
          .doc(
              "why the method has no figure: correction, several_machines, no_machine_size or"
                  + " no_request");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.partitionedBy(SPREAD_DATE)
          .filteredBy(METHOD, TEAM)
          .oneOf(METHOD, CostMethod.class)
          .oneOf(ABSENT_REASON, AbsentMethod.class)
          .oneOf(PRICE_SOURCE, PriceSource.class)
          .oneOf(PRICE_STATE, PriceState.class)
          .fail(
              "a method has a figure, or a reason for none",
              COST.of().isNull().equalTo(ABSENT_REASON.of().isNotNull()))
          .fail(
              "held time is what is charged",
              METHOD
                  .of()
                  .notEqual(CostMethod.HELD_TIME.text())
                  .or(COST.of().equalTo(CHARGED_COST.of())))
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private MethodSpreadDaily() {}
}

package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.bronze;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.ExportOrder;
import dev.plumbline.terms.ExportStanding;

/**
 * What each billing file has of each billing period and invoice: whether it counts and why, what
 * its lines come to, and what its rejected lines would have come to. The money that is not in the
 * bill's rows stands here.
 */
public final class BillingExport {
  private static final TableBuilder T =
      bronze("billing_export")
          .grain("file × billing period × currency × invoice")
          .doc(
              "Which exports of a bill count, and what counted, rejected and superseded lines"
                  + " cost.");

  public static final Col PERIOD =
      T.date("billing_period_start")
          .required()
          .doc("billing period; 1970-01-01 for rejected lines of files that name none");
  public static final Col SOURCE = T.string("source").required().doc("configured source name");
  public static final Col PATH =
      T.string("path").required().doc("path relative to the source's folder");
  public static final Col SHA256 = T.string("sha256").required().doc("digest of the file's bytes");
  public static final Col RUN =
      T.string("export_run").required().doc("the run of the export that the file is a part of");
  public static final Col STANDING =
      T.string("standing")
          .required()
          .doc("in_force: its lines count; superseded: a newer run does; copy: equal bytes do");
  public static final Col ORDERED_BY =
      T.string("ordered_by").required().doc("what told which run is the newest");
  public static final Col CURRENCY =
      T.string("billing_currency").doc("BillingCurrency; null where a rejected line names none");
  public static final Col ISSUER = T.string("invoice_issuer").doc("InvoiceIssuerName");
  public static final Col BILLING_ACCOUNT = T.string("billing_account_id").doc("BillingAccountId");
  public static final Col INVOICE_ID = T.string("invoice_id").doc("InvoiceId, where there is one");
  public static final Col LINES = T.count("lines").required().doc("lines that could be used");
  public static final Col BILLED_COST =
      T.money("billed_cost").required().doc("Σ BilledCost of them");
  public static final Col EFFECTIVE_COST =
      T.money("effective_cost").required().doc("Σ EffectiveCost of them");
  public static final Col ABSOLUTE_COST =
      T.money("absolute_cost").required().doc("Σ max(|BilledCost|, |EffectiveCost|) of them");
  public static final Col REJECTED_LINES =
      T.count("rejected_lines").required().doc("lines in bronze.reject");
  public static final Col REJECTED_BILLED_COST =
      T.money("rejected_billed_cost").required().doc("Σ BilledCost of them, where readable");
  public static final Col REJECTED_EFFECTIVE_COST =
      T.money("rejected_effective_cost").required().doc("Σ EffectiveCost of them, where readable");
  public static final Col REJECTED_ABSOLUTE_COST =
      T.money("rejected_absolute_cost")
          .required()
          .doc("Σ max(|BilledCost|, |EffectiveCost|) of them, where readable");
  public static final Col UNREADABLE_LINES =
      T.count("unreadable_lines")
          .required()
          .doc("rejected lines with an amount that cannot be read: what is missing is unknown");
  public static final Col FIRST_REJECTED_LINE =
      T.count("first_rejected_line").doc("line of the first rejected one");
  public static final Col RULED_AT =
      T.timestamp("ruled_at").required().doc("when it was last judged whether the file counts");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.partitionedBy(PERIOD)
          .oneOf(STANDING, ExportStanding.class)
          .oneOf(ORDERED_BY, ExportOrder.class)
          .filteredBy(SOURCE)
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private BillingExport() {}
}

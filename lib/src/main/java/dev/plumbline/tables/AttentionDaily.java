package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.AttentionKind;

/** What makes the figures of a date incomplete, with what to do about it. */
public final class AttentionDaily {
  private static final TableBuilder T =
      gold("attention_daily")
          .grain("date × kind × subject × currency")
          .doc(
              "What makes the figures of a date incomplete: unmapped nodes, machines billed and"
                  + " never seen, late sources, unreadable files, refused and unexplained amounts,"
                  + " what is not measured; what is at stake and the remedy.");

  public static final Col ATTENTION_DATE = T.date("attention_date").required().doc("date (UTC)");
  public static final Col KIND = T.string("kind").required().doc("what is incomplete");
  public static final Col SUBJECT =
      T.string("subject")
          .required()
          .doc("the node, machine, namespace, source, file, invoice, type, model or training runs");
  public static final Col CURRENCY =
      T.string("billing_currency").doc("currency of cost_at_stake; null where there is none");
  public static final Col COST_AT_STAKE =
      T.money("cost_at_stake")
          .doc(
              "cost of the date that it concerns, of what is about a bill: of its billing period;"
                  + " of a model that nobody registered: of the runs that wrote it so far; null"
                  + " where nobody knows; one sum of money may be at stake under several kinds, so"
                  + " kinds are not added");
  public static final Col GPU_SECONDS_AT_STAKE =
      T.seconds("gpu_seconds_at_stake")
          .doc(
              "GPU time of the date that it concerns, of a model that nobody registered as above;"
                  + " null where nobody knows");
  public static final Col SINCE_DATE =
      T.date("since_date")
          .required()
          .doc("first date of the unbroken run of dates with this kind and subject");
  public static final Col REMEDY =
      T.string("remedy").required().doc("what to do: a sentence with the lines to write");
  public static final Col DETAIL = T.string("detail").required().doc("what was seen");

  /** The declaration. */
  public static final TableSpec TABLE = table();

  private static TableSpec table() {
    T.key(ATTENTION_DATE, KIND, SUBJECT)
        .keyProvenBy("grouped by the grain, of which the currency may be null")
        .partitionedBy(ATTENTION_DATE)
        .filteredBy(KIND, SUBJECT)
        .oneOf(KIND, AttentionKind.class)
        .fail("since is not later than the date", SINCE_DATE.of().leq(ATTENTION_DATE.of()))
        .fail(
            "money stands beside its currency",
            COST_AT_STAKE.of().isNull().equalTo(CURRENCY.of().isNull()));
    for (AttentionKind kind : AttentionKind.values()) {
      T.warn("no " + kind.label(), KIND.of().notEqual(kind.text()));
    }
    return T.mayBeEmpty().retainedDays(400).build();
  }

  private AttentionDaily() {}
}

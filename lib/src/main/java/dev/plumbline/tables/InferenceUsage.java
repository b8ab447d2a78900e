package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/**
 * How much a deployed model version was asked in a window of time. A count is null when it was not
 * measured for every request of the window; no count is ever part of one.
 */
public final class InferenceUsage {
  private static final TableBuilder T =
      silver("inference_usage")
          .grain("source file × model version × target × window")
          .doc("Requests that deployed model versions answered, and their tokens, by window.");

  /**
   * The version and target of usage whose source says neither: the entry under {@code serving:}
   * that names the model has it.
   */
  public static final String NOT_SAID = "not_said";

  public static final Col USAGE_DATE =
      T.date("usage_date").required().doc("date (UTC) of window_start");
  public static final Col SOURCE = T.string("source").required().doc("configured source name");
  public static final Col SOURCE_FILE =
      T.string("source_file").required().doc("path relative to the source's folder");
  public static final Col LINE_NUMBER =
      T.count("line_number")
          .required()
          .doc("line where the record starts, from 1; of requests, the first one of the window");
  public static final Col MODEL = T.string("model").required().doc("model");
  public static final Col REGISTRY =
      T.string("registry")
          .doc(
              "registry that the model versions are of: what the source's key registry: says; no"
                  + " request log says it itself, so null without that key");
  public static final Col VERSION =
      T.string("version")
          .required()
          .doc("version of the model; not_said where only the model is named, as by gateways");
  public static final Col TARGET =
      T.string("target").required().doc("where it is deployed; not_said likewise");
  public static final Col WINDOW_START =
      T.timestamp("window_start").required().from("from").doc("inclusive, UTC");
  public static final Col WINDOW_END =
      T.timestamp("window_end").required().from("to").doc("exclusive, UTC; may be another date");
  public static final Col REQUESTS =
      T.count("requests").from("requests").doc("requests that began in the window");
  public static final Col SUCCESSFUL_REQUESTS =
      T.count("successful_requests")
          .from("successful")
          .doc("those that were answered as asked, by the source's own rule");
  public static final Col FAILED_REQUESTS =
      T.count("failed_requests")
          .from("failed")
          .doc("those that were not; what is neither was cancelled, or nobody knows");
  public static final Col INPUT_TOKENS =
      T.count("input_tokens").from("input_tokens").doc("tokens of all requests");
  public static final Col OUTPUT_TOKENS =
      T.count("output_tokens").from("output_tokens").doc("tokens of all answers");
  public static final Col LABELS =
      T.map("labels").doc("every other field of the record, secrets masked; null for requests");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(SOURCE, SOURCE_FILE, MODEL, VERSION, TARGET, WINDOW_START)
          .keyProvenBy("the ingesters keep windows of a file that do not overlap")
          .partitionedBy(USAGE_DATE)
          .filteredBy(MODEL, WINDOW_START)
          .fail("a window ends after it starts", WINDOW_END.of().gt(WINDOW_START.of()))
          .fail(
              "no more requests succeed than there are",
              SUCCESSFUL_REQUESTS.of().leq(REQUESTS.of()))
          .fail("no more requests fail than there are", FAILED_REQUESTS.of().leq(REQUESTS.of()))
          .fail(
              "no request both succeeds and fails",
              SUCCESSFUL_REQUESTS.of().plus(FAILED_REQUESTS.of()).leq(REQUESTS.of()))
          .warn("requests are counted", REQUESTS.of().isNotNull())
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private InferenceUsage() {}
}

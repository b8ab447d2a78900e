package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.bronze;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.schema.Unit;
import dev.plumbline.terms.ServerKind;
import dev.plumbline.terms.ServingCount;

/**
 * What a counter of an inference server stood at. Counters begin at 0 when their server starts, so
 * a value says nothing by itself: what was counted is the difference to the value before it, which
 * may stand in another file.
 */
public final class ServingSample {
  private static final TableBuilder T =
      bronze("serving_sample")
          .grain("source file × series × instant")
          .doc(
              "Counters of inference servers (requests, tokens, latencies), as they were scraped.");

  public static final Col SAMPLE_DATE =
      T.date("sample_date").required().doc("date (UTC) of sampled_at");
  public static final Col SOURCE = T.string("source").required().doc("configured source name");
  public static final Col SOURCE_FILE =
      T.string("source_file").required().doc("path relative to the source's folder");
  public static final Col SERIES_ID =
      T.string("series_id").required().doc("digest of the metric and all its labels");
  public static final Col SERVER_ID =
      T.string("server_id")
          .required()
          .doc("digest of the labels that say who counts: the same for all counters of a server");
  public static final Col SCRAPER =
      T.string("scraper_id")
          .doc(
              "which of several scrapers of one server saw it: digest of the source's"
                  + " replica_labels and, of a pod, of job, service, endpoint and prometheus; null"
                  + " without them");
  public static final Col SERVER = T.string("server").required().doc("which inference server");
  public static final Col COUNT = T.string("count").required().doc("what it counts");
  public static final Col BOUND =
      T.string("bound").from("le").doc("of a latency bucket, its upper bound in seconds or +Inf");
  public static final Col MODEL =
      T.string("model")
          .from("model_name, model")
          .doc("name the server serves the model under; null where it says none, as TGI");
  public static final Col VERSION =
      T.string("version").from("version").doc("version of the model, where the server says it");
  public static final Col NAMESPACE = T.string("namespace").doc("namespace of its pod");
  public static final Col POD = T.string("pod").doc("its pod");
  public static final Col LABELS = T.map("labels").doc("every other label, secrets masked");
  public static final Col SAMPLED_AT = T.timestamp("sampled_at").required().doc("when, UTC");
  public static final Col VALUE =
      T.measure("value", Unit.COUNT)
          .required()
          .doc("what the counter stood at, since its server started");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(SOURCE, SOURCE_FILE, SERIES_ID, SAMPLED_AT)
          .keyProvenBy("the ingesters give an instant of a series once per file")
          .partitionedBy(SAMPLE_DATE)
          .filteredBy(SERVER_ID, SAMPLED_AT)
          .oneOf(SERVER, ServerKind.class)
          .oneOf(COUNT, ServingCount.class)
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private ServingSample() {}
}

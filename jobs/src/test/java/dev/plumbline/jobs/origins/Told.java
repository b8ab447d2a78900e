package dev.plumbline.jobs.origins;

import dev.plumbline.testing.Ingested;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * What pipelines may say and those of the samples do not: of one run two revisions, a parameter
 * that comes late, its id in another system, that it reads nothing and that nothing flows into what
 * it writes; types, columns and second names of datasets on both sides, and a dataset outside runs.
 */
final class Told {
  private static final String COLUMNS =
      """
      "datasetType":{"datasetType":"TABLE"},"schema":{"fields":[{"name":"a"},{"name":"b"},\
      {"name":"c"}]},"columnLineage":{"fields":{"a":{"inputFields":[{"namespace":"n","name":"t",\
      "field":"a","transformations":[{"type":"DIRECT"}]}]},"b":{"inputFields":[{"namespace":"n",\
      "name":"t","field":"b","transformations":[{"type":"INDIRECT"}]}]}}}\
      """;
  private static final String ALSO =
      "\"symlinks\":{\"identifiers\":[{\"namespace\":\"hive\",\"name\":\"%s\"}]}";

  static final List<Row> EVENTS =
      Ingested.events(
              String.join(
                  "\n",
                  """
                  {"eventType":"START","eventTime":"2026-07-14T01:00:00Z","producer":"p",\
                  "run":{"runId":"told-1","facets":{\
                  "executionParameters":{"parameters":[{"key":"lr","value":"1"}]},\
                  "tags":{"tags":[{"key":"mlflow_run_id","value":"4711"}]}}},\
                  "job":{"namespace":"n","name":"j","facets":{\
                  "sourceCodeLocation":{"version":"c1"},\
                  "lineage":{"entries":[{"type":"JOB","inputs":[]},\
                  {"type":"DATASET","namespace":"s3","name":"o","inputs":[]}]}}},\
                  "outputs":[{"namespace":"s3","name":"o"}]}\
                  """,
                  """
                  {"eventType":"COMPLETE","eventTime":"2026-07-14T02:00:00Z","producer":"p",\
                  "run":{"runId":"told-1","facets":{\
                  "executionParameters":{"parameters":[{"key":"seed","value":"2"}]}}},\
                  "job":{"namespace":"n","name":"j","facets":{\
                  "sourceCodeLocation":{"version":"c2"}}},\
                  "inputs":[{"namespace":"s3","name":"t","facets":{%s,%s}}],\
                  "outputs":[{"namespace":"s3","name":"u","facets":{%s,%s}}]}\
                  """
                      .formatted(COLUMNS, ALSO.formatted("db.t"), COLUMNS, ALSO.formatted("db.u")),
                  """
                  {"eventTime":"2026-07-14T03:00:00Z","producer":"p",\
                  "dataset":{"namespace":"s3","name":"v","facets":{%s}}}\
                  """
                      .formatted(ALSO.formatted("db.v")),
                  """
                  {"eventType":"COMPLETE","eventTime":"2026-07-14T04:00:00Z","producer":"p",\
                  "run":{"runId":"told-2"},"job":{"namespace":"n","name":"k"},\
                  "inputs":[{"namespace":"s3","name":"v",\
                  "facets":{"version":{"datasetVersion":"v1"}}}]}\
                  """))
          .rows()
          .collectAsList();

  private Told() {}
}

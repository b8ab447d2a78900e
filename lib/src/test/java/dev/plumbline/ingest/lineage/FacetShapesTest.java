package dev.plumbline.ingest.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.json.JsonVariations;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.testing.Ingested;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facets against the specification's own schemas, whole and broken in every place. */
class FacetShapesTest {
  private static final Path SCHEMAS = Path.of("../../shared/data/lineage/openlineage/spec/facets");

  /** Each whole facet uses every field that its schema names. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "parent | ParentRunFacet | {'run':{'runId':'r'},'job':{'namespace':'n','name':'j'},"
            + "'root':{'run':{'runId':'r'},'job':{'namespace':'n','name':'j'}}}",
        "executionParameters | ExecutionParametersRunFacet |"
            + " {'parameters':[{'key':'k','name':'n','value':'v'}]}",
        "errorMessage | ErrorMessageRunFacet |"
            + " {'message':'m','programmingLanguage':'Java','stackTrace':'s'}",
        "tags | TagsDatasetFacet |"
            + " {'tags':[{'key':'k','value':'v','source':'s','field':'f'}]}",
        "sourceCodeLocation | SourceCodeLocationJobFacet | {'type':'git','url':'u','repoUrl':'r',"
            + "'path':'p','version':'v','tag':'t','branch':'b','pullRequestNumber':'1'}",
        "version | DatasetVersionDatasetFacet | {'datasetVersion':'v'}",
        "symlinks | SymlinksDatasetFacet |"
            + " {'identifiers':[{'namespace':'n','name':'t','type':'TABLE'}]}",
        "columnLineage | ColumnLineageDatasetFacet | {'fields':{'a':{'inputFields':[{"
            + "'namespace':'n','name':'t','field':'f','transformations':[{'type':'DIRECT',"
            + "'subtype':'IDENTITY','masking':false}]}],'transformationDescription':'d',"
            + "'transformationType':'t'}},'dataset':[{'namespace':'n','name':'t','field':'f'}]}",
        "schema | SchemaDatasetFacet | {'fields':[{'name':'a','type':'struct',"
            + "'ordinal_position':1,'fields':[{'name':'b'}]}]}",
        "datasetType | DatasetTypeDatasetFacet | {'datasetType':'TABLE','subType':'VIEW'}",
        "lifecycleStateChange | LifecycleStateChangeDatasetFacet |"
            + " {'lifecycleStateChange':'RENAME',"
            + "'previousIdentifier':{'name':'o','namespace':'n'}}",
        "ownership | OwnershipDatasetFacet | {'owners':[{'name':'o','type':'MAINTAINER'}]}",
        "dataQualityMetrics | DataQualityMetricsInputDatasetFacet | {'rowCount':1,'bytes':2,"
            + "'fileCount':3,'lastUpdated':'2026-07-14T00:00:00Z','columnMetrics':{'a':{"
            + "'nullCount':0,'distinctCount':1,'sum':1.5,'count':2,'min':0,'max':1,"
            + "'quantiles':{'0.5':1}}}}",
        "outputStatistics | OutputStatisticsOutputDatasetFacet |"
            + " {'rowCount':1,'size':2,'fileCount':3}"
      })
  void wholeAndBrokenFacetsAreJudgedAsTheirSchemaDoes(String name, String schema, String json)
      throws IOException {
    assumeTrue(Files.isDirectory(SCHEMAS), "no schemas here");
    SpecificationSchema specification =
        SpecificationSchema.of(SCHEMAS.resolve(schema + ".json"), name);
    JsonNode whole = JsonVariations.tree(json.replace('\'', '"'));
    assertThat(FacetShapes.isOfSpecification(name, whole)).isTrue();
    List<JsonNode> broken = JsonVariations.of(whole);
    assertThat(broken.stream().filter(facet -> !specification.accepts(facet))).isNotEmpty();
    for (JsonNode facet : broken) {
      assertThat(FacetShapes.isOfSpecification(name, facet))
          .as("%s %s", name, facet)
          .isEqualTo(specification.accepts(facet));
    }
  }

  private static RecordingSink eventWith(String runFacets, String inputFacets) {
    return Ingested.openLineage(
        """
        {"eventType":"START","eventTime":"2026-07-14T01:00:00Z","run":{"runId":"r1","facets":{%s}},
         "job":{"namespace":"n","name":"j"},
         "inputs":[{"namespace":"n","name":"t","facets":{%s}}]}
        """
            .formatted(runFacets, inputFacets));
  }

  @Test
  void whatCanBeReadOfAFacetThatBreaksItsSpecificationIsRead() {
    RecordingSink sink =
        eventWith(
            "\"errorMessage\":{\"message\":\"no space\"},"
                + "\"parent\":{\"run\":{\"runId\":\"P\"},\"job\":{\"name\":\"dag\"}}",
            "\"version\":{\"datasetVersion\":7},"
                + "\"symlinks\":{\"identifiers\":[{\"namespace\":\"h\",\"name\":\"d.t\"}]}");
    // No programming language, no namespace of the parent job, a number for a text, no type.
    assertThat(sink.absent)
        .isEqualTo(
            Map.of(
                "facet_invalid:errorMessage", 1L,
                "facet_invalid:parent", 1L,
                "facet_invalid:version", 1L,
                "facet_invalid:symlinks", 1L));
    RecordingSink.Row row = sink.rows.get(0);
    assertThat(row.of(LineageEvent.ERROR)).isEqualTo("no space");
    assertThat(row.of(LineageEvent.PARENT_RUN_ID)).isEqualTo("p");
    Object[] input = (Object[]) ((List<?>) row.of(LineageEvent.INPUTS)).get(0);
    assertThat(input[LineageEvent.Dataset.position(LineageEvent.Dataset.VERSION)]).isEqualTo("7");
    assertThat((List<?>) input[LineageEvent.Dataset.position(LineageEvent.Dataset.ALIASES)])
        .hasSize(1);
  }

  @Test
  void aDeletedFacetIsAbsentAndNoMistake() {
    RecordingSink sink = eventWith("", "\"version\":{\"datasetVersion\":\"v\",\"_deleted\":true}");
    assertThat(sink.absent).isEmpty();
    Object[] input = (Object[]) ((List<?>) sink.rows.get(0).of(LineageEvent.INPUTS)).get(0);
    assertThat(input[LineageEvent.Dataset.position(LineageEvent.Dataset.VERSION)]).isNull();
  }

  @Test
  void aNullRunMakesNoRunEvent() {
    RecordingSink sink =
        Ingested.openLineage(
            """
            {"eventTime":"2026-07-14T01:00:00Z","run":null,"job":null,
             "dataset":{"namespace":"n","name":"t"}}
            """);
    assertThat(sink.rows).hasSize(1);
    assertThat(sink.rows.get(0).of(LineageEvent.KIND)).isEqualTo("dataset");
  }

  @Test
  void aDatasetEventMayNameHalfAJob() {
    RecordingSink sink =
        Ingested.openLineage(
            """
            {"eventTime":"2026-07-14T01:00:00Z","dataset":{"namespace":"n","name":"t"},
             "job":{"name":"j","facets":{"lineage":{"entries":[
              {"type":"JOB","namespace":"n","name":"j","inputs":[]}]}}}}
            """);
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.rows.get(0).of(LineageEvent.DECLARES_NO_INPUTS)).isEqualTo(false);
  }

  /** Whatever stands in the place of whatever: each line ends in exactly one way. */
  @Test
  void noEventIsLostWhateverIsChangedInIt() {
    String variations =
        JsonVariations.lines(
            """
            {"eventType":"COMPLETE","eventTime":"2026-07-14T01:00:00Z","producer":"p",
             "run":{"runId":"r","facets":{
              "parent":{"run":{"runId":"p"},"job":{"namespace":"n","name":"j"}},
              "executionParameters":{"parameters":[{"key":"k","value":"v"}]},
              "tags":{"tags":[{"key":"container_image","value":"i"}]},
              "errorMessage":{"message":"m","programmingLanguage":"Java"}}},
             "job":{"namespace":"n","name":"j","facets":{
              "lineage":{"entries":[{"type":"DATASET","namespace":"n","name":"t","inputs":[]}]},
              "sourceCodeLocation":{"type":"git","url":"u","version":"v"}}},
             "dataset":{"namespace":"n","name":"t"},
             "inputs":[{"namespace":"n","name":"t","facets":{
              "schema":{"fields":[{"name":"a"}]},
              "symlinks":{"identifiers":[{"namespace":"n","name":"s","type":"TABLE"}]},
              "version":{"datasetVersion":"v"}},"inputFacets":{}}],
             "outputs":[{"namespace":"n","name":"o","facets":{
              "columnLineage":{"fields":{"a":{"inputFields":[{"namespace":"n","name":"t",
               "field":"a","transformations":[{"type":"DIRECT"}]}]}},"dataset":[]},
              "lifecycleStateChange":{"lifecycleStateChange":"CREATE"}}}]}
            """);
    RecordingSink sink = Ingested.openLineage(variations);
    assertThat(sink.records()).isEqualTo(variations.lines().count());
    assertThat(sink.rows).hasSize((int) sink.accepted);
    assertThat(sink.accepted).isGreaterThan(500);
  }
}

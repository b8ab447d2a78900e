package dev.plumbline.jobs.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.assess.BadLineage.Case;
import dev.plumbline.policies.LineagePolicy;
import dev.plumbline.policies.Policies;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.testing.SharedSpark;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lineage as it should not be, from files to rulings: each one thing ends as a state with a reason,
 * never as an exception and never as PRESENT.
 */
@ExtendWith(SharedSpark.class)
class BadLineageTest {
  private static final Map<String, Row> RULINGS = new HashMap<>();

  /** Facets nobody knows, or of a shape nobody knows. */
  static List<Case> facets() {
    return Case.all(
        """
        code under another name
        code_commit MISSING names no code
        {CODE} -> {"sourceCodeLocationV9":{"version":"c0de"}}

        code as a list
        code_commit MISSING names no code
        {CODE} -> {"sourceCodeLocation":[{"version":"c0de"}]}

        parameters as an object
        parameters MISSING parameters
        PARAMETERS -> "executionParameters":{"parameters":{"lr":1}}

        an image of two names
        environment MISSING names an environment
        IMAGE -> "tags":{"tags":[{"key":"container_image","value":["a","b"]},7,null]}

        a version that is an object
        training_inputs WEAK without a version
        READ -> NAME/clean",FACETS{VERSION:{"id":7}}}}

        inputs as an object
        training_inputs MISSING names no input
        [READ] -> CLEAN

        second names without a name
        upstream_closure MISSING neither a producing run nor a declared source
        READ -> NAME/else","facets":{SYMLINKS[{"name":"@/clean"},{"namespace":"lake"},7,null,{}]}}}
        """);
  }

  /** References that lead nowhere. */
  static List<Case> references() {
    return Case.all(
        """
        a run never heard of
        training_run DANGLING no event of run
        "run_id":"@-train" -> "run_id":"@-gone"

        no run at all
        training_run MISSING no training run
        "run_id":"@-train" -> "run_id":["@-train"]

        a version nobody wrote
        upstream_closure DANGLING no known run wrote
        READ -> NAME/clean",FACETS{VERSION:"v9"}}}

        data nobody declared
        upstream_closure MISSING neither a producing run nor a declared source
        "name":"@/raw","owner" -> "name":"@/other","owner"

        a result of another version
        evaluation MISSING no evaluation is recorded
        "version":"1","evaluated_at" -> "version":"2","evaluated_at"

        a digest nobody registered
        deployment DANGLING not registered
        "served_digest":"DIGEST" -> "served_digest":"sha256:ffffffffffffffffffffffffffffffff"

        data without a name that another run wrote
        upstream_closure MISSING nobody named
        "outputs":[CLEAN] -> "outputs":[{"namespace":"lake"}]
        READ -> {"namespace":"lake"}

        data that has a second name alone
        upstream_closure MISSING nobody named
        READ -> {"namespace":"lake","facets":{SYMLINKS[NAME/clean"}]}}}

        data without any name
        upstream_closure MISSING nobody named
        READ -> null,7,"clean",{}
        """);
  }

  /** Runs that never end, or end as they should not. */
  static List<Case> ends() {
    return Case.all(
        """
        training that never ends
        training_run WEAK no end of
        "COMPLETE","eventTime":"2026-07-14T04 -> "RUNNING","eventTime":"2026-07-14T04

        training that ends in a word nobody knows
        training_run WEAK no end of
        "COMPLETE","eventTime":"2026-07-14T04 -> "FINISHED","eventTime":"2026-07-14T04

        training without a begin
        training_run WEAK no start of
        "START","eventTime":"2026-07-14T03 -> "OTHER","eventTime":"2026-07-14T03

        training that was given up
        training_run MISSING failed
        "COMPLETE","eventTime":"2026-07-14T04 -> "ABORT","eventTime":"2026-07-14T04

        data of a run that never ends
        upstream_closure WEAK is not complete
        "COMPLETE","eventTime":"2026-07-14T02 -> "RUNNING","eventTime":"2026-07-14T02
        """);
  }

  /** Clocks that disagree. */
  static List<Case> clocks() {
    return Case.all(
        """
        training that ends before it starts
        training_run WEAK before it started
        "2026-07-14T04:00:00Z",TRAIN -> "2026-07-14T02:30:00Z",TRAIN

        training on a clock that was never set
        training_run WEAK before it started
        "2026-07-14T04:00:00Z",TRAIN -> "1970-01-01T00:00:00Z",TRAIN

        an end in the future
        training_run WEAK no end of
        "2026-07-14T04:00:00Z",TRAIN -> "2126-07-14T04:00:00Z",TRAIN

        data that began to be written after it was read
        causal_order MISSING only later
        "2026-07-14T01:00:00Z",PREP -> "2026-07-14T04:30:00Z",PREP
        "2026-07-14T02:00:00Z",PREP -> "2026-07-14T04:40:00Z",PREP

        data whose run ends before it starts
        causal_order WEAK before it started
        "2026-07-14T02:00:00Z",PREP -> "2026-07-14T00:30:00Z",PREP

        data that is read before it is whole
        causal_order WEAK still running
        "2026-07-14T02:00:00Z",PREP -> "2026-07-14T03:30:00Z",PREP

        registered before the run began
        training_run MISSING after the version was registered
        "registered_at":"2026-07-14T04:00:00Z" -> "registered_at":"2026-07-14T01:00:00Z"

        approved before it was tested
        causal_order MISSING already
        "approved_at":"2026-07-14T06:00:00Z" -> "approved_at":"2026-07-14T04:30:00Z"

        served before it was registered
        causal_order MISSING already
        "deployed_at":"2026-07-14T07:00:00Z" -> "deployed_at":"2026-07-14T01:00:00Z"
        """);
  }

  /** Things that name themselves; the last are two runs of a minute, as close as clocks differ. */
  static List<Case> selves() {
    return Case.all(
        """
        data made of itself alone
        upstream_closure MISSING made of itself alone
        "inputs":[RAW] -> "inputs":[CLEAN]

        data made of itself and more
        upstream_closure WEAK read it too
        "inputs":[RAW] -> "inputs":[RAW,CLEAN]

        data made of its second name
        upstream_closure WEAK read it too
        RAW -> NAME/raw","facets":{"version":{VERSION:"DIGEST"},SYMLINKS[NAME/clean"}]}}}

        data of two runs that read each other
        upstream_closure MISSING round in a circle
        T01:00:00Z",PREP,"inputs":[RAW] -> T01:59:00Z",ONE} && {BEGUN,AT01:59:00Z",TWO
        T02:00:00Z",PREP,"outputs":[CLEAN] -> T02:00:00Z",ONE} && {ENDED,AT02:00:00Z",TWO
        BEGUN -> "eventType":"START"
        ENDED -> "eventType":"COMPLETE"
        AT0 -> "eventTime":"2026-07-14T0
        """);
  }

  private static final Case WHOLE = new Case("whole", null, null, null, List.of());

  /** What nobody knows beside all that is known. */
  private static final Case MORE =
      new Case(
          "more",
          null,
          null,
          null,
          List.of(
              "{CODE} -> {CODE,\"unheard\":[1,null,{}],\"of\":null,\"\":7}",
              ",IMAGE} -> ,IMAGE,\"parent\":{OF_RUN-train\"},JOB{}}},\"deep\":{\"a\":[[[]]]}}",
              "READ -> NAME/clean\",\"facets\":{\"version\":{VERSION:\"DIGEST\"},"
                  + "SYMLINKS[NAME/clean\"}]},\"x\":\"y\"},\"unheard\":true}"));

  private static Row ruling(Case one) {
    if (RULINGS.isEmpty()) {
      List<Case> all =
          Stream.of(facets(), references(), ends(), clocks(), selves(), List.of(WHOLE, MORE))
              .flatMap(List::stream)
              .toList();
      RULINGS.putAll(BadLineage.rulings(all, Policies.DEFAULT));
    }
    return RULINGS.get(one.name());
  }

  private static Map<String, String> reasons(Row ruling) {
    return ruling.getJavaMap(ruling.fieldIndex(LineageCompleteness.LINK_REASONS.name()));
  }

  @ParameterizedTest
  @MethodSource({"facets", "references", "ends", "clocks", "selves"})
  void isAStateWithAReasonAndNeverPresent(Case one) {
    Row ruling = ruling(one);
    assertThat(ruling).as("every registered version is ruled on").isNotNull();
    assertThat(ruling.<String>getAs(one.link() + "_state"))
        .as("%s, reasons %s", one.link(), reasons(ruling))
        .isEqualTo(one.state());
    assertThat(reasons(ruling).get(one.link())).contains(one.says());
  }

  @Test
  void aRunOfAnotherTenantIsNotTheRegistrysToName() {
    LineagePolicy shipped = LineagePolicy.DEFAULT;
    LineagePolicy bound =
        new LineagePolicy(
            shipped.edition(),
            shipped.clockSkew(),
            shipped.digestBits(),
            shipped.lenientTiers(),
            List.of("test=m"));
    Policies policies =
        Policies.DEFAULT.map(policy -> policy instanceof LineagePolicy ? bound : policy);
    Row ruling = BadLineage.rulings(List.of(WHOLE), policies).get(WHOLE.name());
    assertThat(ruling.<String>getAs(LineageCompleteness.TRAINING_RUN.name())).isEqualTo("DANGLING");
    assertThat(reasons(ruling).get("training_run")).contains("run whole-train is of a job of n");
    assertThat(ruling.<Boolean>getAs(LineageCompleteness.IS_TRACEABLE.name())).isFalse();
  }

  @Test
  void whatIsWholeIsTraceableAndWhatNobodyKnowsTakesNothingAway() {
    for (Case one : List.of(WHOLE, MORE)) {
      Row ruling = ruling(one);
      assertThat(reasons(ruling)).as(one.name()).isEmpty();
      assertThat(ruling.<Boolean>getAs(LineageCompleteness.IS_TRACEABLE.name())).isTrue();
    }
  }
}

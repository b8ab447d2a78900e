package dev.plumbline.run.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.LineageReachDaily;
import dev.plumbline.tables.LineageRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With what two versions were made, where systems differ or say it later. */
class MakingDiffTest extends TwoVersions {
  /** The first run states lr by the date, and seed and warm later: warm on the day after. */
  @Test
  void aParameterThatIsStatedAfterTheDateDoesNotCount() {
    version("1", "one", states("PRESENT"));
    version("2", "two", states("PRESENT"));
    String stated = "'parameters_known_at':'%s03:00:00Z','parameters':".formatted(DAY);
    run(
        "one",
        stated
            + "{'lr':'0.1','seed':'7','warm':'1'},'parameters_stated_later':"
            + "{'seed':'2026-07-14T04:00:00Z','warm':'2026-07-16T00:00:00Z'}");
    run("two", stated + "{'seed':'7'},'parameters_stated_later':{'seed':'2026-07-16T00:00:00Z'}");

    assertThat(diff())
        .filteredOn(line -> line.startsWith("parameters"))
        .containsExactly(
            "parameters, lr: 0.1 | not among them", "parameters, seed: 7 | not among them");
  }

  /** The pipeline is heard of an hour before the tracker, whose id comes first in text order. */
  @Test
  void ofTwoSystemsThatSayAThingAtOneTimeTheOneStandsThatWasHeardOfFirst() {
    version("1", "pipeline", states("PRESENT"));
    version("2", "two", states("PRESENT"));
    String said =
        "'code_repository':'%s','code_revision':'%s','code_known_at':'2026-07-14T05:00:00Z'";
    run("pipeline", said.formatted("of the pipeline", COMMIT));
    given.with(
        LineageRun.TABLE,
        "{'run_id':'ml','first_event_at':'2026-07-14T04:00:00Z','job_namespace':'tracker',"
            + "'same_as':{'pipeline':'2026-07-14T04:00:00Z'},%s}"
                .formatted(said.formatted("of the tracker", COMMIT)));
    run("two", said.formatted("of the pipeline", COMMIT));

    assertThat(diff()).contains("code, repository: of the pipeline = of the pipeline");
  }

  /** A digest of 256 bits, by a policy that wants 512. */
  @Test
  void whetherAnImageIsTheImageIsToldByThePolicyThatRuled() {
    given.with(
        LineageReachDaily.TABLE,
        "{'as_of_date':'2026-07-15','run_namespaces':[],'digest_bits':512}");
    for (String version : List.of("1", "2")) {
      version(version, "one", states("PRESENT"));
    }
    run("one", "'environment_known_at':'%s03:00:00Z','environment':'%s'".formatted(DAY, IMAGE));

    String vague = IMAGE + ", which may mean another image later";
    assertThat(diff()).contains("environment, image: %s | %s".formatted(vague, vague));
  }

  /** The training run of the first goes on under the id of a tracker, which names other images. */
  @Test
  void whereTwoSystemsNameTwoImagesNeitherIsTheImage() {
    version("1", "one", states("PRESENT"));
    version("2", "two", states("PRESENT"));
    String tracked =
        ",'job_namespace':'tracker','job_name':'t','same_as':{'%s':'2026-07-14T04:00:00Z'}";
    String image = "'environment_known_at':'%s0%d:00:00Z','environment':'%s'";
    run("one", image.formatted(DAY, 3, IMAGE));
    run("ml-1", image.formatted(DAY, 4, "i:latest") + tracked.formatted("one"));
    run("two", image.formatted(DAY, 3, IMAGE));
    run("ml-2", image.formatted(DAY, 4, "mirror/" + IMAGE) + tracked.formatted("two"));

    assertThat(diff())
        .contains("environment, image: %s, and another image as well | %s".formatted(IMAGE, IMAGE));
  }
}

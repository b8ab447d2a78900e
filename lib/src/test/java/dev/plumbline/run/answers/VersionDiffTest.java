package dev.plumbline.run.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.Approval;
import dev.plumbline.tables.Deployment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two versions side by side, worked out by hand from what is given of each. */
class VersionDiffTest extends TwoVersions {
  @Test
  void whatDiffersIsSaidThingByThing() {
    version(
        "1",
        "one",
        states("PRESENT")
            + ",'gpu_seconds_behind':'3600','costs_behind':"
            + "{'USD':'10.50','EUR':'1'}");
    version(
        "2",
        "two",
        states("WEAK") + ",'gpu_seconds_behind':'9000','costs_behind':" + "{'USD':'12'}");
    String known =
        "'code_known_at':'%1$s03:00:00Z','environment_known_at':'%1$s03:00:00Z',"
            + "'parameters_known_at':'%1$s03:00:00Z','environment':'"
            + IMAGE
            + "',";
    run(
        "one",
        known.formatted(DAY)
            + "'code_revision':'"
            + COMMIT
            + "','code_repository':'g',"
            + "'parameters':{'lr':'0.1','seed':'7','depth':'8'}");
    run(
        "two",
        known.formatted(DAY)
            + "'code_revision':'beef','code_repository':'g',"
            + "'parameters':{'lr':'0.2','seed':'7','warm':'1'}");
    reads("one", "kept", "v1");
    reads("one", "moved", "v1");
    reads("one", "dropped", "v1");
    reads("two", "kept", "v1");
    reads("two", "moved", "v2");
    reads("two", "new", "v5");
    evaluated("1", "f1", "'metric_value':0.9,", "06:00");
    evaluated("2", "f1", "'metric_value':0.8,", "06:00");
    evaluated("2", "f1", "'metric_value':0.925,", "06:30");
    evaluated("2", "auc", "'metric_value':0.5,", "06:30");
    given.with(
        Approval.TABLE,
        "{'registry':'r','model':'m','version':'1','approver':'ana','approved_at':'%s07:00:00Z'}"
            .formatted(DAY));
    given.with(
        Deployment.TABLE,
        "{'registry':'r','model':'m','version':'1','target':'eu','deployed_at':'%s08:00:00Z'}"
            .formatted(DAY));

    assertThat(diff())
        .startsWith(
            "data, lake dropped: v1 | no input (removed)",
            "data, lake kept: v1 = v1",
            "data, lake moved: v1 | v2",
            "data, lake new: no input | v5 (added)",
            "code, commit: " + COMMIT + " | beef",
            "code, repository: g = g",
            "code, branch: not known ? not known",
            "environment, image: " + IMAGE + " = " + IMAGE,
            "environment, registered digest: not known ? not known",
            "parameters, depth: 8 | not among them",
            "parameters, lr: 0.1 | 0.2",
            "parameters, seed: 7 = 7",
            "parameters, warm: not among them | 1",
            "evaluation, auc on holdout: not known | 0.5 at v1",
            "evaluation, f1 on holdout: 0.9 at v1 | 0.925 at v1 (+0.025)",
            "approval, by: ana | not known",
            "approval, first at: 2026-07-14T07:00:00Z | not known",
            "deployment, where: eu | not deployed",
            "behind each, GPU-hours: 1 | 2.5 (+1.5)",
            "behind each, EUR: 1 | not known",
            "behind each, USD: 10.5 | 12 (+1.5)",
            "links, training_run: PRESENT = PRESENT")
        .contains("links, code_commit: PRESENT | WEAK");
  }

  @Test
  void whatASideDoesNotSayIsNotKnownAndNeverEqual() {
    String stated =
        "'code_known_at':'%1$s03:00:00Z','environment_known_at':'%1$s03:00:00Z',"
            + "'parameters_known_at':'%1$s03:00:00Z','environment':'i:latest',"
            + "'code_revision':'"
            + COMMIT
            + "-dirty','parameters':{'token':'[masked: x]'}";
    version("1", "one", "'training_run_state':'PRESENT'");
    version("2", "two", "'training_run_state':'PRESENT'");
    run("one", stated.formatted(DAY));
    run("two", stated.formatted(DAY));
    for (String run : List.of("one", "two")) {
      reads(run, "moving", "latest");
      reads(run, "unnamed", null);
    }

    assertThat(diff())
        .filteredOn(line -> !line.startsWith("links"))
        .containsExactly(
            "data, lake moving: latest, which is no fixed version | latest, which is no fixed"
                + " version",
            "data, lake unnamed: not known: read without a version | not known: read without a"
                + " version",
            "code, commit: %1$s-dirty, which was changed before it ran | %1$s-dirty, which was"
                    .formatted(COMMIT)
                + " changed before it ran",
            "code, repository: not known ? not known",
            "code, branch: not known ? not known",
            "environment, image: i:latest, which may mean another image later | i:latest, which"
                + " may mean another image later",
            "environment, registered digest: not known ? not known",
            "parameters, token: [masked: x], which may stand for anything | [masked: x], which may"
                + " stand for anything",
            "evaluation, results: not known ? not known",
            "approval, by: not known ? not known",
            "approval, first at: not known ? not known",
            "deployment, where: not known ? not known",
            "behind each, GPU-hours: not known ? not known",
            "behind each, cost: not known ? not known");
  }

  @Test
  void aDeploymentThatFailedIsNone() {
    version("1", "one", states("PRESENT"));
    version("2", "two", states("PRESENT"));
    String deployed =
        "{'registry':'r','model':'m','version':'1','target':'%s','deployed_at':'%s0%d:00:00Z',%s}";
    given.with(
        Deployment.TABLE,
        deployed.formatted("eu", DAY, 7, "'outcome':'success'"),
        deployed.formatted("us", DAY, 8, "'outcome':'failure'"));
    assertThat(diff()).contains("deployment, where: eu | not deployed");
  }

  @Test
  void aResultThatIsNoFiniteNumberIsNotKnown() {
    version("1", "one", states("PRESENT"));
    version("2", "two", states("PRESENT"));
    evaluated("1", "f1", "'metric_value':'Infinity',", "06:00");
    evaluated("2", "f1", "'metric_value':0.5,", "06:00");
    evaluated("2", "auc", "'metric_value':'NaN',", "06:00");
    assertThat(diff())
        .contains(
            "evaluation, f1 on holdout: not known: its value is no finite number | 0.5 at v1",
            "evaluation, auc on holdout: not known | not known: its value is no finite number");
  }

  @Test
  void aRunThatIsNotKnownSaysNothingAndOneThatReadsNothingSaysSoWhereItIsDeclared() {
    version("1", "never-heard-of", "'training_run_state':'DANGLING'");
    version("2", "two", "'training_run_state':'PRESENT'");
    run(
        "two",
        "'no_inputs_declared_at':'%s03:00:00Z','parameters':{},".formatted(DAY)
            + "'parameters_known_at':'%s03:00:00Z'".formatted(DAY));

    assertThat(diff())
        .contains(
            "data, inputs: not known: no training run of it is known that its registry may name |"
                + " no input",
            "parameters, parameters: not known | none");
  }

  @Test
  void aRunThatTheRegistryMayNotNameIsNotShownWhateverIsWaived() {
    for (String version : List.of("1", "2")) {
      version(version, "one", "'training_run_state':'NOT_APPLICABLE','training_run_ids':[]");
    }
    run("one", "'code_known_at':'%s03:00:00Z','code_revision':'%s'".formatted(DAY, COMMIT));
    reads("one", "x", "v1");

    String none = "not known: no training run of it is known that its registry may name";
    assertThat(diff())
        .contains(
            "data, inputs: %s | %s".formatted(none, none), "code, commit: not known ? not known");
  }

  @Test
  void whatWasSaidAfterTheDateDoesNotCount() {
    version("1", "one", states("PRESENT"));
    version("2", "two", states("PRESENT"));
    run("one", "'code_known_at':'2026-07-16T03:00:00Z','code_revision':'%s'".formatted(COMMIT));
    run("two", "'code_known_at':'%s03:00:00Z','code_revision':'%s'".formatted(DAY, COMMIT));
    given.with(
        Approval.TABLE,
        "{'registry':'r','model':'m','version':'1','approver':'ana',"
            + "'approved_at':'2026-07-16T07:00:00Z'}");

    assertThat(diff())
        .contains("code, commit: not known | " + COMMIT, "approval, by: not known ? not known");
  }
}

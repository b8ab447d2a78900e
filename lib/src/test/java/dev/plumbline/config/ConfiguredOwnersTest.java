package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.timeline.Holders;
import dev.plumbline.timeline.Owner;
import dev.plumbline.timeline.TextPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who pays for what is held, and which label names it. */
class ConfiguredOwnersTest {
  private static final String SOURCE =
      "sources: [{name: a, format: focus-csv, path: landing/*.csv}]\n";

  @TempDir private Path folder;

  private ConfigurationFile read(String text) throws IOException {
    return ConfigurationFile.read(
        Files.writeString(folder.resolve("plumbline.yaml"), SOURCE + text));
  }

  @Test
  void ownersMayBeAccountsAndUsersOfJobsAndALabelMayNameJobs() throws IOException {
    Configuration configuration =
        read("labels: {job: slurm_job}\n"
                + "owners:\n"
                + "  - {account: vision, user: ana, team: eyes}\n"
                + "  - {account: vision, team: perception}\n"
                + "  - {user: ana, project: p}\n")
            .configuration();
    assertThat(configuration.owners())
        .containsExactly(
            owner("account=vision user=ana", "vision", "ana", "eyes", null),
            owner("account=vision", "vision", null, "perception", null),
            owner("user=ana", null, "ana", null, "p"));
    assertThat(configuration.people().jobLabel()).isEqualTo("slurm_job");
    assertThat(read("").configuration().people().jobLabel()).isEqualTo("hpc_job");
  }

  private static Owner owner(
      String rule, String account, String user, String team, String project) {
    Holders jobs =
        new Holders(null, null, TextPattern.of(account), TextPattern.of(user), null, null);
    return new Owner(rule, jobs, null, null, team, project);
  }

  @Test
  void anEntryMayHaveANamePatternsAndDates() throws IOException {
    List<Owner> owners =
        read("""
        owners:
          - {name: canaries, namespace: serve-*, pod: '*-canary-*', team: release}
          - {namespace: serve-chat, team: assistants, from: 2026-07-01}
          - {namespace: serve-chat, team: chat, to: 2026-06-30}
          - {partition: debug, team: platform}
          - {queue: 'nightly-*', team: ranking}
        """)
            .configuration()
            .owners();
    assertThat(owners)
        .extracting(Owner::rule)
        .containsExactly(
            "canaries",
            "namespace=serve-chat",
            "namespace=serve-chat",
            "partition=debug",
            "queue=nightly-*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{team: a}|lacks 'namespace'",
        "{namespace: '*', team: a}|lacks 'namespace'",
        "{namespace: a, from: 2026-07-02, to: 2026-07-01}|before it begins",
        "{namespace: x, team: b}|stands twice",
        "{namespace: x, from: 2026-07-01, team: b}|stands twice",
        "{namespace: x, labels: y}|labels"
      })
  void whatWouldNeverHoldOrMeanEverybodyIsRefused(String entry, String problem) {
    assertThatThrownBy(() -> read("owners:\n  - {namespace: x, team: a}\n  - " + entry + "\n"))
        .hasMessageContaining(problem);
  }
}

package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.segment.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
            new Owner(null, "vision", "ana", "eyes", null),
            new Owner(null, "vision", null, "perception", null),
            new Owner(null, null, "ana", null, "p"));
    assertThat(configuration.people().jobLabel()).isEqualTo("slurm_job");
    assertThat(read("").configuration().people().jobLabel()).isEqualTo("hpc_job");
  }
}

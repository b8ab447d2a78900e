package dev.plumbline.jobs.submitted;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits for a driver in a cluster, where another program stands in for spark-submit. */
class WaitingSubmitTest {
  private static final String RUNNING = "State of driver driver-20261129203422-0001 is RUNNING";

  @TempDir private Path folder;

  /** A terminal tells both of them; this one is gone before anybody looks. */
  @RepeatedTest(3)
  void ctrlCIsNoFailureOfADriverThatGoesOn() throws Exception {
    try (Running submit = waiting(RUNNING)) {
      submit.signalAll("INT");
      assertLeft(submit.ended(), 130);
    }
  }

  @Test
  void norIsTheEndOfSparkSubmitAlone() throws Exception {
    try (Running submit = waiting(RUNNING)) {
      submit.signalBelow("TERM");
      assertLeft(submit.ended(), 143);
    }
  }

  /** Its state was heard before spark-submit was told to end. */
  @Test
  void aDriverThatHasEndedIsNotSaidToGoOn() throws Exception {
    String finished = "State of driver driver-20261129203422-0001 is FINISHED";
    try (Running submit = waiting(finished)) {
      submit.signalBelow("TERM");
      Ran ran = submit.ended();
      assertThat(ran.output()).doesNotContain("no longer waiting", "problem:");
      assertThat(ran.code()).as(ran.output()).isZero();
    }
  }

  private static void assertLeft(Ran ran, int code) {
    assertThat(ran.output())
        .containsOnlyOnce("no longer waiting; the driver driver-20261129203422-0001 goes on")
        .doesNotContain("problem:", "Exception");
    assertThat(ran.code()).as(ran.output()).isEqualTo(code);
  }

  private Running waiting(String state) throws Exception {
    Path jar = Files.createFile(folder.resolve("p.jar"));
    Path program = Files.createDirectories(folder.resolve("bin")).resolve("spark-submit");
    Files.writeString(program, "#!/bin/sh\necho '%s' >&2\nexec sleep 60\n".formatted(state));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    List<String> command = OurCommand.submit("--master", "spark://127.0.0.1:1");
    command.addAll(List.of("--deploy-mode", "cluster", "--jar", jar.toString()));
    command.addAll(List.of("--", "maintain", "--lake", "lake"));
    Map<String, String> environment = Map.of("SPARK_HOME", folder.toString());
    Running submit = Running.of(folder, environment, command);
    submit.awaits(state);
    return submit;
  }
}

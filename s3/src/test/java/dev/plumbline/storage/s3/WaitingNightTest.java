package dev.plumbline.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.NightProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person is told while the server of a night is away. */
@Tag("long")
class WaitingNightTest {
  private static final Path SAMPLES = Path.of("..", "data", "samples");
  private static final int AWAY = 20_000;

  @Test
  void aNightSaysThatItWaitsForAServerThatIsKilledAndThatItIsBack() throws Exception {
    try (S3Server server = S3Server.started()) {
      server.bucket("waits");
      List<String> command =
          List.of(
              "nightly",
              "--config",
              SAMPLES.resolve("plumbline.yaml").toString(),
              "--lake",
              "s3a://waits/lake");
      try (NightProcess night = NightProcess.command(command, server.environment())) {
        night.awaits("[ 2/");
        server.kill();
        long gone = System.nanoTime();
        night.awaits("warning: storage has not answered for 1");
        Thread.sleep(Math.max(0, AWAY - (System.nanoTime() - gone) / 1_000_000));
        server.start();
        night.awaits("storage answers again: s3a://waits at " + server.endpoint());
        assertThat(night.ended()).as(night.output()).isZero();
        assertThat(night.output())
            .containsPattern(
                "storage has not answered for 1\\d s: s3a://waits at "
                    + server.endpoint()
                    + " \\(.+; \\d+ failed, the last: Connection refused.*\\)"
                    + ".+it asks for some minutes, then ends with 5")
            .doesNotContain("local-credential");
      }
    }
  }
}

package dev.plumbline.run.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.run.landing.FileState.Version;
import dev.plumbline.storage.LandingFile;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** By what a file that was read is known again. */
class FileVersionTest {
  private static final Instant THEN = Instant.parse("2026-07-14T00:05:00Z");
  private static final Instant LATER = Instant.parse("2026-07-14T09:00:00Z");

  private static Version read(String tag) {
    return new Version(new Sha256(1, 2, 3, 4), 10, THEN, "settings", tag);
  }

  private static LandingFile listed(long bytes, Instant modifiedAt, String tag) {
    return new LandingFile("s", "f", "a.prom", "s3a://b/a.prom", bytes, modifiedAt, tag);
  }

  @Test
  void anObjectIsKnownByItsTagAndSizeWhateverItsTime() {
    assertThat(read("t1").isStill(listed(10, LATER, "t1"))).isTrue();
    assertThat(read("t1").isStill(listed(10, THEN, "t2"))).isFalse();
    assertThat(read("t1").isStill(listed(11, THEN, "t1"))).isFalse();
  }

  @Test
  void aFileWithoutATagIsKnownByItsTimeAndSize() {
    assertThat(read(null).isStill(listed(10, THEN, null))).isTrue();
    assertThat(read(null).isStill(listed(10, LATER, null))).isFalse();
  }

  @Test
  void aFileThatHadNoTagWhenItWasReadIsKnownByItsTime() {
    assertThat(read(null).isStill(listed(10, THEN, "t1"))).isTrue();
    assertThat(read(null).isStill(listed(10, LATER, "t1"))).isFalse();
  }
}

package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Several things at once: what their threads see, and what becomes of failures. */
class SideBySideTest {
  @Test
  void threadsSeeTheClassesOfTheirCaller() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader brought = new URLClassLoader(new URL[0], before)) {
      Thread.currentThread().setContextClassLoader(brought);
      Queue<ClassLoader> seen = new ConcurrentLinkedQueue<>();
      Runnable looks = () -> seen.add(Thread.currentThread().getContextClassLoader());
      SideBySide.run(2, List.of(looks, looks, looks));
      assertThat(seen).containsExactly(brought, brought, brought);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  void theyRunAtTheSameTime() {
    CountDownLatch both = new CountDownLatch(2);
    Runnable meets =
        () -> {
          both.countDown();
          try {
            assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    SideBySide.run(2, List.of(meets, meets));
  }

  @Test
  void aFailureIsToldWhenTheOthersHaveEnded() {
    Queue<String> done = new ConcurrentLinkedQueue<>();
    StorageException full = new StorageException("no space", "disk", "free some", null);
    assertThatThrownBy(
            () ->
                SideBySide.run(
                    1,
                    List.of(
                        () -> done.add("one"),
                        () -> {
                          throw full;
                        },
                        () -> done.add("three"))))
        .isSameAs(full);
    assertThat(done).containsExactly("one", "three");
  }

  @Test
  void anErrorOfJavaStaysOne() {
    assertThatThrownBy(
            () ->
                SideBySide.run(
                    1,
                    List.of(
                        () -> {
                          throw new OutOfMemoryError("heap");
                        })))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void whoIsInterruptedSaysSoAndStaysInterrupted() {
    Runnable waits =
        () -> {
          try {
            new CountDownLatch(1).await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> SideBySide.run(1, List.of(waits)))
        .isInstanceOf(CancellationException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}

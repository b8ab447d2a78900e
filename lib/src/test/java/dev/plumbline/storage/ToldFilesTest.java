package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.storage.waiting.Unanswered;
import dev.plumbline.storage.waiting.Waited;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToldFilesTest {
  private final AtomicLong seconds = new AtomicLong();
  private final Unanswered unanswered =
      new Unanswered(() -> TimeUnit.SECONDS.toNanos(seconds.get()));
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch hangs = new CountDownLatch(1);

  @TempDir private java.nio.file.Path folder;

  @Test
  void aDiskThatHangsIsWaitedForUntilItAnswers() throws Exception {
    Path file = new Path(folder.toString(), "a");
    ToldFiles files = new ToldFiles(new Hanging(), new Path("/mnt/lake"), unanswered);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<byte[]> read = thread.submit(() -> files.read(file));
      asked.await();
      seconds.set(11);
      Waited waited = unanswered.stores().get(0);
      assertThat(waited.isWaited()).isTrue();
      assertThat(waited.store().where()).isEqualTo("/mnt/lake");
      assertThat(waited.operation()).isEqualTo("read a");
      hangs.countDown();
      assertThat(read.get()).asString(StandardCharsets.UTF_8).isEqualTo("a");
      assertThat(unanswered.stores().get(0).isWaited()).isFalse();
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void whatADiskRefusesIsAnAnswerAndIsToldAsItWas() {
    Path root = new Path(folder.toString());
    ToldFiles files = new ToldFiles(new LocalWholeFiles(), root, unanswered);
    assertThatThrownBy(() -> files.read(new Path(root, "none")))
        .isInstanceOf(FileNotFoundException.class);
    seconds.set(11);
    assertThat(unanswered.stores()).noneMatch(Waited::isWaited);
  }

  /** A disk that answers to a read when it is let. */
  private final class Hanging implements WholeFiles {
    @Override
    public byte[] read(Path file) throws IOException {
      asked.countDown();
      try {
        hangs.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      return file.getName().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean create(Path file, byte[] content) {
      return false;
    }

    @Override
    public void replace(Path file, byte[] content) throws IOException {
      throw new IOException("no");
    }

    @Override
    public List<String> entries(Path file) {
      return List.of();
    }

    @Override
    public void remove(Path file) throws IOException {
      throw new IOException("no");
    }
  }
}

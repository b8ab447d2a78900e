package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.storage.StorageException;
import dev.plumbline.testing.SharedSpark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine.Command;

/** What is said, and which code is given, for what can end a command. */
@ExtendWith(SharedSpark.class)
class OutcomesTest {
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  /** A command that ends with whatever it is given. */
  @Command(name = "end")
  static final class Ending implements java.util.concurrent.Callable<Integer> {
    private final Throwable thrown;

    Ending(Throwable thrown) {
      this.thrown = thrown;
    }

    @Override
    public Integer call() throws Exception {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (Exception) thrown;
    }
  }

  private int ended(Throwable thrown) {
    PrintStream out = new PrintStream(errors, true, StandardCharsets.UTF_8);
    return Main.run(new picocli.CommandLine(new Ending(thrown)), new String[0], out);
  }

  private String text() {
    return errors.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aFullHeapNamesTheSettingAndIsNotWorthARetry() {
    assertThat(ended(new OutOfMemoryError("Java heap space"))).isEqualTo(2);
    assertThat(text())
        .contains("problem: the heap is too small", "cause: ", "PLUMBLINE_HEAP=")
        .doesNotContain("bug");
  }

  @Test
  void aFullHeapOfATaskIsTheSame(SparkSession session) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    Throwable thrown =
        org.assertj.core.api.Assertions.catchThrowable(
            () ->
                context
                    .parallelize(List.of(1), 1)
                    .foreach(
                        one -> {
                          throw new IllegalStateException(
                              new OutOfMemoryError("GC overhead limit exceeded"));
                        }));
    assertThat(ended(thrown)).isEqualTo(2);
    assertThat(text()).contains("PLUMBLINE_HEAP=");
  }

  @Test
  void aDiskThatIsFullIsStorage() throws ReflectiveOperationException {
    java.lang.reflect.Constructor<FSError> hadoops =
        FSError.class.getDeclaredConstructor(Throwable.class);
    hadoops.setAccessible(true);
    FSError full = hadoops.newInstance(new IOException("No space left on device"));
    assertThat(ended(full)).isEqualTo(5);
    assertThat(text())
        .contains("the disk is full that the lake", "No space left on device", "make space there")
        .doesNotContain("bug");
  }

  @Test
  void aFullTemporaryFolderIsNamed() {
    IOException spill = new IOException("No space left on device");
    spill.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement(
              "org.apache.spark.storage.DiskBlockObjectWriter", "write", "DiskBlock.scala", 1)
        });
    Error unpacked =
        new ExceptionInInitializerError("Cannot unpack libzstd-jni: No space left on device");
    unpacked.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("com.github.luben.zstd.util.Native", "load", "Native.java", 1)
        });
    for (Throwable full : List.of(spill, unpacked)) {
      errors.reset();
      assertThat(ended(new IllegalStateException("a task failed", full))).isEqualTo(5);
      assertThat(text())
          .contains("problem: the temporary folder is full")
          .contains(System.getProperty("java.io.tmpdir"))
          .contains("-Djava.io.tmpdir=DIR")
          .contains("what was published before is untouched")
          .doesNotContain("bug");
    }
  }

  @Test
  void whatWasInterruptedIsNoBugAndNoStorage() {
    Thread.interrupted();
    assertThat(ended(new InterruptedException())).isEqualTo(130);
    assertThat(
            ended(
                new Failure(
                    Category.STORAGE, "a wait ended", "so", "again", new InterruptedException())))
        .isEqualTo(130);
    assertThat(text()).contains("problem: interrupted").doesNotContain("bug", "a wait ended");
  }

  @Test
  void aTimeoutOfTheNetworkIsStorage() {
    assertThat(ended(new UncheckedIOException(new SocketTimeoutException("read")))).isEqualTo(5);
    assertThat(ended(new StorageException("p", "c", "r", new IOException("x")))).isEqualTo(5);
  }

  @Test
  void anythingElseIsABugWithItsTrace() {
    assertThat(ended(new StackOverflowError())).isEqualTo(1);
    assertThat(text()).contains("a bug of plumbline", "StackOverflowError");
  }
}

package dev.plumbline.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Of several that put a file at the same moment, on a real server. */
class FirstPutTest {
  private static final int WRITERS = 8;
  private static final int ROUNDS = 200;
  private static S3Server server;

  @BeforeAll
  static void start() throws IOException {
    server = S3Server.started();
    server.bucket("races");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** One who tries to be the first; true when it says that it was. */
  @FunctionalInterface
  private interface Writer {
    boolean isFirst(Path file, String content) throws IOException;
  }

  @Test
  void exactlyOneOfEightPutsAFileInEachOfTwoHundredRounds() throws Exception {
    S3WholeFiles files = files();
    race(
        "s3a://races/whole/",
        (file, content) -> files.create(file, content.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void exactlyOneOfEightCommitsAVersionInEachOfTwoHundredRounds() throws Exception {
    S3Logs logs = new S3Logs(server.settings());
    race(
        "s3a://races/table/_delta_log/",
        (file, content) -> {
          try {
            logs.write(file, List.of(content).iterator(), false, server.settings());
            return true;
          } catch (FileAlreadyExistsException e) {
            return false;
          }
        });
    Path last = new Path("s3a://races/table/_delta_log/%020d.json".formatted(ROUNDS - 3));
    assertThat(logs.listFrom(last, server.settings()))
        .toIterable()
        .extracting(file -> file.getPath().getName())
        .containsExactly(
            "%020d.json".formatted(ROUNDS - 3),
            "%020d.json".formatted(ROUNDS - 2),
            "%020d.json".formatted(ROUNDS - 1));
  }

  private static S3WholeFiles files() {
    return new S3WholeFiles(
        Bucket.of(new Path("s3a://races/"), server.settings()), new Path("s3a://races/"));
  }

  private static void race(String folder, Writer writer) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    CyclicBarrier start = new CyclicBarrier(WRITERS);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        Path file = new Path(folder + "%020d.json".formatted(round));
        List<Future<Boolean>> told = new ArrayList<>();
        for (int number = 0; number < WRITERS; number++) {
          String content = "{\"by\":" + number + "}";
          told.add(
              threads.submit(
                  () -> {
                    start.await();
                    return writer.isFirst(file, content);
                  }));
        }
        List<Integer> first = new ArrayList<>();
        for (int number = 0; number < WRITERS; number++) {
          if (told.get(number).get()) {
            first.add(number);
          }
        }
        assertThat(first).as("who was first to put " + file).hasSize(1);
        assertThat(new String(files().read(file), StandardCharsets.UTF_8).strip())
            .isEqualTo("{\"by\":" + first.get(0) + "}");
      }
    } finally {
      threads.shutdownNow();
    }
  }
}

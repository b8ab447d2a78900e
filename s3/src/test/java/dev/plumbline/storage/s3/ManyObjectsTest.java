package dev.plumbline.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A landing of many objects on a server, listed by a process whose heap could not hold them. */
@Tag("long")
class ManyObjectsTest {
  private static final int NODES = 200;
  private static final int FILES = 1_000;
  // Pages of sixteen threads fit; all objects with their paths, do not.
  private static final String HEAP = "-Xmx80m";

  /** Counts the objects of a bucket, and keeps none. */
  static final class Count {
    private Count() {}

    public static void main(String[] arguments) throws IOException {
      Configuration hadoop = new Configuration(false);
      hadoop.set("fs.s3a.endpoint", arguments[0]);
      hadoop.set("fs.s3a.path.style.access", "true");
      org.apache.hadoop.fs.Path landing = new org.apache.hadoop.fs.Path("s3a://raw/landing");
      long[] found = new long[2];
      new S3Listing(Bucket.of(landing, hadoop))
          .all(
              landing,
              object -> {
                found[0]++;
                found[1] += object.bytes();
              });
      System.out.println(found[0] + " objects, " + found[1] + " bytes");
    }
  }

  @Test
  void twoHundredThousandObjectsAreListedInAHeapThatCouldNotHoldThem(@TempDir Path temporary)
      throws Exception {
    try (S3Server server = S3Server.started()) {
      server.bucket("raw");
      fill(server.objects().resolve("raw").resolve("landing"));
      Path said = temporary.resolve("said.txt");
      Process counting =
          new ProcessBuilder(command(server))
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      try {
        assertThat(counting.waitFor(5, TimeUnit.MINUTES)).isTrue();
      } finally {
        counting.destroyForcibly();
      }
      assertThat(said)
          .content()
          .contains(NODES * FILES + " objects, " + 3 * NODES * FILES + " bytes");
    }
  }

  private static List<String> command(S3Server server) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(HEAP);
    command.add("-Daws.accessKeyId=" + System.getProperty("aws.accessKeyId"));
    command.add("-Daws.secretAccessKey=" + System.getProperty("aws.secretAccessKey"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Count.class.getName());
    command.add(server.endpoint());
    return command;
  }

  /** As the server keeps them: a file for each object. */
  private static void fill(Path landing) throws IOException {
    for (int node = 0; node < NODES; node++) {
      Path folder = Files.createDirectories(landing.resolve("node-%03d".formatted(node)));
      for (int file = 0; file < FILES; file++) {
        Files.writeString(folder.resolve("%06d.prom".formatted(file)), "# \n");
      }
    }
  }
}

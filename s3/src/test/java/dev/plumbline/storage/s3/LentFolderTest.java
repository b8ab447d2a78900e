package dev.plumbline.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LentFolder;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The reports of a lake in a bucket, written by what knows folders of this machine only. */
@ExtendWith(SharedSpark.class)
class LentFolderTest {
  private static S3Server server;
  private static Lake lake;

  @BeforeAll
  static void start(SparkSession session) throws IOException {
    server = S3Server.started();
    server.bucket("shelf");
    server.into(session.sparkContext().hadoopConfiguration());
    lake = new Lake(session, "s3a://shelf/lake");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static LentFolder lent() {
    return LentFolder.of(lake, "reports", names -> Set.of("2026-07-14/summary.json"));
  }

  private static void write(LentFolder folder, String name, String text) throws IOException {
    Path file = folder.here().resolve(name);
    Files.createDirectories(file.getParent());
    Path part = Files.writeString(file.resolveSibling("part"), text);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String there(String name) throws IOException {
    byte[] content = lake.files().whole().read(lake.files().path("reports/" + name));
    return new String(content, StandardCharsets.UTF_8);
  }

  @Test
  void whatIsWrittenOrRemovedInALentFolderIsSoInTheBucketAndTheRestStays() throws IOException {
    try (LentFolder first = lent()) {
      write(first, "2026-07-14/report.html", "the first night");
      write(first, "2026-07-14/summary.json", "{}");
      write(first, "2026-07-14/idle.csv", "a,b");
      write(first, "index.html", "one night");
      first.giveBack();
      assertThat(first.place(first.here().resolve("2026-07-14/report.html")))
          .isEqualTo("s3a://shelf/lake/reports/2026-07-14/report.html");
    }
    Path here;
    try (LentFolder second = lent()) {
      here = second.here();
      assertThat(here.resolve("2026-07-14/report.html")).isEmptyFile();
      assertThat(here.resolve("2026-07-14/summary.json")).hasContent("{}");
      write(second, "2026-07-15/report.html", "the second night");
      write(second, "index.html", "two nights");
      Files.delete(here.resolve("2026-07-14/idle.csv"));
      assertThat(there("index.html")).isEqualTo("one night");
      second.giveBack();
    }
    assertThat(here).doesNotExist();
    assertThat(there("index.html")).isEqualTo("two nights");
    assertThat(there("2026-07-14/report.html")).isEqualTo("the first night");
    assertThat(there("2026-07-15/report.html")).isEqualTo("the second night");
    assertThat(lake.files().whole().names(lake.files().path("reports/2026-07-14")))
        .containsExactly("report.html", "summary.json");
    assertThat(kind("lake/reports/2026-07-14/report.html")).startsWith("text/html");
  }

  private static String kind(String key) {
    Bucket bucket = Bucket.of(new org.apache.hadoop.fs.Path("s3a://shelf/"), server.settings());
    return bucket.client().headObject(head -> head.bucket(bucket.name()).key(key)).contentType();
  }
}

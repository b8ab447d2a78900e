package dev.plumbline.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.storage.LandingFile;
import dev.plumbline.storage.OfflineLanding;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What is found in a bucket, and how it is asked for. */
class ListingTest {
  private static final int NODES = 50;
  private static final int FILES = 2_000;
  private static final int PAGE = 1_000;

  /** Answers as S3 does, for a bucket with many files of many nodes. */
  private static final class ManyFiles implements S3Listing.Pages {
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final Map<String, Integer> byPrefix = new ConcurrentHashMap<>();

    @Override
    public ListObjectsV2Response page(ListObjectsV2Request request) {
      pages.incrementAndGet();
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      try {
        Thread.sleep(2);
        return answer(request);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      } finally {
        now.decrementAndGet();
      }
    }

    private ListObjectsV2Response answer(ListObjectsV2Request request) {
      byPrefix.merge(request.prefix(), 1, Integer::sum);
      if (request.prefix().equals("landing/")) {
        return ListObjectsV2Response.builder()
            .isTruncated(false)
            .commonPrefixes(IntStream.range(0, NODES).mapToObj(ManyFiles::node).toList())
            .build();
      }
      if (request.prefix().equals("landing")) {
        return ListObjectsV2Response.builder().isTruncated(false).build();
      }
      int from =
          request.continuationToken() == null ? 0 : Integer.parseInt(request.continuationToken());
      int to = Math.min(FILES, from + PAGE);
      return ListObjectsV2Response.builder()
          .contents(IntStream.range(from, to).mapToObj(n -> object(request.prefix(), n)).toList())
          .isTruncated(to < FILES)
          .nextContinuationToken(to < FILES ? Integer.toString(to) : null)
          .build();
    }

    private static CommonPrefix node(int number) {
      return CommonPrefix.builder().prefix("landing/node-%02d/".formatted(number)).build();
    }

    private static S3Object object(String prefix, int number) {
      return S3Object.builder()
          .key(prefix + "%06d.prom.gz".formatted(number))
          .size(7L)
          .eTag("\"tag\"")
          .lastModified(Instant.EPOCH)
          .build();
    }
  }

  @Test
  void aHundredThousandObjectsAreEachToldOnceFromPagesSideBySide() throws IOException {
    ManyFiles many = new ManyFiles();
    Path landing = new Path("s3a://bucket/landing");
    Set<String> told = new HashSet<>();
    new S3Listing(Bucket.of(landing, new Configuration()), many)
        .all(landing, object -> assertThat(told.add(object.path().toString())).isTrue());
    assertThat(told).hasSize(NODES * FILES).contains("s3a://bucket/landing/node-07/001234.prom.gz");
    // The folder, and two pages of each node; no thread holds more than one.
    assertThat(many.pages).hasValue(1 + NODES * FILES / PAGE);
    assertThat(many.byPrefix).containsEntry("landing/node-49/", FILES / PAGE);
    assertThat(many.most.get()).isBetween(2, 16);
  }

  @Test
  void aFolderWithoutObjectsIsNotThereAndAnErrorIsNoEmptyFolder() {
    Path folder = new Path("s3a://bucket/none");
    Bucket bucket = Bucket.of(folder, new Configuration());
    ListObjectsV2Response nothing = ListObjectsV2Response.builder().isTruncated(false).build();
    assertThatExceptionOfType(FileNotFoundException.class)
        .isThrownBy(() -> new S3Listing(bucket, page -> nothing).all(folder, object -> {}));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                new S3Listing(
                        bucket,
                        page -> {
                          throw new IOException("slow down");
                        })
                    .all(folder, object -> {}))
        .withMessage("slow down");
  }

  @Test
  void aKeyThatIsNoPathIsNotTakenForTheObjectOfThatPath() throws IOException {
    Path folder = new Path("s3a://bucket/raw");
    ListObjectsV2Response page =
        ListObjectsV2Response.builder()
            .isTruncated(false)
            .contents(
                Stream.of("raw/x.prom", "raw//x.prom", "raw/a b/+%20.prom")
                    .map(
                        key ->
                            S3Object.builder()
                                .key(key)
                                .size(1L)
                                .lastModified(Instant.EPOCH)
                                .eTag("t")
                                .build())
                    .toList())
            .build();
    List<Boolean> reachable = new ArrayList<>();
    new S3Listing(Bucket.of(folder, new Configuration()), request -> page)
        .all(folder, object -> reachable.add(object.isReachable()));
    assertThat(reachable).containsExactly(true, false, true);
  }

  @Test
  void aLandingOnAServerIsListedAndReadByItsPattern() throws IOException {
    try (S3Server server = S3Server.started()) {
      server.bucket("raw");
      List<String> names =
          List.of(
              "dcgm/node 1/2026-07-14.prom",
              "dcgm/node+2%41/2026-07-14.prom",
              "dcgm/knoten-ä/2026-07-14.prom",
              "dcgm/node 1/deeper/2026-07-15.prom",
              "dcgm/readme.txt",
              "other/2026-07-14.prom");
      S3WholeFiles files =
          new S3WholeFiles(
              Bucket.of(new Path("s3a://raw/"), server.settings()), new Path("s3a://raw/"));
      for (String name : names) {
        files.replace(
            new Path("s3a", "raw", "/" + name), "# HELP it\n".getBytes(StandardCharsets.UTF_8));
      }
      OfflineLanding landing =
          new OfflineLanding(
              Map.of("fs.s3a.endpoint", server.endpoint(), "fs.s3a.path.style.access", "true"));

      List<LandingFile> found = landing.list("s", "f", "s3a://raw", "dcgm/**.prom");
      assertThat(found)
          .extracting(LandingFile::path)
          .containsExactlyInAnyOrder(
              "node 1/2026-07-14.prom",
              "node+2%41/2026-07-14.prom",
              "knoten-ä/2026-07-14.prom",
              "node 1/deeper/2026-07-15.prom");
      assertThat(found).allSatisfy(file -> assertThat(file.tag()).isNotBlank());
      assertThat(found)
          .allSatisfy(
              file ->
                  assertThat(new String(landing.head(file).bytes(), StandardCharsets.UTF_8))
                      .isEqualTo("# HELP it\n"));
      assertThat(landing.list("s", "f", "/nowhere", "s3a://raw/dcgm/*/*.prom")).hasSize(3);
      assertThat(landing.list("s", "f", "s3a://raw", "other/2026-07-14.prom"))
          .extracting(LandingFile::path)
          .containsExactly("2026-07-14.prom");
      assertThat(landing.list("s", "f", "s3a://raw", "nothing/*.prom")).isEmpty();
    }
  }
}

package dev.plumbline.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** How often a bucket is asked, and what it is called. */
class RequestsTest {
  private static final Bucket BUCKET =
      new Bucket("bucket", "a server", null, new Configuration(false));

  @Test
  void aProcessThatIsEndingAsksOnceAndOneThatBeginsToEndNotAgain() {
    for (int last = 1; last <= 2; last++) {
      int asks = last;
      AtomicInteger asked = new AtomicInteger();
      Requests requests = new Requests(BUCKET, () -> asked.get() >= asks);
      assertThatIOException()
          .isThrownBy(
              () ->
                  requests.answer(
                      "cannot list",
                      "lake",
                      () -> {
                        asked.incrementAndGet();
                        throw SdkClientException.create("Connection refused");
                      }))
          .withMessage("cannot list s3a://bucket/lake at a server: Connection refused");
      assertThat(asked).hasValue(asks);
    }
  }

  @Test
  void aBucketWhoseNameHasAnUnderscoreHasAName() {
    assertThat(Bucket.name(URI.create("s3a://acme_lake/a"))).isEqualTo("acme_lake");
    assertThat(Bucket.name(URI.create("s3a://acme-lake/a"))).isEqualTo("acme-lake");
  }
}

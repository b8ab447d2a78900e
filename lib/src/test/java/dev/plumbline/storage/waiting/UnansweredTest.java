package dev.plumbline.storage.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnansweredTest {
  private static final Store BUCKET = new Store("s3a://bucket", "for ever");

  private Duration clock = Duration.ofDays(-3);
  private final Unanswered unanswered = new Unanswered(() -> clock.toNanos());

  private void pass(int seconds) {
    clock = clock.plusSeconds(seconds);
  }

  private Waited bucket() {
    assertThat(unanswered.stores()).hasSize(1);
    return unanswered.stores().get(0);
  }

  private void fails(String why) {
    unanswered.asks(BUCKET, "get a").failed(why);
  }

  @Test
  void aRequestThatIsUnderWayForLongIsWaitedForUntilItIsAnswered() {
    assertThat(unanswered.stores()).isEmpty();
    Request request = unanswered.asks(BUCKET, "get a");
    pass(9);
    assertThat(bucket().isWaited()).isFalse();
    pass(1);
    assertThat(bucket())
        .isEqualTo(new Waited(BUCKET, "get a", Duration.ofSeconds(10), 0, "", true));
    request.answered();
    assertThat(bucket().isWaited()).isFalse();
  }

  @Test
  void triesThatFailAreWaitedForSinceTheFirstBetweenThemToo() {
    fails("Connection refused");
    pass(12);
    fails("status 503");
    pass(1);
    assertThat(bucket())
        .isEqualTo(new Waited(BUCKET, "get a", Duration.ofSeconds(13), 2, "status 503", false));
  }

  @Test
  void anyAnswerEndsTheWaitingForWhatFailed() {
    fails("Connection refused");
    pass(30);
    unanswered.asks(BUCKET, "put b").answered();
    assertThat(bucket().isWaited()).isFalse();
    assertThat(bucket().isAnswering()).isTrue();
  }

  @Test
  void whatIsUnderWayIsWaitedForSinceTheLastAnswerToAnother() {
    unanswered.asks(BUCKET, "put a large file");
    for (int answer = 0; answer < 4; answer++) {
      pass(9);
      unanswered.asks(BUCKET, "put b").answered();
      assertThat(bucket().isWaited()).isFalse();
    }
    pass(9);
    assertThat(bucket().isWaited()).isFalse();
    pass(1);
    assertThat(bucket())
        .isEqualTo(new Waited(BUCKET, "put a large file", Duration.ofSeconds(10), 0, "", true));
  }

  @Test
  void aTryThatFailsIsWaitedForSinceTheLastAnswerToAnother() {
    Request cut = unanswered.asks(BUCKET, "put a large file");
    pass(20);
    unanswered.asks(BUCKET, "put b").answered();
    pass(5);
    cut.failed("Connection reset");
    assertThat(bucket().isWaited()).isFalse();
    pass(5);
    assertThat(bucket().since()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void whatWasGivenUpIsNotWaitedForAndDoesNotCountForWhatIsAskedLater() {
    fails("Connection refused");
    pass(120);
    assertThat(bucket().isWaited()).isTrue();
    pass(1);
    assertThat(bucket().isWaited()).isFalse();
    assertThat(bucket().isAnswering()).as("it has not come back either").isFalse();
    fails("Connection refused");
    assertThat(bucket().failed()).isEqualTo(1);
    assertThat(bucket().isWaited()).isFalse();
  }

  @Test
  void aRequestEndsOnceAndOneThatWasNotMadeSaysNothing() {
    Request request = unanswered.asks(BUCKET, "get a");
    request.left();
    request.failed("late");
    pass(30);
    assertThat(bucket().isWaited()).isFalse();
    assertThat(bucket().failed()).isZero();
  }

  @Test
  void oneStoreIsNotWaitedForBecauseOfAnother() {
    unanswered.asks(BUCKET, "get a");
    unanswered.asks(new Store("/lake", "long"), "put b").answered();
    pass(10);
    assertThat(unanswered.stores())
        .filteredOn(Waited::isWaited)
        .extracting(Waited::store)
        .containsExactly(BUCKET);
  }
}

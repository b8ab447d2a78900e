package dev.plumbline.storage.s3;

import dev.plumbline.storage.LastAct;
import dev.plumbline.storage.LastingFailure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Requests to a bucket, and what their failures mean:
 *
 * <ol>
 *   <li>What may pass (a server that does not answer, slow down, a broken connection) is tried
 *       again for a minute where nothing listens, and for some where nothing answers; then it is a
 *       failure that is worth a retry later.
 *   <li>What stays (no permission, no bucket, another region) fails at once, and is no such
 *       failure. Nor are credentials that are not found, which are looked for a few times.
 *   <li>Once the process is ending nothing is tried again: it has to say how it ends, and the next
 *       run finishes or repeats what is left.
 *   <li>An object that is not there is a file that is not there.
 * </ol>
 */
final class Requests {
  /** Hadoop's name for how often a request is made. */
  static final String ATTEMPTS = "plumbline.s3.attempts";

  private static final int OF_A_NIGHT = 10;
  private static final int OF_CREDENTIALS = 5;
  private static final long FIRST_PAUSE = 200;
  private static final long LONGEST_PAUSE = 20_000;
  private static final int NOT_IMPLEMENTED = 501;

  /** Too slow, in conflict, too often. */
  private static final List<Integer> PASSING = List.of(408, 409, 429);

  private static final List<String> NO_CREDENTIALS =
      List.of("Unable to load credentials", "Unable to load region");

  private final Bucket bucket;
  private final int attempts;
  private final BooleanSupplier ending;

  Requests(Bucket bucket) {
    this(bucket, LastAct::isEnding);
  }

  /** Those of a process of which somebody else knows whether it is ending. */
  Requests(Bucket bucket, BooleanSupplier ending) {
    this.bucket = bucket;
    this.ending = ending;
    this.attempts = bucket.settings().getInt(ATTEMPTS, OF_A_NIGHT);
  }

  /**
   * The answer to a request that can be made again.
   *
   * @param what the verb, for messages
   */
  <T> T answer(String what, String key, Supplier<T> request) throws IOException {
    for (int attempt = 1; true; attempt++) {
      try {
        return request.get();
      } catch (SdkException e) {
        if (!isWorthAnotherTry(e) || isLast(attempt, e)) {
          throw failure(what, key, e);
        }
        pause(attempt);
      }
    }
  }

  /** A machine or a container that gives credentials may be late once; then there are none. */
  static boolean isWorthAnotherTry(SdkException e) {
    return mayPass(e) || !(e instanceof AwsServiceException);
  }

  /** True when a request that failed so is not made again. */
  boolean isLast(int attempt, SdkException e) {
    return ending.getAsBoolean()
        || attempt >= (mayPass(e) ? attempts : Math.min(attempts, OF_CREDENTIALS));
  }

  /** True when nothing but time may mend it. */
  static boolean mayPass(SdkException e) {
    if (e instanceof AwsServiceException answer) {
      int status = answer.statusCode();
      return code(answer).equals("RequestTimeout")
          || PASSING.contains(status)
          || (status >= 500 && status != NOT_IMPLEMENTED);
    }
    return e instanceof SdkClientException && NO_CREDENTIALS.stream().noneMatch(text(e)::contains);
  }

  /** Waits longer each time, up to twenty seconds. */
  static void pause(int attempt) throws IOException {
    long most = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(attempt, Integer.SIZE));
    try {
      Thread.sleep(most / 2 + ThreadLocalRandom.current().nextLong(most / 2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new java.io.InterruptedIOException("interrupted").initCause(e);
    }
  }

  /** The failure in words of storage. */
  IOException failure(String what, String key, SdkException e) {
    String where = what + " s3a://" + bucket.name() + "/" + key + " at " + bucket.server() + ": ";
    if (!(e instanceof AwsServiceException answer)) {
      return mayPass(e)
          ? new IOException(where + reason(e), e)
          : new LastingFailure(where + "no credentials are found: " + text(e), e);
    }
    String said = where + words(answer);
    if (answer.statusCode() == 403 || answer.statusCode() == 401) {
      AccessDeniedException denied = new AccessDeniedException(said);
      denied.initCause(e);
      return denied;
    }
    if (answer.statusCode() == 404 && !code(answer).equals("NoSuchBucket")) {
      return (IOException) new FileNotFoundException(said).initCause(e);
    }
    return mayPass(e) ? new IOException(said, e) : new LastingFailure(said, e);
  }

  /** What a failure that may pass says, in a few words. */
  static String words(SdkException e) {
    return e instanceof AwsServiceException answer
        ? ("status " + answer.statusCode() + " " + code(answer)).strip()
        : Told.reason(e);
  }

  static String code(AwsServiceException answer) {
    return answer.awsErrorDetails() == null || answer.awsErrorDetails().errorCode() == null
        ? ""
        : answer.awsErrorDetails().errorCode();
  }

  private static String words(AwsServiceException answer) {
    String message =
        answer.awsErrorDetails() == null || answer.awsErrorDetails().errorMessage() == null
            ? ""
            : " (" + answer.awsErrorDetails().errorMessage() + ")";
    return ("status " + answer.statusCode() + " " + code(answer)).strip() + message;
  }

  private static String reason(SdkException e) {
    return e.getCause() == null ? text(e) : e.getCause().toString();
  }

  private static String text(SdkException e) {
    return String.valueOf(e.getMessage());
  }
}

package dev.plumbline.storage.s3;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.storage.WholeFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Files of a bucket. An object is there whole or not at all. Whether one is the first is for the
 * server to say:
 *
 * <ol>
 *   <li>A put asks for the condition that nothing is there. 412 says that somebody was first.
 *   <li>409 says that another such put was under way, and nothing of who won: it is made again.
 *   <li>Where the answer is lost, or is an error of the server, the put may have been kept all the
 *       same. It is made again, and if somebody was first then, the object itself says who.
 * </ol>
 */
final class S3WholeFiles implements WholeFiles {
  private static final int FIRST_CAME_ANOTHER = 412;
  private static final int UNDER_WAY = 409;

  private final Bucket bucket;
  private final Requests requests;
  private final Puts puts;

  /**
   * Files of a bucket.
   *
   * @param root the folder that is a lake, if they are a lake's
   */
  S3WholeFiles(Bucket bucket, Path root) {
    this.bucket = bucket;
    this.requests = new Requests(bucket);
    this.puts = new Puts(bucket, root);
  }

  @Override
  public boolean create(Path file, byte[] content) throws IOException {
    String key = Bucket.key(file);
    PutObjectRequest request = puts.of(key).ifNoneMatch("*").build();
    boolean isUnknown = false;
    for (int attempt = 1; true; attempt++) {
      try {
        bucket.client().putObject(request, RequestBody.fromBytes(content));
        return true;
      } catch (SdkException e) {
        int status = e instanceof AwsServiceException answer ? answer.statusCode() : 0;
        if (status == FIRST_CAME_ANOTHER) {
          return isUnknown && has(file, content);
        }
        isUnknown |= status != UNDER_WAY;
        if (!Requests.isWorthAnotherTry(e)) {
          throw requests.failure("cannot put", key, e);
        }
        if (requests.isLast(attempt, e)) {
          return assertHas(file, content, requests.failure("cannot put", key, e));
        }
        Requests.pause(attempt);
      }
    }
  }

  private boolean has(Path file, byte[] content) throws IOException {
    try {
      return Arrays.equals(read(file), content);
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /** The failure stands unless the object says what was to be put there. */
  private boolean assertHas(Path file, byte[] content, IOException failure) throws IOException {
    try {
      if (has(file, content)) {
        return true;
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    throw failure;
  }

  @Override
  public void replace(Path file, byte[] content) throws IOException {
    String key = Bucket.key(file);
    PutObjectRequest request = puts.of(key).build();
    requests.answer(
        "cannot put",
        key,
        () -> bucket.client().putObject(request, RequestBody.fromBytes(content)));
  }

  @Override
  public byte[] read(Path file) throws IOException {
    String key = Bucket.key(file);
    return requests.answer(
        "cannot get",
        key,
        () -> whole(bucket.client().getObjectAsBytes(get -> get.bucket(bucket.name()).key(key))));
  }

  /** The client takes a connection that is cut in the middle of an object for the object's end. */
  private static byte[] whole(ResponseBytes<GetObjectResponse> answer) {
    byte[] content = answer.asByteArrayUnsafe();
    Long length = answer.response().contentLength();
    if (length != null && length != content.length) {
      throw SdkClientException.create(
          "the connection was cut after " + content.length + " of " + length + " bytes");
    }
    return content;
  }

  @Override
  public List<String> entries(Path folder) throws IOException {
    String prefix = Bucket.prefix(folder);
    List<String> names = new ArrayList<>();
    new S3Listing(bucket)
        .inside(prefix, null, object -> names.add(object.key().substring(prefix.length())));
    return names;
  }

  @Override
  public void remove(Path file) throws IOException {
    String key = Bucket.key(file);
    requests.answer(
        "cannot remove",
        key,
        () -> bucket.client().deleteObject(delete -> delete.bucket(bucket.name()).key(key)));
  }

  /** Asks the server for the condition twice: only one that refuses the second time keeps it. */
  @Override
  public void assertExclusive(Path folder) throws IOException {
    Path probe = new Path(folder, UUID.randomUUID().toString());
    byte[] content = probe.getName().getBytes(StandardCharsets.UTF_8);
    String key = Bucket.key(probe);
    PutObjectRequest request = puts.of(key).ifNoneMatch("*").build();
    try {
      if (!create(probe, content)) {
        throw unfit("it says that an object is there whose name nobody else can have", null);
      }
      requests.answer(
          "cannot put",
          key,
          () -> bucket.client().putObject(request, RequestBody.fromBytes(content)));
    } catch (IOException e) {
      if (isRefused(e, FIRST_CAME_ANOTHER)) {
        remove(probe);
        return;
      }
      if (isRefused(e, 501) || isRefused(e, 400) && isOfTheCondition(e)) {
        throw unfit("it refuses a put with If-None-Match: " + e.getMessage(), e);
      }
      throw e;
    }
    remove(probe);
    throw unfit("it put an object with If-None-Match over one that was there", null);
  }

  private static boolean isRefused(IOException e, int status) {
    return e.getCause() instanceof AwsServiceException answer && answer.statusCode() == status;
  }

  /** An expired token or a key that may not be used are told with 400, too. */
  private static boolean isOfTheCondition(IOException e) {
    return e.getCause() instanceof AwsServiceException answer
        && Set.of("", "NotImplemented", "InvalidArgument", "InvalidRequest")
            .contains(Requests.code(answer));
  }

  private Failure unfit(String because, IOException origin) {
    return new Failure(
        Category.CONFIGURATION,
        "the server " + bucket.server() + " cannot hold a lake: two runs could write at once",
        because,
        "put the lake on a server that keeps conditional puts (Amazon S3 does; of others a newer"
            + " version may), or on a disk or HDFS; docs/s3.md names those that were tried",
        origin);
  }
}

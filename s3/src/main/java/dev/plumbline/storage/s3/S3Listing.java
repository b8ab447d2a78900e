package dev.plumbline.storage.s3;

import dev.plumbline.storage.ObjectStore.Stored;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Lists a bucket in pages of at most a thousand keys, of which one at a time is held for each
 * thread. Folders side by side are listed at once: a page takes its time at the server, and of one
 * folder the next begins where the last one ended.
 */
final class S3Listing {
  private static final int AT_ONCE = 16;
  private static final String DELIMITER = "/";

  private final Bucket bucket;
  private final Pages pages;

  /** What answers with a page. */
  @FunctionalInterface
  interface Pages {
    ListObjectsV2Response page(ListObjectsV2Request request) throws IOException;
  }

  S3Listing(Bucket bucket) {
    this(bucket, new Requests(bucket));
  }

  private S3Listing(Bucket bucket, Requests requests) {
    this(
        bucket,
        request ->
            requests.answer(
                "cannot list", request.prefix(), () -> bucket.client().listObjectsV2(request)));
  }

  S3Listing(Bucket bucket, Pages pages) {
    this.bucket = bucket;
    this.pages = pages;
  }

  /** Every object under a folder, or the one of that name. */
  void all(Path folder, Consumer<Stored> each) throws IOException {
    long[] count = new long[1];
    Consumer<S3Object> told =
        object -> {
          synchronized (count) {
            count[0]++;
            each.accept(stored(object));
          }
        };
    String prefix = Bucket.prefix(folder);
    // The folder first: who may list what is in it need not be allowed to ask for its own name.
    split(prefix, told);
    if (count[0] == 0 && !prefix.isEmpty()) {
      one(Bucket.key(folder), told);
    }
    if (count[0] == 0) {
      throw new FileNotFoundException(folder + " is not there");
    }
  }

  private Stored stored(S3Object object) {
    Path path = bucket.path(object.key());
    return new Stored(
        path,
        object.size(),
        object.lastModified().toEpochMilli(),
        object.eTag(),
        Bucket.key(path).equals(object.key()));
  }

  /** The object of this very key; of a folder there is none. */
  private void one(String key, Consumer<S3Object> each) throws IOException {
    ListObjectsV2Request request =
        ListObjectsV2Request.builder().bucket(bucket.name()).prefix(key).maxKeys(1).build();
    pages.page(request).contents().stream()
        .filter(object -> object.key().equals(key))
        .forEach(each);
  }

  /** Goes down until there are folders side by side, which are listed at once. */
  private void split(String prefix, Consumer<S3Object> each) throws IOException {
    List<String> folders = inside(prefix, null, each);
    while (folders.size() == 1) {
      folders = inside(folders.get(0), null, each);
    }
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<?>> listed = new ArrayList<>();
      for (String folder : folders) {
        listed.add(
            threads.submit(
                () -> {
                  deep(folder, each);
                  return null;
                }));
      }
      for (Future<?> one : listed) {
        awaited(one);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void awaited(Future<?> one) throws IOException {
    try {
      one.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new java.io.InterruptedIOException("interrupted").initCause(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void deep(String prefix, Consumer<S3Object> each) throws IOException {
    through(ListObjectsV2Request.builder().prefix(prefix), each, new ArrayList<>());
  }

  /**
   * The objects of one folder.
   *
   * @param after the key after which to begin, or null
   * @return the folders in it
   */
  List<String> inside(String prefix, String after, Consumer<S3Object> each) throws IOException {
    List<String> folders = new ArrayList<>();
    ListObjectsV2Request.Builder request =
        ListObjectsV2Request.builder().prefix(prefix).delimiter(DELIMITER).startAfter(after);
    through(request, each, folders);
    return folders;
  }

  private void through(
      ListObjectsV2Request.Builder request, Consumer<S3Object> each, List<String> folders)
      throws IOException {
    request.bucket(bucket.name());
    ListObjectsV2Response page;
    do {
      page = pages.page(request.build());
      // A key with a slash at its end marks an empty folder.
      page.contents().stream().filter(o -> !o.key().endsWith(DELIMITER)).forEach(each);
      page.commonPrefixes().stream().map(CommonPrefix::prefix).forEach(folders::add);
      request.continuationToken(page.nextContinuationToken());
    } while (Boolean.TRUE.equals(page.isTruncated()));
  }
}

package dev.plumbline.storage.s3;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.Request;
import com.amazonaws.handlers.HandlerAfterAttemptContext;
import com.amazonaws.handlers.HandlerBeforeAttemptContext;
import com.amazonaws.handlers.HandlerContextKey;
import com.amazonaws.handlers.RequestHandler2;
import com.amazonaws.services.s3.AmazonS3;
import dev.plumbline.storage.waiting.Store;
import dev.plumbline.storage.waiting.Unanswered;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.s3a.DefaultS3ClientFactory;

/**
 * Hadoop's way to a bucket, which tells of each attempt when it begins and ends. Between two of
 * them Hadoop and Amazon's first SDK pause without a word.
 */
public final class ToldConnector extends DefaultS3ClientFactory {
  private static final HandlerContextKey<dev.plumbline.storage.waiting.Request> ATTEMPT =
      new HandlerContextKey<>("plumbline.attempt");

  /** Called by Hadoop, which finds the class by its name in the settings. */
  public ToldConnector() {}

  @Override
  public AmazonS3 createS3Client(URI uri, S3ClientCreationParameters parameters)
      throws IOException {
    Store store = Told.store(Bucket.name(uri), Bucket.server(getConf()));
    List<RequestHandler2> handlers = new ArrayList<>();
    if (parameters.getRequestHandlers() != null) {
      handlers.addAll(parameters.getRequestHandlers());
    }
    handlers.add(new Attempts(store));
    return super.createS3Client(uri, parameters.withRequestHandlers(handlers));
  }

  /** An attempt of the SDK's, of which a request may have several. */
  private static final class Attempts extends RequestHandler2 {
    private final Store store;

    Attempts(Store store) {
      this.store = store;
    }

    @Override
    public void beforeAttempt(HandlerBeforeAttemptContext context) {
      Request<?> request = context.getRequest();
      String what = request.getOriginalRequest().getClass().getSimpleName();
      request.addHandlerContext(
          ATTEMPT, Unanswered.here().asks(store, Told.operation(what, request.getResourcePath())));
    }

    @Override
    public void afterAttempt(HandlerAfterAttemptContext context) {
      dev.plumbline.storage.waiting.Request attempt =
          context.getRequest().getHandlerContext(ATTEMPT);
      if (attempt == null) {
        return;
      }
      Exception failure = context.getException();
      if (context.getResponse() != null) {
        attempt.answered();
      } else if (failure instanceof AmazonServiceException said && said.getStatusCode() < 500) {
        attempt.answered();
      } else if (failure instanceof InterruptedException) {
        attempt.left();
      } else {
        // What the SDK tries again by itself comes without the error that the server sent.
        attempt.failed(failure == null ? "an error of the server" : Told.reason(failure));
      }
    }
  }
}

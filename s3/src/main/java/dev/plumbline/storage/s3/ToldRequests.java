package dev.plumbline.storage.s3;

import dev.plumbline.storage.waiting.Request;
import dev.plumbline.storage.waiting.Unanswered;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Tells of each of our requests, which are of one attempt each, when it begins and ends. */
final class ToldRequests implements ExecutionInterceptor {
  private static final ExecutionAttribute<Request> REQUEST =
      new ExecutionAttribute<>("plumbline.request");

  private final String server;

  ToldRequests(String server) {
    this.server = server;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    SdkRequest asked = context.request();
    String bucket = asked.getValueForField("Bucket", String.class).orElse("");
    String key =
        asked
            .getValueForField("Key", String.class)
            .or(() -> asked.getValueForField("Prefix", String.class))
            .orElse("");
    attributes.putAttribute(
        REQUEST,
        Unanswered.here()
            .asks(
                Told.store(bucket, server), Told.operation(asked.getClass().getSimpleName(), key)));
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    attributes.getAttribute(REQUEST).answered();
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    Request request = attributes.getAttribute(REQUEST);
    if (request == null) {
      return;
    }
    Throwable failure = context.exception();
    if (failure instanceof SdkException e && Requests.mayPass(e)) {
      request.failed(Requests.words(e));
    } else if (failure instanceof software.amazon.awssdk.awscore.exception.AwsServiceException) {
      request.answered();
    } else {
      request.left();
    }
  }
}

package dev.plumbline.run.openlineage;

import dev.plumbline.config.Telling.ToHttp;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Posts events one after the other.
 *
 * <ol>
 *   <li>An event is tried three times, each within the timeout; what was refused for good (a code
 *       of 400 to 499 but 408 and 429) is not tried again.
 *   <li>The first event that is not taken is the last that is tried: a listener that is away costs
 *       three timeouts and no more.
 *   <li>Redirections are not followed: a key goes to the address that is configured.
 * </ol>
 */
final class LineagePost {
  private static final int TRIES = 3;
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final int TIMED_OUT = 408;
  private static final int TOO_MANY = 429;

  private final ToHttp transport;
  private final UnaryOperator<String> environment;

  LineagePost(ToHttp transport, UnaryOperator<String> environment) {
    this.transport = transport;
    this.environment = environment;
  }

  void send(List<String> events) throws LineageRefused {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(transport.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(transport.target())
            .timeout(transport.timeout())
            .header("Content-Type", "application/json");
    if (transport.keyVariable().isPresent()) {
      request.header("Authorization", "Bearer " + key(transport.keyVariable().get()));
    }
    int sent = 0;
    for (String event : events) {
      try {
        post(client, request.POST(HttpRequest.BodyPublishers.ofString(event)).build());
        sent++;
      } catch (LineageRefused e) {
        throw new LineageRefused(
            "%s (%d of %d events were sent to %s)"
                .formatted(e.getMessage(), sent, events.size(), transport.target()));
      }
    }
  }

  private String key(String variable) throws LineageRefused {
    String key = environment.apply(variable);
    if (key == null || key.isBlank()) {
      throw new LineageRefused(
          "the environment variable " + variable + " of openlineage is not set");
    }
    if (!key.strip().matches("[\\x21-\\x7e]+")) {
      throw new LineageRefused(
          "the environment variable " + variable + " holds what no header can");
    }
    return key.strip();
  }

  private static void post(HttpClient client, HttpRequest request) throws LineageRefused {
    String why = "";
    for (int left = TRIES; left > 0; left--) {
      try {
        int code = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (code / 100 == 2) {
          return;
        }
        why = "the listener answered " + code;
        if (!isWorthRetrying(code)) {
          throw new LineageRefused(why);
        }
      } catch (IOException e) {
        why = e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LineageRefused("it was interrupted");
      }
      pause();
    }
    throw new LineageRefused(why + ", " + TRIES + " times");
  }

  private static boolean isWorthRetrying(int code) {
    return code >= 500 || code == TIMED_OUT || code == TOO_MANY;
  }

  private static void pause() throws LineageRefused {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LineageRefused("it was interrupted");
    }
  }
}

package dev.plumbline.run.openlineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.plumbline.config.Telling.ToFile;
import dev.plumbline.config.Telling.ToHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The night's own lineage reaches who listens; who does not listen ends no night. */
class LineageSenderTest {
  private static final List<String> EVENTS = List.of("{\"a\":1}", "{\"b\":\"ü\"}", "{\"c\":3}");
  private static final Map<String, String> KEYS = Map.of("THE_KEY", "s3cr3t-of-this-test");

  @TempDir private Path folder;
  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Integer> answers = new ArrayDeque<>();
  private final List<String> said = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/lineage",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          received.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + exchange.getRequestHeaders().getFirst("Content-Type")
                  + " "
                  + body);
          Integer code = answers.poll();
          exchange.sendResponseHeaders(code == null ? 201 : code, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private ToHttp http(String variable) {
    URI target =
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1/lineage");
    return new ToHttp(target, Duration.ofSeconds(5), variable);
  }

  private void send(dev.plumbline.config.Telling.Lineage transport) {
    new LineageSender(transport, KEYS::get, said::add).send(EVENTS);
  }

  @Test
  void everyEventIsPostedInItsOrderWithTheKeyOfTheVariable() {
    send(http("THE_KEY"));
    assertThat(received)
        .containsExactly(
            "POST Bearer s3cr3t-of-this-test application/json {\"a\":1}",
            "POST Bearer s3cr3t-of-this-test application/json {\"b\":\"ü\"}",
            "POST Bearer s3cr3t-of-this-test application/json {\"c\":3}");
    assertThat(said).isEmpty();
  }

  @Test
  void aListenerThatIsBusyIsAskedAgainAndNothingIsLost() {
    answers.addAll(List.of(503, 429, 201));
    send(http(null));
    assertThat(received).hasSize(5);
    assertThat(received.subList(2, 5))
        .containsExactly(
            "POST null application/json {\"a\":1}",
            "POST null application/json {\"b\":\"ü\"}",
            "POST null application/json {\"c\":3}");
    assertThat(said).isEmpty();
  }

  @Test
  void whatIsRefusedIsAWarningWithoutTheKeyAndIsNotTriedAgain() {
    answers.addAll(List.of(201, 401));
    send(http("THE_KEY"));
    assertThat(received).hasSize(2);
    assertThat(said).hasSize(1);
    assertThat(said.get(0))
        .startsWith("warning: the OpenLineage events of this run were not all sent: ")
        .contains("answered 401", "1 of 3 events", "127.0.0.1")
        .doesNotContain("s3cr3t");
  }

  @Test
  void aRedirectionIsNotFollowed() {
    answers.add(302);
    send(http("THE_KEY"));
    assertThat(received).hasSize(1);
    assertThat(said).singleElement().asString().contains("answered 302");
  }

  @Test
  void aListenerThatIsAwayOrNeverAnswersCostsThreeTriesAndAWarning() throws IOException {
    server.stop(0);
    send(http(null));
    assertThat(said).singleElement().asString().contains("3 times", "0 of 3 events");
    said.clear();
    try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      URI target = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      send(new ToHttp(target, Duration.ofMillis(100), null));
    }
    assertThat(said).singleElement().asString().contains("HttpTimeoutException", "3 times");
  }

  @Test
  void aKeyThatIsNotThereIsAWarningAndNothingIsSent() {
    send(http("NO_KEY"));
    assertThat(received).isEmpty();
    assertThat(said).singleElement().asString().contains("NO_KEY of openlineage is not set");
  }

  @Test
  void aFileIsAppendedToAndOneThatCannotBeIsAWarning() throws IOException {
    Path file = folder.resolve("new/lineage.ndjson");
    send(new ToFile(file.toString()));
    send(new ToFile(file.toString()));
    assertThat(Files.readAllLines(file)).hasSize(6).startsWith(EVENTS.toArray(String[]::new));
    assertThat(said).isEmpty();
    send(new ToFile(file.resolve("under-a-file").toString()));
    assertThat(said).singleElement().asString().contains("_plumbline/lineage");
  }
}

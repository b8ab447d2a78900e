package dev.plumbline.storage.s3;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A server that answers as a test says. */
final class ScriptedServer implements AutoCloseable {
  /** No answer: the connection is cut when the request has come in. */
  static final Answer CUT = new Answer(0, "", "");

  /** As much of an answer as came before the connection was cut. */
  static Answer half(String body) {
    return new Answer(HALF, "", body);
  }

  private static final int HALF = -200;

  /** How often its files are asked for: fewer times than at night, so that tests are short. */
  static final int ATTEMPTS = 5;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Headers> headers = new CopyOnWriteArrayList<>();

  /**
   * An answer.
   *
   * @param status of HTTP
   * @param code of S3, or empty
   * @param body what is sent where there is no code
   */
  record Answer(int status, String code, String body) {
    static Answer of(int status, String code) {
      return new Answer(status, code, "");
    }

    static Answer ok(String body) {
      return new Answer(200, "", body);
    }

    private byte[] bytes() {
      String xml =
          "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>so it is said</Message></Error>";
      return (code.isEmpty() ? body : xml.formatted(code)).getBytes(StandardCharsets.UTF_8);
    }
  }

  /** What is answered. */
  @FunctionalInterface
  interface Script {
    /**
     * The answer to a request.
     *
     * @param number which one it is of this verb, from 1
     */
    Answer to(String verb, int number);
  }

  private ScriptedServer(HttpServer server) {
    this.server = server;
  }

  static ScriptedServer of(Script script) {
    try {
      System.setProperty("aws.accessKeyId", "local-identity");
      System.setProperty("aws.secretAccessKey", "local-credential");
      ScriptedServer scripted =
          new ScriptedServer(
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      scripted.server.createContext("/", exchange -> scripted.answer(exchange, script));
      scripted.server.setExecutor(scripted.threads);
      scripted.server.start();
      return scripted;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange, Script script) throws IOException {
    String verb = exchange.getRequestMethod();
    exchange.getRequestBody().readAllBytes();
    requests.add(verb);
    headers.add(exchange.getRequestHeaders());
    int number = (int) requests.stream().filter(verb::equals).count();
    Answer answer = script.to(verb, number);
    if (answer.status() == 0) {
      exchange.close();
      return;
    }
    byte[] body = answer.bytes();
    if (answer.status() == HALF) {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body, 0, body.length / 2);
      exchange.getResponseBody().flush();
      exchange.close();
      return;
    }
    exchange.getResponseHeaders().add("Content-Type", "application/xml");
    boolean hasBody = body.length > 0 && !verb.equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), hasBody ? body.length : -1);
    if (hasBody) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  /** The verbs that came in, in their order. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** What came with the last request under this name, or null. */
  String header(String name) {
    return headers.get(headers.size() - 1).getFirst(name);
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The files of a bucket on it. */
  S3WholeFiles files() {
    return files(Map.of());
  }

  /** The same with these settings. */
  S3WholeFiles files(Map<String, String> settings) {
    Configuration hadoop = new Configuration();
    hadoop.setInt(Requests.ATTEMPTS, ATTEMPTS);
    settings.forEach(hadoop::set);
    hadoop.set("fs.s3a.endpoint", endpoint());
    hadoop.set("fs.s3a.path.style.access", "true");
    return new S3WholeFiles(
        Bucket.of(new Path("s3a://bucket/"), hadoop), new Path("s3a://bucket/lake"));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

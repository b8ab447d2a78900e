package dev.plumbline.storage.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a server on which a share of the requests, told by a seed, goes wrong. */
final class FaultyWay implements AutoCloseable {
  private static final List<String> OF_THE_CONNECTION =
      List.of("host", "content-length", "connection", "expect", "upgrade", "transfer-encoding");

  /** What goes wrong. */
  enum Fault {
    /** The server is said to be busy, and was not asked. */
    SLOW_DOWN,
    /** The server did what it was asked, and an error is answered. */
    DONE_AND_ERROR,
    /** The server did what it was asked, and the connection is cut. */
    DONE_AND_CUT,
    /** Half of the answer comes. */
    HALF,
    /** The answer comes late. */
    LATE
  }

  private final HttpServer way;
  private final String server;
  private double share;
  private final Random random;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
  private final AtomicInteger requests = new AtomicInteger();

  FaultyWay(String server, double share, long seed) {
    this.server = server;
    this.share = share;
    this.random = new Random(seed);
    try {
      way = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    way.createContext("/", this::pass);
    way.setExecutor(threads);
    way.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + way.getAddress().getPort();
  }

  /** How many requests came. */
  int requests() {
    return requests.get();
  }

  /** How often each fault was made. */
  synchronized Map<Fault, Integer> faults() {
    return Map.copyOf(faults);
  }

  /** Nothing goes wrong from here on. */
  synchronized void mend() {
    share = 0;
  }

  private synchronized Fault next() {
    requests.incrementAndGet();
    if (random.nextDouble() >= share) {
      return null;
    }
    Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
    faults.merge(fault, 1, Integer::sum);
    return fault;
  }

  private void pass(HttpExchange exchange) throws IOException {
    Fault fault = next();
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (fault == Fault.SLOW_DOWN) {
      busy(exchange);
      return;
    }
    HttpResponse<byte[]> answer;
    try {
      answer = client.send(request(exchange, body), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      exchange.close();
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.close();
      return;
    }
    if (fault == Fault.DONE_AND_CUT) {
      exchange.close();
    } else if (fault == Fault.DONE_AND_ERROR) {
      busy(exchange);
    } else {
      answered(exchange, answer, fault);
    }
  }

  private HttpRequest request(HttpExchange exchange, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  private static void answered(HttpExchange exchange, HttpResponse<byte[]> answer, Fault fault)
      throws IOException {
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (isHead && name.equals("content-length")
                  || !OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    if (fault == Fault.LATE) {
      late();
    }
    byte[] body = answer.body();
    exchange.sendResponseHeaders(
        answer.statusCode(), isHead || body.length == 0 ? -1 : body.length);
    if (!isHead && body.length > 0) {
      OutputStream out = exchange.getResponseBody();
      out.write(fault == Fault.HALF ? Arrays.copyOf(body, body.length / 2) : body);
      out.flush();
    }
    exchange.close();
  }

  private static void busy(HttpExchange exchange) throws IOException {
    byte[] body =
        "<?xml version=\"1.0\"?><Error><Code>SlowDown</Code><Message>slow</Message></Error>"
            .getBytes(StandardCharsets.UTF_8);
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    exchange.getResponseHeaders().add("Content-Type", "application/xml");
    exchange.sendResponseHeaders(503, isHead ? -1 : body.length);
    if (!isHead) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private static void late() {
    try {
      Thread.sleep(400);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    way.stop(0);
    threads.shutdownNow();
  }
}

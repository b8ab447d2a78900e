package dev.plumbline.storage.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;

/**
 * An s3proxy in a process of its own, which keeps its objects in a temporary folder. It ends with
 * the test that started it, or with its JVM.
 */
public final class S3Server implements AutoCloseable {
  private static final String NAME = "local-identity";
  private static final String SECRET = "local-credential";
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private final Path folder;
  private final int port;
  private final boolean isOpen;
  private Process process;

  private S3Server(Path folder, int port, boolean isOpen) {
    this.folder = folder;
    this.port = port;
    this.isOpen = isOpen;
  }

  /** Starts one on a free port of the loopback; this JVM's credentials are its own from now on. */
  public static S3Server started() {
    return started(false);
  }

  /** The same, which asks nobody who he is: for whoever stands in between. */
  static S3Server open() {
    return started(true);
  }

  private static S3Server started(boolean isOpen) {
    try {
      System.setProperty("aws.accessKeyId", NAME);
      System.setProperty("aws.secretAccessKey", SECRET);
      Path folder = Files.createTempDirectory("plumbline-s3");
      S3Server server = new S3Server(folder, freePort(), isOpen);
      Files.createDirectories(folder.resolve("objects"));
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Starts it, with the objects that it had when it was stopped. */
  public void start() throws IOException {
    Path settings = folder.resolve("s3proxy.conf");
    Files.writeString(
        settings,
        String.join(
            "\n",
            "s3proxy.endpoint=" + endpoint(),
            "s3proxy.authorization=" + (isOpen ? "none" : "aws-v2-or-v4"),
            "s3proxy.identity=" + NAME,
            "s3proxy.credential=" + SECRET,
            "jclouds.provider=filesystem-nio2",
            "jclouds.identity=any",
            "jclouds.credential=any",
            "jclouds.filesystem.basedir=" + folder.resolve("objects"),
            ""));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String jar = System.getProperty("s3proxy.jar", "target/s3proxy.jar");
    process =
        new ProcessBuilder(
                List.of(
                    java,
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-jar",
                    jar,
                    "--properties",
                    settings.toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("s3proxy.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    awaitAnswer();
  }

  private void awaitAnswer() throws IOException {
    long begin = System.nanoTime();
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() - begin > PATIENCE) {
          throw new IOException(Files.readString(folder.resolve("s3proxy.log")), e);
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Its URL. */
  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  /** Where it keeps its objects, a folder for each bucket. */
  Path objects() {
    return folder.resolve("objects");
  }

  /** Makes a bucket. */
  public void bucket(String name) throws IOException {
    Bucket.of(new org.apache.hadoop.fs.Path("s3a://" + name), settings())
        .client()
        .createBucket(make -> make.bucket(name));
  }

  /** Hadoop's settings for it. */
  public Configuration settings() {
    Configuration hadoop = new Configuration();
    into(hadoop);
    return hadoop;
  }

  /** Lets these settings lead to it. */
  public void into(Configuration hadoop) {
    hadoop.set("fs.s3a.endpoint", endpoint());
    hadoop.set("fs.s3a.path.style.access", "true");
    hadoop.set("fs.s3a.aws.credentials.provider", ChainCredentials.class.getName());
  }

  /** The environment of a process that is to reach it. */
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ACCESS_KEY_ID",
        NAME,
        "AWS_SECRET_ACCESS_KEY",
        SECRET,
        "AWS_ENDPOINT_URL_S3",
        endpoint(),
        "AWS_EC2_METADATA_DISABLED",
        "true");
  }

  /** Puts all files of a folder under a prefix of a bucket. */
  public void put(Path local, String bucket, String prefix) throws IOException {
    Files.walkFileTree(
        local,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String key = prefix + local.relativize(file);
            new S3WholeFiles(Bucket.of(path(bucket, key), settings()), path(bucket, key))
                .replace(path(bucket, key), Files.readAllBytes(file));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static org.apache.hadoop.fs.Path path(String bucket, String key) {
    return new org.apache.hadoop.fs.Path("s3a", bucket, "/" + key);
  }

  /** Kills it; its objects stay. */
  public void kill() throws IOException {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    // The system removes temporary folders; what is in them is of use when a test failed.
  }
}

package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEnv;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;

/** Who shares the machine gets in nowhere. */
@ExtendWith(SharedSpark.class)
class LocalSafetyTest {
  @TempDir private Path base;

  @Test
  void sparksPortOfTheLoopbackTurnsAStrangerAway(SparkSession session) {
    SparkConf conf = new SparkConf(false).set("spark.rpc.lookupTimeout", "10s");
    SecurityManager noSecret =
        new SecurityManager(conf, Option.empty(), SecurityManager.$lessinit$greater$default$3());
    int port = Integer.parseInt(session.sparkContext().getConf().get("spark.driver.port"));
    RpcEnv stranger = RpcEnv.create("stranger", "127.0.0.1", -1, conf, noSecret, true);
    try {
      assertThatThrownBy(
              () ->
                  stranger.setupEndpointRef(new RpcAddress("127.0.0.1", port), "MapOutputTracker"))
          .hasStackTraceContaining("Sasl");
    } finally {
      stranger.shutdown();
    }
    assertThat(Sessions.local())
        .containsEntry("spark.authenticate", "true")
        .containsEntry("spark.ui.enabled", "false")
        .containsEntry("spark.driver.bindAddress", "127.0.0.1");
  }

  @Test
  void theTemporaryFolderIsOfItsUserAlone() throws IOException {
    Path folder = ScratchFolder.under(base);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void whatAKilledProcessLeftIsRemovedByTheNext() throws Exception {
    Path living = ScratchFolder.under(base);
    String note = Files.readString(living.resolve("process.json"));
    String began = note.replaceAll(".*\"began\":(\\d+).*", "$1");
    Path kept = Files.writeString(base.resolve("kept"), "not ours\n");
    Path gone = left("plumbline-gone", note.replace(began, "1"));
    Files.createSymbolicLink(gone.resolve("link"), kept);
    Path before = left("plumbline-boot", note.replaceAll("\"boot\":\"[^\"]*\"", "\"boot\":\"b\""));
    Path elsewhere =
        left("plumbline-host", note.replaceAll("\"(boot|host)\":\"[^\"]*\"", "\"$1\":\"x\""));
    Path unnoted = Files.createDirectory(base.resolve("plumbline-new"));
    Path next = ScratchFolder.under(base);
    assertThat(List.of(gone, before)).noneMatch(Files::exists);
    assertThat(List.of(living, next, elsewhere, unnoted, kept)).allMatch(Files::exists);
  }

  private Path left(String name, String note) throws IOException {
    Path folder = Files.createDirectories(base.resolve(name + "/blockmgr-1/0c")).getParent();
    Files.writeString(folder.resolve("0c/shuffle_0"), "x", StandardCharsets.UTF_8);
    Files.writeString(base.resolve(name + "/process.json"), note);
    try (Stream<Path> inside = Files.list(base.resolve(name))) {
      assertThat(inside).hasSize(2);
    }
    return base.resolve(name);
  }

  @Test
  void aFullTemporaryFolderIsToldBeforeTheWork() throws IOException {
    assertThatThrownBy(() -> ScratchFolder.under(base, Long.MAX_VALUE))
        .isInstanceOfSatisfying(
            StorageException.class,
            full -> {
              assertThat(full).hasMessage("the temporary folder is full");
              assertThat(full.because()).contains(base.toString()).contains(" MiB left");
              assertThat(full.remedy()).contains("-Djava.io.tmpdir=DIR");
              assertThat(full.isWorthRetrying()).isTrue();
            });
    assertThat(base).isEmptyDirectory();
  }
}

package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small files are there whole or not at all, whatever the file system. */
class WholeFilesTest {
  @TempDir private static java.nio.file.Path folder;

  private static Stream<WholeFiles> kinds() throws IOException {
    RawLocalFileSystem hadoop = new RawLocalFileSystem();
    hadoop.initialize(URI.create("file:///"), new Configuration(false));
    return Stream.of(new LocalWholeFiles(), new HadoopWholeFiles(hadoop));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aFileIsMadeOnceAndReplacedWhole(WholeFiles files) throws IOException {
    Path root = new Path(folder.resolve(files.getClass().getSimpleName()).toString());
    Path file = new Path(root, "notes/a");
    assertThat(files.names(file.getParent())).isEmpty();
    assertThatThrownBy(() -> files.read(file)).isInstanceOf(FileNotFoundException.class);

    assertThat(files.create(file, bytes("one"))).isTrue();
    assertThat(files.create(file, bytes("two"))).isFalse();
    assertThat(files.read(file)).isEqualTo(bytes("one"));

    files.replace(file, bytes("three"));
    assertThat(files.read(file)).isEqualTo(bytes("three"));
    assertThat(files.names(file.getParent())).containsExactly("a");
    assertThat(files.parts(file.getParent())).isEmpty();

    files.remove(file);
    files.remove(file);
    assertThat(files.names(file.getParent())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatAKilledWriterLeftIsNoFile(WholeFiles files) throws IOException {
    java.nio.file.Path notes =
        Files.createDirectories(folder.resolve(files.getClass().getSimpleName() + "-killed"));
    Files.writeString(notes.resolve(WholeFiles.part("a")), "hal");
    Path there = new Path(notes.toString());
    assertThat(files.names(there)).isEmpty();
    assertThat(files.parts(there)).singleElement().asString().startsWith(".a.");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

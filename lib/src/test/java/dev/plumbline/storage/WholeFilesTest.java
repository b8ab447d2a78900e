package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small files are there whole or not at all, whatever the file system. */
class WholeFilesTest {
  @TempDir private static java.nio.file.Path folder;

  private static Stream<WholeFiles> kinds() throws IOException {
    // Without its settings Hadoop knows no exclusive rename.
    return Stream.of(
        new LocalWholeFiles(),
        new HadoopWholeFiles(started(new RawLocalFileSystem(), new Configuration())),
        new HadoopWholeFiles(started(new RawLocalFileSystem(), new Configuration(false))));
  }

  private static FileSystem started(FileSystem files, Configuration settings) throws IOException {
    files.initialize(URI.create("file:///"), settings);
    return files;
  }

  /** The disk is full after two bytes of each file. */
  private static final class FullDisk extends RawLocalFileSystem {
    @Override
    protected OutputStream createOutputStreamWithMode(
        Path path, boolean isMore, FsPermission permission) throws IOException {
      OutputStream out = super.createOutputStreamWithMode(path, isMore, permission);
      return new OutputStream() {
        @Override
        public void write(int value) throws IOException {
          out.write(value);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
          out.write(bytes, from, 2);
          throw new IOException("No space left on device");
        }

        @Override
        public void close() throws IOException {
          out.close();
        }
      };
    }
  }

  @Test
  void aFullDiskLeavesNoHalfOfAFile() throws IOException {
    WholeFiles files = new HadoopWholeFiles(started(new FullDisk(), new Configuration()));
    Path file = new Path(folder.resolve("full/a").toString());
    assertThatThrownBy(() -> files.create(file, bytes("one"))).hasMessageContaining("No space");
    assertThatThrownBy(() -> files.replace(file, bytes("one"))).hasMessageContaining("No space");
    assertThat(files.names(file.getParent())).isEmpty();
    assertThat(files.parts(file.getParent())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aFileIsMadeOnceAndReplacedWhole(WholeFiles files) throws IOException {
    Path root = new Path(Files.createTempDirectory(folder, "whole").toString());
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
    java.nio.file.Path notes = Files.createTempDirectory(folder, "killed");
    Files.writeString(notes.resolve(WholeFiles.part("a")), "hal");
    Path there = new Path(notes.toString());
    assertThat(files.names(there)).isEmpty();
    assertThat(files.parts(there)).singleElement().asString().startsWith(".a.");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

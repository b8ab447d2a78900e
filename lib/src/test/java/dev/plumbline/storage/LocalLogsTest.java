package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.storage.HDFSLogStore;
import io.delta.storage.LogStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asked for a log's files from one on, it names what Delta's own store names. */
class LocalLogsTest {
  private static final Configuration SETTINGS = new Configuration();
  @TempDir private java.nio.file.Path folder;

  private static List<String> from(LogStore store, Path first) throws IOException {
    List<String> found = new ArrayList<>();
    Iterator<FileStatus> files = store.listFrom(first, SETTINGS);
    while (files.hasNext()) {
      FileStatus file = files.next();
      found.add(file.getPath() + " " + file.getLen());
    }
    return found;
  }

  @Test
  void filesFromOneOnAreThoseThatDeltaNames() throws IOException {
    for (String name :
        List.of(
            "00000000000000000000.json",
            "00000000000000000000.crc",
            ".00000000000000000000.json.crc",
            "00000000000000000009.json",
            "00000000000000000010.checkpoint.parquet",
            "00000000000000000010.json",
            ".00000000000000000010.json.part.tmp",
            "_last_checkpoint")) {
      Files.writeString(folder.resolve(name), name);
    }
    Files.createDirectory(folder.resolve("_sidecars"));
    LogStore ours = new LocalLogs(SETTINGS);
    LogStore theirs = new HDFSLogStore(SETTINGS);
    for (String first :
        List.of(
            "00000000000000000000.",
            "00000000000000000009.json",
            "00000000000000000010.",
            "00000000000000000011.",
            "~")) {
      Path from = new Path(folder.toUri().toString(), first);
      assertThat(from(ours, from)).as(first).isEqualTo(from(theirs, from));
    }
    assertThat(from(ours, new Path(folder.toUri().toString(), "00000000000000000010."))).hasSize(4);
  }

  @Test
  void aFolderThatIsMissingIsSaid() {
    Path nowhere = new Path(folder.resolve("nowhere").toUri().toString(), "0");
    assertThatThrownBy(() -> from(new LocalLogs(SETTINGS), nowhere))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("nowhere");
  }
}

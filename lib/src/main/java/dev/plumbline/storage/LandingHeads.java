package dev.plumbline.storage;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.tabular.ParquetRecords;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Reads the beginnings of landing files, by which their formats are told. */
public final class LandingHeads {
  private final Configuration hadoop;

  /** Heads of a landing that is reached with these settings. */
  public LandingHeads(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /** The head of a file; empty where it cannot be decompressed. */
  public FileHead of(LandingFile file) {
    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
    Path path = new Path(file.location());
    try (InputStream opened = path.getFileSystem(hadoop).open(path)) {
      FileHead head = FileHead.of(name, start(file, opened));
      return head.isParquet() ? new FileHead(name, head.bytes(), columns(file, path)) : head;
    } catch (IOException e) {
      throw new StorageException(
          "the landing file " + file.path() + " cannot be read",
          String.valueOf(e.getMessage()),
          "check the landing's storage and run again",
          e);
    }
  }

  /** What is no gzip although its name says so is told when the file is read. */
  private static byte[] start(LandingFile file, InputStream opened) {
    try {
      InputStream bytes =
          FileReading.decompressed(file.path(), new LandingStream(opened, file.path()));
      return bytes.readNBytes(FileHead.BYTES);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private List<String> columns(LandingFile file, Path path) throws IOException {
    try (SeekableLanding bytes = new SeekableLanding(path.getFileSystem(hadoop).open(path), file)) {
      return new ParquetRecords(file.path(), bytes).columns();
    } catch (MalformedFile e) {
      return List.of();
    }
  }
}

package dev.plumbline.storage;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.tabular.ParquetRecords;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

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
    try (InputStream opened = LandingStream.of(file, hadoop)) {
      FileHead head = FileHead.of(name, start(file, opened));
      return head.isParquet() ? new FileHead(name, head.bytes(), columns(file)) : head;
    } catch (FileNotFoundException e) {
      return FileHead.of(name, new byte[0]);
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
      InputStream bytes = FileReading.decompressed(file, opened);
      return bytes.readNBytes(FileHead.BYTES);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private List<String> columns(LandingFile file) throws IOException {
    try (SeekableLanding bytes = new SeekableLanding(LandingStream.open(file, hadoop), file)) {
      return new ParquetRecords(file.path(), bytes).columns();
    } catch (MalformedFile e) {
      return List.of();
    }
  }
}

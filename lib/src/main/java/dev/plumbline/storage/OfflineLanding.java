package dev.plumbline.storage;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.secrets.MaskingSink;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.hadoop.conf.Configuration;

/**
 * The landing as it is seen without a session, through the same listing, opening and decompressing
 * as a night's.
 */
public final class OfflineLanding {
  private static final String DELTA_LOG = "_delta_log";

  private final Configuration hadoop;
  private final LandingHeads heads;

  /** The landing of this machine, and of every storage that Hadoop's settings name. */
  public OfflineLanding() {
    this(Map.of());
  }

  /**
   * The same, which reaches stores as the configuration says.
   *
   * @param stores by Hadoop's names
   */
  public OfflineLanding(Map<String, String> stores) {
    hadoop = ObjectStores.hadoop(stores);
    heads = new LandingHeads(hadoop);
  }

  /** The files of a source, as a night lists them. */
  public List<LandingFile> list(String source, String format, String folder, String glob) {
    return new Landing(hadoop).list(source, format, folder, glob);
  }

  /** The same with what is passed by. */
  public LandingList look(String source, String format, String folder, String glob) {
    return new Landing(hadoop).look(source, format, folder, glob);
  }

  /** The head of a file, by which its format is told. */
  public FileHead head(LandingFile file) {
    return heads.of(file);
  }

  /**
   * A file that was looked at.
   *
   * @param isWhole true when it was read to its end
   * @param names what {@link MaskingSink#namesMet} tells
   */
  public record Looked(boolean isWhole, Set<String> names) {}

  /**
   * Reads a file from its beginning until it ends or enough is seen, which is asked after every
   * buffer.
   *
   * @return how far it was read
   * @throws IOException when the file cannot be read on as what it is said to be
   */
  public Looked read(
      LandingFile file, SourceFile source, Ingester ingester, Sink sink, BooleanSupplier enough)
      throws IOException {
    try (FileReading reading = new FileReading(new ReadPlan.Item(file, source, ingester), hadoop)) {
      MaskingSink masking = new MaskingSink(sink, ingester.rows(), source.settings().privacy());
      while (reading.cursor().read(masking)) {
        if (enough.getAsBoolean()) {
          return new Looked(false, masking.namesMet());
        }
      }
      return new Looked(true, masking.namesMet());
    }
  }

  /**
   * The files under a folder of this machine, in order of their paths; Delta tables and hidden
   * folders are passed by.
   *
   * @param most after so many files the rest is left out
   */
  public List<LandingFile> under(Path folder, int most) {
    List<LandingFile> found = new ArrayList<>();
    try {
      Path real = folder.toRealPath();
      Files.walkFileTree(real, new Walk(real, most, found));
    } catch (IOException e) {
      throw new StorageException(
          "the folder " + folder + " cannot be listed",
          String.valueOf(e.getMessage()),
          "check the path and its permissions",
          e);
    }
    found.sort(Comparator.comparing(LandingFile::path));
    return found;
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path top;
    private final int most;
    private final List<LandingFile> found;

    private Walk(Path top, int most, List<LandingFile> found) {
      this.top = top;
      this.most = most;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean isHidden = !folder.equals(top) && folder.getFileName().toString().startsWith(".");
      return isHidden || Files.isDirectory(folder.resolve(DELTA_LOG))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        String path = top.relativize(file).toString();
        found.add(
            new LandingFile(
                "",
                "",
                path,
                new org.apache.hadoop.fs.Path("file", null, file.toString()).toString(),
                attributes.size(),
                attributes.lastModifiedTime().toInstant()));
      }
      return found.size() >= most ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }
  }
}

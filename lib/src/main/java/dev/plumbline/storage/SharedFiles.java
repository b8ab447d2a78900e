package dev.plumbline.storage;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.actions.AddFile;

/**
 * Whether the machines of a cluster see the same files, where these lie on disks. A landing on the
 * driver's own disk would look to the executors as if every file had just been removed, and a lake
 * there would get commits of files that lie on other machines.
 */
final class SharedFiles {
  private static final String REMEDY =
      "put it on storage that every machine of the cluster reaches under the same path: a store"
          + " (s3a:, gs:, abfs:, hdfs:) or a shared folder; or use --master local[*]";

  private SharedFiles() {}

  /**
   * Refuses a landing of which executors could not open files that are here.
   *
   * @param figures what the tasks tell of their files
   */
  static void assertRead(List<FileFigures> figures) {
    List<LandingFile> unseen =
        figures.stream()
            .filter(FileFigures::isGone)
            .map(FileFigures::file)
            .filter(file -> isHere(new Path(file.location())))
            .toList();
    if (!unseen.isEmpty()) {
      throw new Failure(
          Category.CONFIGURATION,
          "the executors do not see the landing: %,d of %,d files, the first of source %s"
              .formatted(unseen.size(), figures.size(), unseen.get(0).source()),
          unseen.get(0).location() + " lies on the driver's machine and not where its task ran",
          REMEDY);
    }
  }

  /**
   * Refuses a lake into which executors have written files that are not here.
   *
   * @param table where the table lies
   * @param files what the tasks tell to have written
   */
  static void assertWritten(Path table, List<AddFile> files) {
    for (AddFile file : files) {
      Path path = new Path(table, new Path(URI.create(file.path())));
      if (isOnDisk(path) && !isHere(path)) {
        throw new Failure(
            Category.CONFIGURATION,
            "the executors write into another lake than the driver's",
            path + " was written where its task ran, and is not on the driver's machine",
            REMEDY);
      }
    }
  }

  private static boolean isHere(Path path) {
    return isOnDisk(path) && Files.exists(java.nio.file.Path.of(path.toUri().getPath()));
  }

  private static boolean isOnDisk(Path path) {
    return "file".equals(path.toUri().getScheme());
  }
}

package dev.plumbline.storage;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.VersionChecksum;
import org.apache.spark.sql.delta.actions.CommitInfo;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.delta.actions.Protocol;
import org.apache.spark.sql.delta.util.FileNames$;
import org.apache.spark.sql.delta.util.JsonUtils$;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.reflect.ManifestFactory$;

/**
 * The commit that makes an empty table: Delta's own actions and checksum, written through Delta's
 * own log store without the transaction around them. A new lake has dozens of tables, and a commit
 * that must be a table's first has nothing to conflict with.
 */
final class FirstCommit {
  private FirstCommit() {}

  /**
   * Writes version 0.
   *
   * @throws StorageException when another process creates the table at the same moment
   */
  static void write(DeltaLog log, SparkSession session, Metadata metadata) {
    Protocol protocol = Protocol.forNewTable(session, Option.apply(metadata));
    String transaction = UUID.randomUUID().toString();
    try {
      log.createLogDirectoriesIfNotExists();
      write(
          log,
          FileNames$.MODULE$.unsafeDeltaFile(log.logPath(), 0),
          List.of(information(transaction).json(), metadata.json(), protocol.json()));
      write(
          log,
          FileNames$.MODULE$.checksumFile(log.logPath(), 0),
          List.of(json(checksum(transaction, metadata, protocol))));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      // Scala code throws java.io.IOException without declaring it.
      throw new StorageException(
          "the table " + log.dataPath() + " cannot be created",
          e.toString(),
          "check the permissions of the lake's folder, and that no other night is running there",
          e);
    }
  }

  private static void write(DeltaLog log, Path path, List<String> lines) {
    log.store()
        .write(
            path,
            JavaConverters.asScalaIterator(lines.iterator()),
            false,
            log.newDeltaHadoopConf());
  }

  private static CommitInfo information(String transaction) {
    return CommitInfo.apply(
        System.currentTimeMillis(),
        "CREATE TABLE",
        Option.empty(),
        ScalaInterop.map(Map.of()),
        ScalaInterop.map(Map.of()),
        Option.empty(),
        Option.apply("Serializable"),
        Option.apply(true),
        Option.apply(ScalaInterop.map(Map.of())),
        Option.empty(),
        Option.empty(),
        Option.apply(transaction));
  }

  private static VersionChecksum checksum(
      String transaction, Metadata metadata, Protocol protocol) {
    return new VersionChecksum(
        Option.apply(transaction),
        0,
        0,
        Option.empty(),
        Option.empty(),
        1,
        1,
        Option.empty(),
        none(),
        none(),
        metadata,
        protocol,
        Option.empty(),
        Option.empty(),
        none());
  }

  private static <T> Option<Seq<T>> none() {
    return Option.apply(ScalaInterop.seq(List.of()));
  }

  private static String json(VersionChecksum checksum) {
    return JsonUtils$.MODULE$.toJson(
        checksum, ManifestFactory$.MODULE$.classType(VersionChecksum.class));
  }
}

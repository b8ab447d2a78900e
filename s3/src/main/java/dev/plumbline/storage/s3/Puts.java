package dev.plumbline.storage.s3;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * What every put of ours asks for: encryption, what kind of file it is, how long a report stays.
 */
final class Puts {
  private static final Map<String, String> KINDS =
      Map.of(
          ".html", "text/html; charset=utf-8",
          ".csv", "text/csv; charset=utf-8",
          ".json", "application/json",
          ".sql", "text/plain; charset=utf-8");

  private final Bucket bucket;
  private final String reports;

  /**
   * Puts into a bucket.
   *
   * @param lake the folder whose reports are retained; what lies elsewhere is not
   */
  Puts(Bucket bucket, Path lake) {
    this.bucket = bucket;
    this.reports = Bucket.prefix(lake) + "reports/";
  }

  PutObjectRequest.Builder of(String key) {
    PutObjectRequest.Builder put = PutObjectRequest.builder().bucket(bucket.name()).key(key);
    String ending = key.substring(Math.max(0, key.lastIndexOf('.')));
    put.contentType(KINDS.getOrDefault(ending, "application/octet-stream"));
    encrypted(put);
    if (key.startsWith(reports)) {
      retained(put);
    }
    return put;
  }

  private void encrypted(PutObjectRequest.Builder put) {
    Configuration settings = bucket.settings();
    String algorithm =
        settings.getTrimmed(
            "fs.s3a.encryption.algorithm",
            settings.getTrimmed("fs.s3a.server-side-encryption-algorithm", ""));
    if (algorithm.equals("AES256")) {
      put.serverSideEncryption(ServerSideEncryption.AES256);
    } else if (algorithm.equals("SSE-KMS")) {
      String key =
          settings.getTrimmed(
              "fs.s3a.encryption.key", settings.getTrimmed("fs.s3a.server-side-encryption.key"));
      put.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(key);
    }
  }

  private void retained(PutObjectRequest.Builder put) {
    String mode = bucket.settings().getTrimmed("plumbline.s3.retention.mode", "");
    if (!mode.isEmpty()) {
      Duration days = Duration.ofDays(bucket.settings().getInt("plumbline.s3.retention.days", 1));
      put.objectLockMode(ObjectLockMode.fromValue(mode.toUpperCase(Locale.ROOT)))
          .objectLockRetainUntilDate(Instant.now().plus(days))
          // Servers take no lock from a put whose content they cannot check.
          .checksumAlgorithm(ChecksumAlgorithm.SHA256);
    }
  }
}

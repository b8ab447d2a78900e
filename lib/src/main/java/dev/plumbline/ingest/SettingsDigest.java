package dev.plumbline.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A digest over those settings of a source that the rows of its files depend on. A file that was
 * read under another digest would give other rows today.
 *
 * <ol>
 *   <li>In it: instants, cluster, exporter pods, the run label, time zone, node, node pattern, date
 *       order, decimal mark, the mapping's text, the registry, and what is declared as personal
 *       data, with a hash of its key.
 *   <li>Not in it: the name, which is a part of every row's key; the format, which stands beside
 *       every file; and what later steps take from the configuration themselves: interval, replica
 *       labels, export scope, late days.
 * </ol>
 */
final class SettingsDigest {
  private final StringBuilder text = new StringBuilder();

  private SettingsDigest(SourceSettings settings) {
    SourceSettings.Instants instants = settings.instants();
    add("instant_pattern", instants.pattern());
    add("instant_format", instants.format());
    add("instant", instants.fixed());
    add("cluster", settings.labels().cluster());
    settings.labels().exporterPods().forEach(prefix -> add("exporter_pods", prefix));
    add("run_id", settings.labels().runId());
    SourceDialect dialect = settings.dialect();
    add("time_zone", dialect.timeZone());
    add("node", dialect.node());
    add("node_pattern", dialect.nodePattern());
    add("date_order", dialect.dateOrder());
    add("decimal_mark", dialect.decimalMark());
    add("mapping", dialect.mapping() == null ? null : dialect.mapping().text());
    add("registry", dialect.registry());
    add("privacy", settings.privacy().isDeclared() ? settings.privacy().fingerprint() : null);
  }

  /** What is not said is not written: a key that a later program knows changes no digest. */
  private void add(String key, Object value) {
    if (value != null) {
      String said = value.toString();
      text.append(key).append('=').append(said.length()).append(':').append(said);
    }
  }

  static String of(SourceSettings settings) {
    byte[] said = new SettingsDigest(settings).text.toString().getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(said), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

package dev.plumbline.ingest.nvidiasmi;

import dev.plumbline.ingest.ConfiguredPattern;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.SourceFile;
import java.util.regex.PatternSyntaxException;

/** The host whose log a file is: the configured one, else what the path says. */
final class NodeName {

  /** The host, or null when neither says. */
  static String of(SourceFile file) throws MalformedFile {
    SourceDialect dialect = file.settings().dialect();
    if (dialect.node() != null || dialect.nodePattern() == null) {
      return dialect.node();
    }
    try {
      return ConfiguredPattern.group(
              "node_pattern", file.settings().name(), dialect.nodePattern(), file.path())
          .orElse(null);
    } catch (PatternSyntaxException e) {
      throw new MalformedFile(
          file.path(),
          1,
          "the host cannot be read from the file's path",
          "node_pattern of source %s is no valid pattern: %s"
              .formatted(file.settings().name(), e.getDescription()),
          "correct it in the configuration");
    }
  }

  private NodeName() {}
}

package dev.plumbline.jobs.bom;

import dev.plumbline.ingest.secrets.SecretText;
import dev.plumbline.run.answers.MlflowEntry;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The package URL of a version in MLflow's registry:
 *
 * <ol>
 *   <li>There is no MLflow for all the world: two servers may have the same name and version. So it
 *       names the server, where the registry is configured by its address, or the run, by an id
 *       that MLflow made up. Without both there is none.
 *   <li>Databricks does not tell capital letters apart, and wants small ones. Other servers do.
 *   <li>What was masked names nothing.
 * </ol>
 */
final class BomPurl {
  private static final Pattern RUN = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern DATABRICKS =
      Pattern.compile("(?:.*\\.)?(?:azuredatabricks\\.net|databricks\\.com)");
  private static final String KEPT = ".-_~:";

  private BomPurl() {}

  /** That of an entry, where it has one. */
  static Optional<String> of(MlflowEntry entry) {
    Optional<URI> server = server(entry.key().registry());
    List<String> qualifiers = new ArrayList<>();
    server.ifPresent(address -> qualifiers.add("repository_url=" + escaped(address.toString())));
    if (entry.runId() != null && RUN.matcher(entry.runId()).matches()) {
      qualifiers.add("run_id=" + entry.runId());
    }
    String model = entry.key().model();
    String version = entry.key().version();
    if (qualifiers.isEmpty() || SecretText.isMasked(model) || SecretText.isMasked(version)) {
      return Optional.empty();
    }
    boolean isSmall = server.filter(it -> DATABRICKS.matcher(it.getHost()).matches()).isPresent();
    String name = isSmall ? model.toLowerCase(Locale.ROOT) : model;
    return Optional.of(
        "pkg:mlflow/%s@%s?%s"
            .formatted(escaped(name), escaped(version), String.join("&", qualifiers)));
  }

  private static Optional<URI> server(String registry) {
    try {
      URI address = new URI(registry);
      boolean isWeb = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
      boolean isServer = isWeb && address.getHost() != null && address.getUserInfo() == null;
      return isServer ? Optional.of(address) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (one & 0xff);
      boolean isPlain = letter < 128 && Character.isLetterOrDigit(letter);
      if (isPlain || KEPT.indexOf(letter) >= 0) {
        escaped.append(letter);
      } else {
        escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(one));
      }
    }
    return escaped.toString();
  }
}

package dev.plumbline.ingest.secrets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts with a secret of each kind, from {@code masking/planted.tsv}, put together as they are
 * read, so that no scanner takes the file for a leak.
 */
public final class PlantedSecrets {

  /**
   * One text.
   *
   * @param names what its mask may say
   * @param text with the secret
   * @param secret the part to be gone
   */
  public record Planted(List<String> names, String text, String secret) {
    /** What stands before the secret. */
    public String before() {
      return text.substring(0, text.indexOf(secret));
    }

    /** What stands behind it. */
    public String after() {
      return text.substring(text.indexOf(secret) + secret.length());
    }
  }

  private PlantedSecrets() {}

  /** The lines of the file. */
  public static List<Planted> texts() {
    try (InputStream in = PlantedSecrets.class.getResourceAsStream("/masking/planted.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(PlantedSecrets::planted)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Planted planted(String line) {
    String[] parts = line.replace("·", "").replace("\\n", "\n").split("\t");
    int from = parts[1].indexOf("<<");
    int to = parts[1].indexOf(">>");
    return new Planted(
        List.of(parts[0].split("\\|")),
        parts[1].substring(0, from) + parts[1].substring(from + 2, to) + parts[1].substring(to + 2),
        parts[1].substring(from + 2, to));
  }

  /** The text by its secret; the secret is the key and stands in the text. */
  public static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    texts().forEach(planted -> all.put(planted.secret(), planted.text()));
    return all;
  }
}

package dev.plumbline.ingest.mapping;

import org.yaml.snakeyaml.error.YAMLException;

/** What to do about a YAML file that its reader refuses as a whole, by what the reader says. */
public final class YamlLimits {
  private YamlLimits() {}

  /** The remedy: files that unfold to far more than they hold are refused by their reader. */
  public static String remedy(YAMLException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("aliases")) {
      return "write the values out instead of naming them with & and *";
    }
    if (message.contains("Nesting") || message.contains("exceeds the limit")) {
      return "write it flatter and shorter: no more than 50 levels and 3 MB";
    }
    return "write it as text in UTF-8 without control characters";
  }
}

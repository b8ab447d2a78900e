package dev.plumbline.config;

import dev.plumbline.ingest.secrets.Privacy;
import dev.plumbline.tables.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The section {@code privacy:} of the configuration file. */
final class PrivacySection {
  private static final String[] KEYS = {"pseudonymous", "drop", "key_variable", "key_file"};

  /**
   * By these rows are joined with entries of the configuration, or with each other, as they are.
   */
  private static final Set<String> PLACES =
      Set.of(
          "source",
          "source_file",
          "node",
          "cluster",
          "device_id",
          "gpu_uuid",
          "resource_id",
          "sub_account_id",
          "run_id",
          "label_set_id",
          "record_id",
          "event_id");

  private PrivacySection() {}

  /**
   * Reads and checks it.
   *
   * @param place what the file of the key is relative to
   */
  static Privacy read(YamlSection section, Place place) {
    section.knows(KEYS);
    Set<String> pseudonymous = names(section, "pseudonymous");
    Set<String> dropped = names(section, "drop");
    for (String name : dropped) {
      if (pseudonymous.contains(name)) {
        throw section.error(name + " is pseudonymous and dropped", "keep one of them");
      }
      if (isRequired(name)) {
        throw section.error(
            name + " cannot be dropped: a table has no row without it", "declare it pseudonymous");
      }
    }
    String key = pseudonymous.isEmpty() ? null : key(section, place);
    return section.checked(() -> new Privacy(pseudonymous, dropped, key));
  }

  private static boolean isRequired(String name) {
    return Tables.ALL.stream()
        .flatMap(table -> table.columns().stream())
        .anyMatch(column -> column.isRequired() && column.name().equals(name));
  }

  private static Set<String> names(YamlSection section, String list) {
    Set<String> names = new LinkedHashSet<>(section.texts(list));
    for (String name : names) {
      if (PLACES.contains(name)) {
        throw section.error(
            name + " cannot be in " + list + " of privacy: rows are joined by it",
            "take it out; a label or column that names a person can be declared");
      }
    }
    return names;
  }

  private static String key(YamlSection section, Place place) {
    Optional<String> variable = section.text("key_variable");
    Optional<String> file = section.text("key_file");
    if (variable.isPresent() == file.isPresent()) {
      throw section.error(
          "privacy names no key, or two",
          "write key_variable: NAME of an environment variable, or key_file: FILE; never the key"
              + " itself");
    }
    return variable.map(name -> ofVariable(section, name)).orElseGet(() -> ofFile(section, place));
  }

  private static String ofVariable(YamlSection section, String name) {
    return Optional.ofNullable(System.getenv(name))
        .map(String::strip)
        .filter(key -> !key.isEmpty())
        .orElseThrow(
            () ->
                section.error(
                    "the environment variable " + name + " of privacy is not set",
                    "set it to the key of the nights before; for the first night make one, such as"
                        + " by: export "
                        + name
                        + "=\"$(openssl rand -base64 32)\", and keep it"));
  }

  private static String ofFile(YamlSection section, Place place) {
    String name = section.required("key_file");
    Path file = Path.of(place.folder()).resolve(name);
    try {
      return place.beside(name).strip();
    } catch (IOException e) {
      throw section.error(
          "the key of privacy cannot be read: " + file + ": " + e.getClass().getSimpleName(),
          "correct key_file:, which is relative to the configuration's folder, or make the file"
              + " with the key of the nights before");
    }
  }
}

package dev.plumbline.config;

import dev.plumbline.failure.Failure;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A configuration file read part by part: what is wrong with it, in the order of reading, and what
 * could be read all the same. Parts that are wrong are left out.
 */
public final class Inspection {
  private final List<Failure> problems = new ArrayList<>();
  private final Map<Object, Integer> lines = new IdentityHashMap<>();
  private ConfigurationFile file;

  Inspection() {}

  /** Reads one part; what is wrong with it is a problem, and the part is absent. */
  <T> Optional<T> part(Supplier<T> reading) {
    try {
      return Optional.ofNullable(reading.get());
    } catch (Failure failure) {
      problems.add(failure);
      return Optional.empty();
    }
  }

  /** Reads one part that has a value of its own when it is wrong. */
  <T> T part(Supplier<T> reading, T otherwise) {
    return part(reading).orElse(otherwise);
  }

  /** Reads each entry of a list; those that are wrong are left out. */
  <T> List<T> parts(List<YamlSection> sections, Function<YamlSection, T> read) {
    List<T> values = new ArrayList<>();
    for (YamlSection section : sections) {
      part(() -> read.apply(section))
          .ifPresent(
              value -> {
                lines.put(value, section.line());
                values.add(value);
              });
    }
    return values;
  }

  Inspection of(ConfigurationFile read) {
    file = read;
    return this;
  }

  /** What is wrong, in the order of reading. */
  public List<Failure> problems() {
    return List.copyOf(problems);
  }

  /** What could be read; empty where the file is no YAML. */
  public Optional<ConfigurationFile> file() {
    return Optional.ofNullable(file);
  }

  /**
   * The file, which must have nothing wrong with it.
   *
   * @throws Failure its first problem
   */
  public ConfigurationFile whole() {
    if (!problems.isEmpty()) {
      throw problems.get(0);
    }
    return file;
  }

  /** The line on which a source, node, owner or price of {@link #file} stands. */
  public int lineOf(Object entry) {
    return lines.getOrDefault(entry, 1);
  }
}

package dev.plumbline.config;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.failure.Invalid;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One mapping of the configuration file; knows its line, and refuses keys nobody asked for. */
final class YamlSection {
  private final String file;
  private final String name;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> keyLines = new LinkedHashMap<>();

  YamlSection(String file, String name, Node node) {
    this.file = file;
    this.name = name;
    this.line = node.getStartMark().getLine() + 1;
    if (!(node instanceof MappingNode mapping)) {
      throw error(line, name + " is no mapping of keys to values", "write key: value pairs");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
        int at = tuple.getKeyNode().getStartMark().getLine() + 1;
        throw error(at, "a key in " + name + " is no single word", "write key: value pairs");
      }
      String key = scalar.getValue();
      int repeated = tuple.getKeyNode().getStartMark().getLine() + 1;
      if (values.put(key, tuple.getValueNode()) != null) {
        throw error(
            repeated,
            "'" + key + "' stands twice in " + name + ", first in line " + keyLines.get(key),
            "keep one of them");
      }
      keyLines.put(key, tuple.getKeyNode().getStartMark().getLine() + 1);
    }
  }

  /** Refuses every key that is not one of these. */
  YamlSection knows(String... keys) {
    List<String> known = List.of(keys);
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        String nearest = nearest(key, known);
        throw error(
            keyLines.get(key),
            "unknown key '" + key + "' in " + name,
            "did you mean '" + nearest + "'? Known keys: " + String.join(", ", known));
      }
    }
    return this;
  }

  private static String nearest(String key, List<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream()
        .min(java.util.Comparator.comparing(candidate -> distance.apply(key, candidate)))
        .orElse("");
  }

  /** True when the key is written. */
  boolean has(String key) {
    return values.containsKey(key);
  }

  Optional<String> text(String key) {
    Node node = values.get(key);
    if (node == null || node.getTag().equals(Tag.NULL)) {
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    throw error(keyLines.get(key), key + " in " + name + " is no single value", "write one value");
  }

  String required(String key) {
    return text(key)
        .orElseThrow(() -> error(line, name + " lacks '" + key + "'", "add " + key + ": …"));
  }

  <T> Optional<T> value(String key, String kind, Function<String, T> parser) {
    return text(key)
        .map(
            text -> {
              try {
                return parser.apply(text);
              } catch (IllegalArgumentException | DateTimeException e) {
                throw error(
                    keyLines.get(key),
                    key + " in " + name + " is not " + kind + ": " + text,
                    "write " + kind);
              }
            });
  }

  Optional<Integer> integer(String key) {
    return value(key, "a whole number", Integer::valueOf);
  }

  Optional<Double> number(String key) {
    return value(key, "a number", Double::valueOf);
  }

  Optional<BigDecimal> decimal(String key) {
    return value(key, "a decimal number", BigDecimal::new);
  }

  Optional<LocalDate> date(String key) {
    return value(key, "a date such as 2026-07-14", LocalDate::parse);
  }

  Optional<Instant> instant(String key) {
    return value(key, "an instant such as 2026-07-14T00:00:00Z", Instant::parse);
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Node node : elements(key)) {
      if (!(node instanceof ScalarNode scalar)) {
        throw error(keyLines.get(key), key + " in " + name + " is no list of words", "write words");
      }
      texts.add(scalar.getValue());
    }
    return texts;
  }

  /** The line on which it begins, from 1. */
  int line() {
    return line;
  }

  List<YamlSection> sections(String key) {
    List<YamlSection> sections = new ArrayList<>();
    for (Node node : elements(key)) {
      sections.add(new YamlSection(file, key + "[" + sections.size() + "]", node));
    }
    return sections;
  }

  Optional<YamlSection> section(String key) {
    return Optional.ofNullable(values.get(key)).map(node -> new YamlSection(file, key, node));
  }

  private List<Node> elements(String key) {
    Node node = values.get(key);
    if (node == null || node.getTag().equals(Tag.NULL)) {
      return List.of();
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw error(keyLines.get(key), key + " in " + name + " is no list", "write a list");
  }

  /** What a record takes is for the record to say; where it stands is known here. */
  <T> T checked(Supplier<T> made) {
    try {
      return made.get();
    } catch (Invalid e) {
      throw error(line, name + " " + e.getMessage(), e.remedy());
    }
  }

  Failure error(String problem, String remedy) {
    return error(line, problem, remedy);
  }

  private Failure error(int at, String problem, String remedy) {
    return new Failure(Category.CONFIGURATION, problem, file + " line " + at, remedy);
  }
}

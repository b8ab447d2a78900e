package dev.plumbline.config;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.failure.Invalid;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
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
  private static final int DIGITS = 26;
  private static final int PLACES = 38;
  private static final int LAST_YEAR = 9999;
  private static final int SHOWN = 200;

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

  /** A path of a file, relative to the configuration's folder or with a root. */
  Optional<Path> path(String key, String folder) {
    return value(key, "a path", text -> Path.of(folder).resolve(text));
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
              } catch (IllegalArgumentException | DateTimeException | StackOverflowError e) {
                // Of a pattern with thousands of brackets in each other Java finds no end.
                throw error(
                    keyLines.get(key),
                    key + " in " + name + " is not " + kind + ": " + shortened(text),
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
    return value(
        key,
        "a decimal number of at most " + DIGITS + " digits before the point",
        text -> {
          BigDecimal number = new BigDecimal(text);
          // 1e999999999 is a number of a gigabyte once it is written out.
          if ((long) number.precision() - number.scale() > DIGITS
              || Math.abs((long) number.scale()) > PLACES) {
            throw new IllegalArgumentException(text);
          }
          return number.scale() < 0 ? number.setScale(0) : number;
        });
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  Optional<LocalDate> date(String key) {
    return value(key, "a date such as 2026-07-14", text -> known(LocalDate.parse(text)));
  }

  Optional<Instant> instant(String key) {
    return value(
        key,
        "an instant such as 2026-07-14T00:00:00Z",
        text -> known(Instant.parse(text).atOffset(ZoneOffset.UTC)).toInstant());
  }

  /** Tables hold no other years. */
  private static <T extends TemporalAccessor> T known(T time) {
    int year = time.get(ChronoField.YEAR);
    if (year < 1 || year > LAST_YEAR) {
      throw new DateTimeException("the year " + year);
    }
    return time;
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

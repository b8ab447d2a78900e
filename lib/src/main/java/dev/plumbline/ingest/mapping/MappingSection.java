package dev.plumbline.ingest.mapping;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceDialect.MappingFile;
import dev.plumbline.ingest.SourceSettings;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Keys and values of a mapping file with the lines they stand on. Values are texts: YAML's guesses
 * of numbers, dates and booleans are not followed. Every mistake is a {@link MalformedFile} that
 * names the line.
 */
public final class MappingSection {
  private final String file;
  private final String name;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  private MappingSection(String file, String name, Node node) throws MalformedFile {
    this.file = file;
    this.name = name;
    this.line = line(node);
    if (!(node instanceof MappingNode mapping)) {
      throw error(name + " is no mapping of keys to values", "a single value or a list stands here")
          .remedy("write key: value pairs");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      add(tuple);
    }
  }

  private void add(NodeTuple tuple) throws MalformedFile {
    int at = line(tuple.getKeyNode());
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      throw at(at, "a key in " + name + " is no single word", "a list or a mapping stands there")
          .remedy("write key: value pairs");
    }
    if (values.put(key.getValue(), tuple.getValueNode()) != null) {
      throw at(at, "'" + key.getValue() + "' stands twice in " + name, "only one can hold")
          .remedy("remove one of them");
    }
    lines.put(key.getValue(), at);
  }

  /** What is wrong with the file, to be completed by what to do. */
  public final class Mistake {
    private final int at;
    private final String problem;
    private final String cause;

    private Mistake(int at, String problem, String cause) {
      this.at = at;
      this.problem = problem;
      this.cause = cause;
    }

    /** The error. */
    public MalformedFile remedy(String remedy) {
      return new MalformedFile(file, at, problem, cause, remedy);
    }
  }

  /** The mapping file that the source's configuration names. */
  public static MappingSection of(SourceSettings settings) throws MalformedFile {
    MappingFile mapping =
        settings
            .dialect()
            .declaredMapping()
            .orElseThrow(
                () ->
                    new MalformedFile(
                        "source " + settings.name(),
                        1,
                        "format " + settings.format() + " needs a declared mapping",
                        "its files have no standard columns",
                        "write mapping: FILE.yaml at the source; data/samples/mappings has some"));
    return of(mapping);
  }

  private static MappingSection of(MappingFile mapping) throws MalformedFile {
    Node root;
    try {
      root = new Yaml(new LoaderOptions()).compose(new StringReader(mapping.text()));
    } catch (MarkedYAMLException e) {
      int at = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new MalformedFile(
          mapping.path(), at, "the mapping is no YAML", e.getProblem(), "mend the line");
    } catch (YAMLException e) {
      throw new MalformedFile(
          mapping.path(),
          1,
          "the mapping is no YAML",
          String.valueOf(e.getMessage()).lines().findFirst().orElse("it cannot be read"),
          YamlLimits.remedy(e));
    }
    if (root == null) {
      throw new MalformedFile(
          mapping.path(),
          1,
          "the mapping is empty",
          "no key stands in it",
          "start from one of data/samples/mappings");
    }
    return new MappingSection(mapping.path(), "the mapping", root);
  }

  private static int line(Node node) {
    return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
  }

  /** The mapping file's path as the configuration names it. */
  public String file() {
    return file;
  }

  /** Where the section begins, from 1. */
  public int line() {
    return line;
  }

  /** Where this key stands, or the section when it does not. */
  public int line(String key) {
    return lines.getOrDefault(key, line);
  }

  /** A mistake of the section as a whole. */
  public Mistake error(String problem, String cause) {
    return at(line, problem, cause);
  }

  /** A mistake on this line. */
  public Mistake at(int at, String problem, String cause) {
    return new Mistake(at, problem, cause);
  }

  /** Refuses every key that is not one of these. */
  public MappingSection knows(List<String> known) throws MalformedFile {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        throw at(line(key), "unknown key '" + key + "' in " + name, "no rule reads it")
            .remedy(NearestWord.remedy(key, known));
      }
    }
    return this;
  }

  /** True when the key stands here with a value. */
  public boolean has(String key) {
    Node node = values.get(key);
    return node != null && !node.getTag().equals(Tag.NULL);
  }

  /** True when the key stands here with a single value. */
  public boolean isText(String key) {
    return has(key) && values.get(key) instanceof ScalarNode;
  }

  /** The key's single value. */
  public Optional<DeclaredText> text(String key) throws MalformedFile {
    return has(key) ? Optional.of(scalar(key, values.get(key))) : Optional.empty();
  }

  private DeclaredText scalar(String key, Node node) throws MalformedFile {
    if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return new DeclaredText(scalar.getValue(), line(scalar));
    }
    throw at(line(node), key + " in " + name + " is no single value", "something else stands here")
        .remedy("write one value");
  }

  /** The key's single value, without which the mapping means nothing. */
  public DeclaredText required(String key, String remedy) throws MalformedFile {
    Optional<DeclaredText> text = text(key);
    if (text.isEmpty() || text.get().text().isBlank()) {
      throw at(line(key), name + " lacks '" + key + "'", "it cannot be guessed").remedy(remedy);
    }
    return text.get();
  }

  /** True when the key says {@code true}; false when it is not there. */
  public boolean flag(String key) throws MalformedFile {
    Optional<DeclaredText> text = text(key);
    if (text.isPresent() && !List.of("true", "false").contains(text.get().text())) {
      throw at(line(key), key + " is neither true nor false", "it says " + text.get().text())
          .remedy("write true or false");
    }
    return text.isPresent() && text.get().text().equals("true");
  }

  /** The key's values, in order. */
  public List<DeclaredText> texts(String key) throws MalformedFile {
    List<DeclaredText> texts = new ArrayList<>();
    for (Node node : elements(key)) {
      texts.add(scalar(key, node));
    }
    return texts;
  }

  /** The key's mapping. */
  public Optional<MappingSection> section(String key) throws MalformedFile {
    return has(key)
        ? Optional.of(new MappingSection(file, key, values.get(key)))
        : Optional.empty();
  }

  /** The key's mappings, in order. */
  public List<MappingSection> sections(String key) throws MalformedFile {
    List<MappingSection> sections = new ArrayList<>();
    for (Node node : elements(key)) {
      sections.add(new MappingSection(file, "an entry of " + key, node));
    }
    return sections;
  }

  /** Every key of the section, which all have a single value. */
  public Map<String, DeclaredText> entries() throws MalformedFile {
    Map<String, DeclaredText> entries = new LinkedHashMap<>();
    for (Map.Entry<String, Node> entry : values.entrySet()) {
      entries.put(entry.getKey(), scalar(entry.getKey(), entry.getValue()));
    }
    return entries;
  }

  /** The names of all keys, in order. */
  public List<String> keys() {
    return List.copyOf(values.keySet());
  }

  /** The column that the key names: its name alone, or {@code {column: …, optional: true}}. */
  public Optional<SourceColumn> column(String key) throws MalformedFile {
    if (!has(key) || isText(key)) {
      return text(key).map(SourceColumn::mandatory);
    }
    MappingSection section = section(key).orElseThrow().knows(List.of("column", "optional"));
    return Optional.of(section.column());
  }

  /** The column that the section's own keys {@code column} and {@code optional} name. */
  public SourceColumn column() throws MalformedFile {
    DeclaredText column = required("column", "add column: NAME, as the files' header spells it");
    return new SourceColumn(column.text().trim(), column.line(), flag("optional"));
  }

  private List<Node> elements(String key) throws MalformedFile {
    if (!has(key)) {
      return List.of();
    }
    if (values.get(key) instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw at(line(key), key + " in " + name + " is no list", "a single value or a mapping stands")
        .remedy("write a list: [a, b], or - lines");
  }
}

package dev.plumbline.ingest.nvidiasmi;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.SourceDialect.MappingFile;
import dev.plumbline.ingest.mapping.YamlLimits;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The columns of logs that were written without a header, as the source declares them. */
final class DeclaredColumns {
  private static final String KEY = "columns";
  private static final String REMEDY =
      "write columns: [timestamp, uuid, …], the list that --query-gpu was given";

  private final MappingFile file;

  private DeclaredColumns(MappingFile file) {
    this.file = file;
  }

  /** The header that the source declares, if it declares one. */
  static Optional<SmiHeader> of(SourceDialect dialect) throws MalformedFile {
    if (dialect.declaredMapping().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new DeclaredColumns(dialect.mapping()).read(dialect));
  }

  private SmiHeader read(SourceDialect dialect) throws MalformedFile {
    SequenceNode list = list();
    List<SmiHeader.Column> columns = new ArrayList<>();
    for (Node node : list.getValue()) {
      columns.add(column(node));
    }
    SmiHeader header = new SmiHeader(List.copyOf(columns));
    require(header.has(SmiFields.UUID), list, "uuid is not among the columns");
    require(header.hasCounters(), list, "none of the columns is a counter");
    Optional<SmiHeader.Column> unreadable = new Layout(header).unreadable();
    if (unreadable.isPresent()) {
      throw error(
          line(list),
          "unit [%s] of %s".formatted(unreadable.get().unit(), unreadable.get().printed()),
          "the field cannot be printed in it",
          "leave the unit out, or write the one that nvidia-smi prints");
    }
    if (header.has(SmiFields.TIMESTAMP) && dialect.zone().isEmpty()) {
      throw error(
          line(list),
          "timestamp is a local time and the source has no zone",
          "nvidia-smi prints the host's local time without its zone",
          "set time_zone of the source, such as time_zone: Europe/Berlin");
    }
    return header;
  }

  private SequenceNode list() throws MalformedFile {
    Node root;
    try {
      root = new Yaml(new LoaderOptions()).compose(new StringReader(file.text()));
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      throw error(mark == null ? 1 : mark.getLine() + 1, "no YAML", e.getProblem(), REMEDY);
    } catch (YAMLException e) {
      throw error(1, "no YAML", String.valueOf(e.getMessage()), YamlLimits.remedy(e));
    }
    if (!(root instanceof MappingNode mapping)) {
      throw error(1, "the file declares nothing", "it holds no key", REMEDY);
    }
    SequenceNode list = null;
    for (NodeTuple entry : mapping.getValue()) {
      Node key = entry.getKeyNode();
      if (!(key instanceof ScalarNode scalar) || !scalar.getValue().equals(KEY)) {
        throw error(line(key), "unknown key", "the only key is columns", REMEDY);
      }
      if (!(entry.getValueNode() instanceof SequenceNode sequence)) {
        throw error(line(key), "columns is no list", "its value is something else", REMEDY);
      }
      list = sequence;
    }
    if (list == null) {
      throw error(1, "the file declares nothing", "the key columns is missing", REMEDY);
    }
    return list;
  }

  private SmiHeader.Column column(Node node) throws MalformedFile {
    if (!(node instanceof ScalarNode scalar)) {
      throw error(line(node), "a column is no name", "it is a list or a mapping", REMEDY);
    }
    String name = scalar.getValue();
    Optional<SmiHeader.Column> column = SmiHeader.Column.of(name);
    boolean isKnown =
        column.isPresent()
            && (SmiFields.isKnown(column.get().printed()) || name.equals(SmiFields.IGNORED));
    if (!isKnown) {
      throw error(
          line(node),
          "unknown column '" + name + "'",
          "nvidia-smi has no field of this name that is known here",
          "did you mean '%s'? A column that is not to be read is written %s"
              .formatted(SmiFields.nearest(name), SmiFields.IGNORED));
    }
    return column.get();
  }

  private void require(boolean holds, SequenceNode list, String problem) throws MalformedFile {
    if (!holds) {
      throw error(
          line(list),
          problem,
          "a sample needs the GPU's UUID, since its index can change at every boot, and a number",
          "query both, and declare them in the order of --query-gpu");
    }
  }

  private static long line(Node node) {
    return node.getStartMark().getLine() + 1L;
  }

  private MalformedFile error(long line, String problem, String cause, String remedy) {
    return new MalformedFile(file.path(), line, problem, cause, remedy);
  }
}

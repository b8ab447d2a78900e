package dev.plumbline.config;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.policies.Policies;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads the YAML configuration into its typed form.
 *
 * @param configuration what is read, where, and who owns it
 * @param policies the policies with the file's overrides
 */
public record ConfigurationFile(Configuration configuration, Policies policies) {

  /** Reads a file; every mistake names the file, the line and the remedy. */
  public static ConfigurationFile read(Path path) {
    Node root;
    try (Reader reader = Files.newBufferedReader(path)) {
      root = new Yaml(new LoaderOptions()).compose(reader);
    } catch (IOException e) {
      throw new Failure(
          Category.CONFIGURATION,
          "the configuration " + path + " cannot be read",
          e.getClass().getSimpleName(),
          "name an existing file with --config FILE",
          e);
    } catch (ReaderException e) {
      throw new Failure(
          Category.CONFIGURATION,
          "the configuration holds a character that YAML does not allow",
          path + ", character " + e.getPosition(),
          "remove it",
          e);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new Failure(
          Category.CONFIGURATION,
          "the configuration is no YAML: " + e.getProblem(),
          path + " line " + line,
          "mend the line",
          e);
    }
    if (root == null) {
      throw new Failure(
          Category.CONFIGURATION,
          "the configuration is empty",
          path + " line 1",
          "start from data/samples/plumbline.yaml");
    }
    return typed(new YamlSection(path.toString(), "the configuration", root), folder(path));
  }

  private static String folder(Path path) {
    Path parent = path.toAbsolutePath().normalize().getParent();
    return parent == null ? "/" : parent.toString();
  }

  private static ConfigurationFile typed(YamlSection root, String folder) {
    root.knows(
        "lake",
        "clock",
        "limits",
        "close_after_days",
        "sources",
        "nodes",
        "owners",
        "labels",
        "prices",
        "policies");
    String runLabel =
        root.section("labels").flatMap(s -> s.knows("run_id").text("run_id")).orElse(null);
    Configuration configuration =
        new Configuration(
            root.text("lake").orElse("./lake"),
            futureTolerance(root),
            rejectedShare(root),
            root.integer("close_after_days").orElse(5),
            sources(root, folder, runLabel),
            root.sections("nodes").stream().map(ConfigurationFile::node).toList(),
            root.sections("owners").stream().map(ConfigurationFile::owner).toList(),
            root.sections("prices").stream().map(ConfigurationFile::price).toList());
    return new ConfigurationFile(
        configuration,
        root.section("policies").map(PolicyOverrides::apply).orElse(Policies.DEFAULT));
  }

  private static Duration futureTolerance(YamlSection root) {
    return Duration.ofSeconds(
        root.section("clock")
            .flatMap(s -> s.knows("future_tolerance_seconds").integer("future_tolerance_seconds"))
            .orElse(300));
  }

  private static double rejectedShare(YamlSection root) {
    return root.section("limits")
        .flatMap(s -> s.knows("rejected_share").number("rejected_share"))
        .orElse(0.02);
  }

  private static List<Configuration.Source> sources(
      YamlSection root, String folder, String runLabel) {
    Set<String> names = new HashSet<>();
    List<Configuration.Source> sources =
        root.sections("sources").stream()
            .map(s -> SourceSection.read(s, folder, runLabel, names))
            .toList();
    if (sources.isEmpty()) {
      throw root.error("no sources are configured", "add at least one under sources:");
    }
    return sources;
  }

  private static Configuration.Node node(YamlSection s) {
    s.knows("node", "cluster", "provider", "sub_account", "resource_id", "instance_type");
    return new Configuration.Node(
        s.required("node"),
        s.text("cluster").orElse(null),
        s.required("provider"),
        s.text("sub_account").orElse(null),
        s.required("resource_id"),
        s.required("instance_type"));
  }

  private static Configuration.Owner owner(YamlSection s) {
    s.knows("namespace", "team", "project");
    return new Configuration.Owner(
        s.required("namespace"), s.text("team").orElse(null), s.text("project").orElse(null));
  }

  private static Configuration.Price price(YamlSection s) {
    s.knows("provider", "instance_type", "from", "price_per_gpu_hour", "currency");
    return new Configuration.Price(
        s.required("provider"),
        s.required("instance_type"),
        s.date("from").orElseThrow(() -> s.error("a price lacks 'from'", "add from: DATE")),
        s.decimal("price_per_gpu_hour")
            .orElseThrow(() -> s.error("a price lacks its amount", "add price_per_gpu_hour: …")),
        s.required("currency"));
  }
}

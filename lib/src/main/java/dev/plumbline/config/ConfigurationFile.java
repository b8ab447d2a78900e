package dev.plumbline.config;

import dev.plumbline.config.Configuration.Bills;
import dev.plumbline.config.Configuration.Limits;
import dev.plumbline.cost.bridge.InvoiceTotal;
import dev.plumbline.cost.hour.ListPrice;
import dev.plumbline.cost.inventory.GpuType;
import dev.plumbline.cost.inventory.Node;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.policies.Policies;
import dev.plumbline.segment.Owner;
import dev.plumbline.timeline.Standby;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads the YAML configuration into its typed form.
 *
 * @param configuration what is read, where, and who owns it
 * @param policies the policies with the file's overrides
 */
public record ConfigurationFile(Configuration configuration, Policies policies) {
  private static final String LAKE = "./lake";
  private static final String[] KEYS = {
    "lake",
    "clock",
    "limits",
    "close_after_days",
    "sources",
    "nodes",
    "owners",
    "standby",
    "labels",
    "prices",
    "instance_types",
    "invoice_totals",
    "policies"
  };

  /** Reads a file; every mistake names the file, the line and the remedy. */
  public static ConfigurationFile read(Path path) {
    Inspection inspection = inspect(path);
    if (!inspection.problems().isEmpty()) {
      throw inspection.problems().get(0);
    }
    return inspection.file().orElseThrow();
  }

  /** Reads a file as far as it can be read, and finds every mistake of it. */
  public static Inspection inspect(Path path) {
    Inspection inspection = new Inspection();
    inspection.part(() -> root(path)).ifPresent(root -> typed(root, folder(path), inspection));
    return inspection;
  }

  private static YamlSection root(Path path) {
    if (Files.isDirectory(path)) {
      throw wrong(
          "the configuration " + path + " is a folder",
          "a file is read",
          "name the file in it with --config FILE, such as " + path.resolve("plumbline.yaml"),
          null);
    }
    org.yaml.snakeyaml.nodes.Node root = composed(path);
    if (root == null) {
      throw wrong(
          "the configuration is empty",
          path + " line 1",
          "let plumbline init DIR write one, or start from data/samples/plumbline.yaml",
          null);
    }
    return new YamlSection(path.toString(), "the configuration", root);
  }

  private static org.yaml.snakeyaml.nodes.Node composed(Path path) {
    try (Reader reader = Files.newBufferedReader(path)) {
      return new Yaml(new LoaderOptions()).compose(reader);
    } catch (IOException e) {
      throw wrong(
          "the configuration " + path + " cannot be read",
          e.getClass().getSimpleName(),
          "name an existing file with --config FILE",
          e);
    } catch (ReaderException e) {
      throw wrong(
          "the configuration holds a character that YAML does not allow",
          path + ", character " + e.getPosition(),
          "remove it",
          e);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw wrong(
          "the configuration is no YAML: " + e.getProblem(),
          path + " line " + line,
          "mend the line",
          e);
    } catch (YAMLException e) {
      throw wrong(
          "the configuration " + path + " cannot be read",
          String.valueOf(e.getMessage()),
          "write it as text in UTF-8",
          e);
    }
  }

  private static Failure wrong(String problem, String because, String remedy, Exception origin) {
    return new Failure(Category.CONFIGURATION, problem, because, remedy, origin);
  }

  private static String folder(Path path) {
    Path parent = path.toAbsolutePath().normalize().getParent();
    return parent == null ? "/" : parent.toString();
  }

  private static void typed(YamlSection root, String folder, Inspection inspection) {
    inspection.part(() -> root.knows(KEYS));
    String runLabel =
        inspection
            .part(() -> root.section("labels").flatMap(s -> s.knows("run_id").text("run_id")))
            .flatMap(label -> label)
            .orElse(null);
    Configuration configuration =
        new Configuration(
            inspection.part(() -> lake(root, folder), LAKE),
            inspection.part(() -> limits(root, inspection), Limits.DEFAULT),
            sources(root, folder, runLabel, inspection),
            entries(root, "nodes", nodes(), inspection),
            new Configuration.People(
                entries(root, "owners", owners(), inspection),
                entries(root, "standby", ConfigurationFile::standby, inspection)),
            entries(root, "prices", prices(), inspection),
            entries(root, "instance_types", ConfigurationFile::instanceType, inspection));
    Policies policies =
        inspection.part(
            () -> root.section("policies").map(PolicyOverrides::apply).orElse(Policies.DEFAULT),
            Policies.DEFAULT);
    inspection.of(new ConfigurationFile(configuration, policies));
  }

  /** A folder without a root is relative to the configuration's own, as paths of sources are. */
  private static String lake(YamlSection root, String folder) {
    String lake = root.text("lake").orElse(LAKE);
    return lake.contains(":") ? lake : Path.of(folder).resolve(lake).normalize().toString();
  }

  private static Limits limits(YamlSection root, Inspection inspection) {
    Optional<Integer> tolerance =
        root.section("clock")
            .flatMap(s -> s.knows("future_tolerance_seconds").integer("future_tolerance_seconds"));
    Optional<YamlSection> limits = root.section("limits");
    limits.ifPresent(s -> s.knows("rejected_share", "rejected_cost_share", "unreadable_amounts"));
    Optional<Double> share = limits.flatMap(s -> s.number("rejected_share"));
    List<InvoiceTotal> totals =
        entries(root, "invoice_totals", ConfigurationFile::invoiceTotal, inspection);
    Bills bills = root.checked(() -> bills(limits, totals));
    return root.checked(
        () ->
            new Limits(
                tolerance.map(Duration::ofSeconds).orElse(Limits.DEFAULT.futureTolerance()),
                share.orElse(Limits.DEFAULT.rejectedShare()),
                root.integer("close_after_days").orElse(Limits.DEFAULT.closeAfterDays()),
                bills));
  }

  private static Bills bills(Optional<YamlSection> limits, List<InvoiceTotal> totals) {
    return new Bills(
        limits
            .flatMap(s -> s.number("rejected_cost_share"))
            .orElse(Bills.DEFAULT.rejectedCostShare()),
        limits
            .flatMap(s -> s.integer("unreadable_amounts"))
            .orElse(Bills.DEFAULT.unreadableAmounts()),
        totals);
  }

  private static InvoiceTotal invoiceTotal(YamlSection s) {
    s.knows("invoice", "billing_period_start", "currency", "amount");
    return s.checked(
        () ->
            new InvoiceTotal(
                s.text("invoice").orElse(null),
                s.date("billing_period_start").orElse(null),
                s.text("currency").orElse(null),
                s.decimal("amount").orElse(null)));
  }

  private static List<Configuration.Source> sources(
      YamlSection root, String folder, String runLabel, Inspection inspection) {
    Set<String> names = new HashSet<>();
    List<YamlSection> sections =
        inspection.part(() -> some(root, root.sections("sources")), List.of());
    return inspection.parts(sections, s -> SourceSection.read(s, folder, runLabel, names));
  }

  private static List<YamlSection> some(YamlSection root, List<YamlSection> sources) {
    if (sources.isEmpty()) {
      throw root.error("no sources are configured", "add at least one under sources:");
    }
    return sources;
  }

  private static <T> List<T> entries(
      YamlSection root, String key, Function<YamlSection, T> read, Inspection inspection) {
    return inspection.parts(inspection.part(() -> root.sections(key), List.of()), read);
  }

  private static Function<YamlSection, Node> nodes() {
    Once once = new Once("keep the entry whose bill is the node's");
    return section -> {
      Node node = node(section);
      String name = "the node " + node.node();
      String where = node.cluster() == null ? "" : " of cluster " + node.cluster();
      return once.checked(section, node, name + where, node.node(), node.cluster());
    };
  }

  private static Function<YamlSection, Owner> owners() {
    Once once = new Once("keep one of them: a namespace has one owner");
    return section -> {
      Owner owner = owner(section);
      return once.checked(section, owner, "the namespace " + owner.namespace(), owner.namespace());
    };
  }

  private static Function<YamlSection, ListPrice> prices() {
    Once once = new Once("keep the price that holds from this date on");
    return section -> {
      ListPrice price = price(section);
      String what =
          "the price of %s %s from %s"
              .formatted(price.provider(), price.instanceType(), price.from());
      return once.checked(
          section, price, what, price.provider(), price.instanceType(), price.from());
    };
  }

  private static Node node(YamlSection s) {
    s.knows("node", "cluster", "provider", "sub_account", "resource_id", "instance_type");
    return s.checked(
        () ->
            Node.configured(
                s.text("node").orElse(null),
                s.text("cluster").orElse(null),
                s.text("provider").orElse(null),
                s.text("sub_account").orElse(null),
                s.text("resource_id").orElse(null),
                s.text("instance_type").orElse(null)));
  }

  private static Owner owner(YamlSection s) {
    s.knows("namespace", "team", "project");
    return s.checked(
        () ->
            new Owner(
                s.text("namespace").orElse(null),
                s.text("team").orElse(null),
                s.text("project").orElse(null)));
  }

  private static GpuType instanceType(YamlSection s) {
    s.knows("provider", "instance_type", "gpus", "model", "mig_profile");
    return s.checked(
        () ->
            new GpuType(
                s.text("provider").orElse(null),
                s.text("instance_type").orElse(null),
                s.decimal("gpus").orElse(null),
                s.text("model").orElse(null),
                s.text("mig_profile").orElse(null)));
  }

  private static Standby standby(YamlSection s) {
    s.knows("owner", "namespace", "pod");
    return s.checked(
        () ->
            new Standby(
                s.text("owner").orElse(null),
                s.text("namespace").orElse(null),
                s.text("pod").orElse(null)));
  }

  private static ListPrice price(YamlSection s) {
    s.knows("provider", "instance_type", "from", "price_per_gpu_hour", "currency");
    return s.checked(
        () ->
            new ListPrice(
                s.text("provider").orElse(null),
                s.text("instance_type").orElse(null),
                s.date("from").orElse(null),
                s.decimal("price_per_gpu_hour").orElse(null),
                s.text("currency").orElse(null)));
  }
}

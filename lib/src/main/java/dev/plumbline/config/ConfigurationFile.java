package dev.plumbline.config;

import dev.plumbline.config.Configuration.Bills;
import dev.plumbline.config.Configuration.Limits;
import dev.plumbline.cost.bridge.InvoiceTotal;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.ingest.mapping.YamlLimits;
import dev.plumbline.ingest.secrets.Privacy;
import dev.plumbline.policies.Policies;
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
 * @param s3 how S3 is reached
 * @param telling where a run tells machines how it went
 * @param upkeep what maintenance leaves alone
 */
public record ConfigurationFile(
    Configuration configuration, Policies policies, S3 s3, Telling telling, Upkeep upkeep) {
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
    "serving",
    "shared_costs",
    "budgets",
    "labels",
    "privacy",
    "prices",
    "instance_types",
    "carbon",
    "invoice_totals",
    "policies",
    "s3",
    "run",
    "openlineage",
    "maintain"
  };

  /** Reads a file; every mistake names the file, the line and the remedy. */
  public static ConfigurationFile read(Path path) {
    return read(Place.of(path));
  }

  /** The same, wherever it lies. */
  public static ConfigurationFile read(Place place) {
    return inspect(place).whole();
  }

  /** Reads a file as far as it can be read, and finds every mistake of it. */
  public static Inspection inspect(Path path) {
    return inspect(Place.of(path));
  }

  /** The same, wherever it lies. */
  public static Inspection inspect(Place place) {
    Inspection inspection = new Inspection();
    inspection.part(() -> root(place)).ifPresent(root -> typed(root, place, inspection));
    return inspection;
  }

  private static YamlSection root(Place place) {
    if (place instanceof Place.Here here && Files.isDirectory(here.path())) {
      Path path = here.path();
      throw wrong(
          "the configuration " + path + " is a folder",
          "a file is read",
          "name the file in it with --config FILE, such as " + path.resolve("plumbline.yaml"),
          null);
    }
    org.yaml.snakeyaml.nodes.Node root = composed(place);
    if (root == null) {
      throw wrong(
          "the configuration is empty",
          place.file() + " line 1",
          "let plumbline init DIR write one, or start from data/samples/plumbline.yaml",
          null);
    }
    return new YamlSection(place.file(), "the configuration", root);
  }

  private static org.yaml.snakeyaml.nodes.Node composed(Place place) {
    String path = place.file();
    try (Reader reader = place.open()) {
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
          YamlLimits.remedy(e),
          e);
    }
  }

  private static Failure wrong(String problem, String because, String remedy, Exception origin) {
    return new Failure(Category.CONFIGURATION, problem, because, remedy, origin);
  }

  private static void typed(YamlSection root, Place place, Inspection inspection) {
    inspection.part(() -> root.knows(KEYS));
    String runLabel = label(root, "run_id", inspection).orElse(null);
    String jobLabel = label(root, "job", inspection).orElse(Configuration.People.USUAL_JOB_LABEL);
    Privacy privacy =
        inspection
            .part(() -> root.section("privacy").map(s -> PrivacySection.read(s, place)))
            .flatMap(read -> read)
            .orElse(Privacy.NONE);
    Configuration configuration =
        new Configuration(
            inspection.part(() -> lake(root, place), LAKE),
            inspection.part(() -> limits(root, inspection), Limits.DEFAULT),
            sources(root, new Shared(runLabel, privacy, place), inspection),
            entries(root, "nodes", Entries.nodes(), inspection),
            new Configuration.People(
                entries(root, "owners", OwnerEntries.read(privacy), inspection),
                entries(root, "standby", s -> Entries.standby(s, privacy), inspection),
                entries(root, "serving", ServingEntries.read(privacy), inspection),
                jobLabel,
                entries(root, "shared_costs", SharedCostEntries.read(), inspection),
                entries(root, "budgets", BudgetEntries.read(), inspection)),
            entries(root, "prices", Entries.prices(), inspection),
            new Configuration.Facts(
                entries(root, "instance_types", Entries::instanceType, inspection),
                entries(root, "carbon", CarbonEntries.read(), inspection)));
    Policies policies =
        inspection.part(
            () -> root.section("policies").map(PolicyOverrides::apply).orElse(Policies.DEFAULT),
            Policies.DEFAULT);
    Telling telling =
        inspection.part(() -> TellingSection.read(root, place.folder()), Telling.NOTHING);
    Upkeep upkeep =
        inspection.part(
            () -> root.section("maintain").map(UpkeepSection::read).orElse(Upkeep.UNSAID),
            Upkeep.UNSAID);
    inspection.of(
        new ConfigurationFile(configuration, policies, s3(root, inspection), telling, upkeep));
  }

  private static Optional<String> label(YamlSection root, String of, Inspection inspection) {
    return inspection
        .part(() -> root.section("labels").flatMap(s -> s.knows("run_id", "job").text(of)))
        .flatMap(label -> label);
  }

  /**
   * What holds for all sources.
   *
   * @param runLabel the label that carries run ids, or null
   * @param privacy what is personal data
   * @param place what their paths are relative to
   */
  record Shared(String runLabel, Privacy privacy, Place place) {}

  private static S3 s3(YamlSection root, Inspection inspection) {
    S3 all =
        inspection
            .part(() -> root.section("s3").map(S3Section::read))
            .flatMap(read -> read)
            .orElse(S3.NONE);
    return inspection.part(() -> S3Section.with(all, root.sections("sources")), all);
  }

  /** A folder without a root is relative to the configuration's own, as paths of sources are. */
  private static String lake(YamlSection root, Place place) {
    String lake = root.text("lake").orElse(LAKE);
    String folder = place.folder();
    if (!(place instanceof Place.Here) && !lake.contains(":") && !lake.startsWith("/")) {
      return folder + "/" + lake.replaceFirst("^(\\./)+", "");
    }
    return lake.contains(":")
        ? lake
        : root.path("lake", folder)
            .orElseGet(() -> Path.of(folder).resolve(LAKE))
            .normalize()
            .toString();
  }

  private static Limits limits(YamlSection root, Inspection inspection) {
    Optional<Integer> tolerance =
        root.section("clock")
            .flatMap(s -> s.knows("future_tolerance_seconds").integer("future_tolerance_seconds"));
    Optional<YamlSection> limits = root.section("limits");
    limits.ifPresent(s -> s.knows("rejected_share", "rejected_cost_share", "unreadable_amounts"));
    Optional<Double> share = limits.flatMap(s -> s.number("rejected_share"));
    List<InvoiceTotal> totals = entries(root, "invoice_totals", Entries::invoiceTotal, inspection);
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

  private static List<Configuration.Source> sources(
      YamlSection root, Shared shared, Inspection inspection) {
    Set<String> names = new HashSet<>();
    List<YamlSection> sections =
        inspection.part(() -> some(root, root.sections("sources")), List.of());
    return inspection.parts(sections, s -> SourceSection.read(s, shared, names));
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
}

package dev.plumbline.config;

import dev.plumbline.cost.bridge.InvoiceTotal;
import dev.plumbline.cost.budget.Budget;
import dev.plumbline.cost.hour.ListPrice;
import dev.plumbline.cost.inventory.GpuType;
import dev.plumbline.cost.inventory.Node;
import dev.plumbline.cost.spread.SharedCost;
import dev.plumbline.cost.unit.Serving;
import dev.plumbline.failure.Invalid;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.metrics.carbon.Electricity;
import dev.plumbline.timeline.Owner;
import dev.plumbline.timeline.Standby;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The typed configuration; a YAML file holds it, read by a reader that refuses unknown and repeated
 * keys.
 *
 * @param lake folder or URI of the Delta tables
 * @param limits what is still taken
 * @param sources what is read
 * @param nodes node to billing resource
 * @param people who pays for what and for what is shared, who idles on purpose, who serves models,
 *     and who may spend what
 * @param prices the dated price list for time without a charge
 * @param facts what is said of the world, before the facts that ship
 */
public record Configuration(
    String lake,
    Limits limits,
    List<Source> sources,
    List<Node> nodes,
    People people,
    List<ListPrice> prices,
    Facts facts)
    implements Serializable {

  /** A configuration that says nothing of electricity. */
  public Configuration(
      String lake,
      Limits limits,
      List<Source> sources,
      List<Node> nodes,
      People people,
      List<ListPrice> prices,
      List<GpuType> instanceTypes) {
    this(lake, limits, sources, nodes, people, prices, new Facts(instanceTypes, List.of()));
  }

  /**
   * A configuration in which nobody idles on purpose and no instance type is added to the facts.
   */
  public Configuration(
      String lake,
      Limits limits,
      List<Source> sources,
      List<Node> nodes,
      List<Owner> owners,
      List<ListPrice> prices) {
    this(lake, limits, sources, nodes, new People(owners, List.of()), prices, Facts.NONE);
  }

  /**
   * What is said of the world, before the facts that ship.
   *
   * @param instanceTypes GPUs of instance types
   * @param electricity where clusters get theirs
   */
  public record Facts(List<GpuType> instanceTypes, List<Electricity> electricity)
      implements Serializable {
    /** Nothing is said. */
    public static final Facts NONE = new Facts(List.of(), List.of());

    /** Facts; the lists are copied. */
    public Facts {
      instanceTypes = List.copyOf(instanceTypes);
      electricity = List.copyOf(electricity);
    }
  }

  /** GPUs of instance types, before the facts that ship. */
  public List<GpuType> instanceTypes() {
    return facts.instanceTypes();
  }

  /** Where clusters get their electricity. */
  public List<Electricity> electricity() {
    return facts.electricity();
  }

  /**
   * Who the holders of GPUs are.
   *
   * @param owners namespace, account or user to team and project
   * @param standby who idles on purpose
   * @param serving who serves which model version
   * @param jobLabel the exporter's label that names the scheduler's job on a GPU
   * @param sharedCosts who is charged with what nobody held, and with what is no GPU time
   * @param budgets what teams may spend in a month
   */
  public record People(
      List<Owner> owners,
      List<Standby> standby,
      List<Serving> serving,
      String jobLabel,
      List<SharedCost> sharedCosts,
      List<Budget> budgets)
      implements Serializable {
    /** What dcgm-exporter prints where it is given Slurm's mapping of jobs to GPUs. */
    public static final String USUAL_JOB_LABEL = "hpc_job";

    /** People; the lists are copied. */
    public People {
      owners = List.copyOf(owners);
      standby = List.copyOf(standby);
      serving = List.copyOf(serving);
      sharedCosts = List.copyOf(sharedCosts);
      budgets = List.copyOf(budgets);
    }

    /** People who share no cost by rule, and have no budgets. */
    public People(
        List<Owner> owners, List<Standby> standby, List<Serving> serving, String jobLabel) {
      this(owners, standby, serving, jobLabel, List.of(), List.of());
    }

    /** People who serve no model version, and whose jobs exporters name by the usual label. */
    public People(List<Owner> owners, List<Standby> standby) {
      this(owners, standby, List.of(), USUAL_JOB_LABEL);
    }
  }

  /** Namespace, account or user to team and project. */
  public List<Owner> owners() {
    return people.owners();
  }

  /** Who idles on purpose. */
  public List<Standby> standby() {
    return people.standby();
  }

  /** Who serves which model version. */
  public List<Serving> serving() {
    return people.serving();
  }

  /** Who is charged with what nobody is charged with directly. */
  public List<SharedCost> sharedCosts() {
    return people.sharedCosts();
  }

  /** What teams may spend in a month. */
  public List<Budget> budgets() {
    return people.budgets();
  }

  /**
   * What is still taken.
   *
   * @param futureTolerance how far ahead of the run's clock a record may be
   * @param rejectedShare greatest allowed share of rejected records per source
   * @param closeAfterDays days after a billing period's end at which it is closed
   * @param bills what is still taken of bills, and what is known of them
   */
  public record Limits(
      Duration futureTolerance, double rejectedShare, int closeAfterDays, Bills bills)
      implements Serializable {
    /** What holds where nothing is said. */
    public static final Limits DEFAULT =
        new Limits(Duration.ofSeconds(300), 0.02, 5, Bills.DEFAULT);

    /** Limits with what holds of bills where nothing is said. */
    public Limits(Duration futureTolerance, double rejectedShare, int closeAfterDays) {
      this(futureTolerance, rejectedShare, closeAfterDays, Bills.DEFAULT);
    }

    /** Refuses what is no time and no share. */
    public Limits {
      double open = Double.POSITIVE_INFINITY;
      Invalid.ifOutside(futureTolerance.toSeconds(), 0, open, "future_tolerance_seconds");
      Invalid.ifOutside(rejectedShare, 0, 1, "rejected_share");
      Invalid.ifOutside(closeAfterDays, 0, open, "close_after_days");
    }
  }

  /**
   * What is still taken of bills, and what is known of them.
   *
   * @param rejectedCostShare greatest allowed share of rejected money, Σ max(|BilledCost|,
   *     |EffectiveCost|), per source, billing period and currency
   * @param unreadableAmounts how many lines may have an amount that cannot be read, per source,
   *     billing period and currency
   * @param invoiceTotals what finance received
   */
  public record Bills(
      double rejectedCostShare, int unreadableAmounts, List<InvoiceTotal> invoiceTotals)
      implements Serializable {
    /** What holds where nothing is said. */
    public static final Bills DEFAULT = new Bills(0.001, 0, List.of());

    /** Refuses what is no share and no number of lines. */
    public Bills {
      Invalid.ifOutside(rejectedCostShare, 0, 1, "rejected_cost_share");
      Invalid.ifOutside(unreadableAmounts, 0, Double.POSITIVE_INFINITY, "unreadable_amounts");
      invoiceTotals = List.copyOf(invoiceTotals);
    }
  }

  /**
   * A configured source.
   *
   * @param settings what its ingester needs
   * @param folder the folder that the glob is relative to
   * @param glob which files
   * @param exportScope which export of a billing period is in force
   * @param lateDays days without new rows after which it is late, 0 for never; null: as is usual
   *     for its format
   */
  public record Source(
      SourceSettings settings,
      String folder,
      String glob,
      ExportScope exportScope,
      Integer lateDays)
      implements Serializable {

    /** A source that is late when others of its format are. */
    public Source(SourceSettings settings, String folder, String glob, ExportScope exportScope) {
      this(settings, folder, glob, exportScope, null);
    }

    /** True when its files are on this machine. */
    public boolean isHere() {
      return !glob.contains("://") && (glob.startsWith("/") || !folder.contains("://"));
    }

    /** Days without new rows after which it is late, where the configuration says it. */
    public Optional<Integer> lateAfterDays() {
      return Optional.ofNullable(lateDays);
    }
  }

  /** Which files of a billing source count. */
  public enum ExportScope {
    /** Only the newest run of the export, with all its parts, per source and billing period. */
    PERIOD,
    /** All files, equal copies once. */
    DELTA
  }
}

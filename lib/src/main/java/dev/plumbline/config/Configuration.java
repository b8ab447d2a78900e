package dev.plumbline.config;

import dev.plumbline.cost.bridge.InvoiceTotal;
import dev.plumbline.cost.hour.ListPrice;
import dev.plumbline.cost.inventory.Node;
import dev.plumbline.failure.Invalid;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.segment.Owner;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * The typed configuration; a YAML file holds it, read by a reader that refuses unknown and repeated
 * keys.
 *
 * @param lake folder or URI of the Delta tables
 * @param limits what is still taken
 * @param sources what is read
 * @param nodes node to billing resource
 * @param owners namespace to team and project
 * @param prices the dated price list for time without a charge
 */
public record Configuration(
    String lake,
    Limits limits,
    List<Source> sources,
    List<Node> nodes,
    List<Owner> owners,
    List<ListPrice> prices)
    implements Serializable {

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
   */
  public record Source(SourceSettings settings, String folder, String glob, ExportScope exportScope)
      implements Serializable {}

  /** Which files of a billing source count. */
  public enum ExportScope {
    /** Only the newest run of the export, with all its parts, per source and billing period. */
    PERIOD,
    /** All files, equal copies once. */
    DELTA
  }
}

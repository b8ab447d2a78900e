package dev.plumbline.ingest;

import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuRequest;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.NodeInventory;
import java.util.List;

/**
 * What formats that differ only in how their files are packed have in common.
 *
 * @param kind what its files tell of
 * @param name the format's id, or what comes before the packing in its ids
 * @param description one sentence for people: what the files are and who writes them
 * @param rows the table its rows belong to
 */
public record FormatFamily(Kind kind, String name, String description, TableSpec rows) {

  /** What files tell of. */
  public enum Kind {
    /** What GPUs did. */
    TELEMETRY("GPU telemetry"),
    /** Who asked for GPUs. */
    SCHEDULERS("Schedulers"),
    /** Which machines there are. */
    INVENTORIES("Lists of machines"),
    /** What was charged. */
    BILLS("Bills"),
    /** What pipelines and those who serve models leave behind. */
    PIPELINES("Pipeline logs (models, runs, lineage, deployments, usage)");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** As people read it. */
    public String title() {
      return title;
    }
  }

  /** Samples of GPUs. */
  public static FormatFamily telemetry(String name, String description) {
    return new FormatFamily(Kind.TELEMETRY, name, description, GpuSample.TABLE);
  }

  /** Requests for GPUs. */
  public static FormatFamily schedulers(String name, String description) {
    return new FormatFamily(Kind.SCHEDULERS, name, description, GpuRequest.TABLE);
  }

  /** Machines. */
  public static FormatFamily inventories(String name, String description) {
    return new FormatFamily(Kind.INVENTORIES, name, description, NodeInventory.TABLE);
  }

  /** Charge lines. */
  public static FormatFamily bills(String name, String description) {
    return new FormatFamily(Kind.BILLS, name, description, FocusCharge.TABLE);
  }

  /** Events, records or usage. */
  public static FormatFamily pipelines(String name, String description, TableSpec rows) {
    return new FormatFamily(Kind.PIPELINES, name, description, rows);
  }

  /** Further tables it makes rows of. */
  List<TableSpec> sideRows() {
    return kind == Kind.TELEMETRY ? List.of(DeviceLabelSet.TABLE) : List.of();
  }
}

package dev.plumbline.run.answers;

import dev.plumbline.lineage.Impact;
import dev.plumbline.lineage.evidence.VersionEvidence;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.ExportedFacts;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a dataset reached on a date.
 *
 * @param meant the dataset, and the version where one was named
 * @param names all that the dataset is called
 * @param extent what it reached
 * @param models the model versions among it, in the order of the inventory
 * @param maybe those that may be among it, in that order
 * @param jobs of each run the job that it is of, where that is known
 */
public record DatasetImpact(
    AskedDataset.Meant meant,
    SortedSet<DatasetName> names,
    Impact.Extent extent,
    List<ReachedVersion> models,
    List<ReachedVersion> maybe,
    Map<String, String> jobs) {

  /** A model version that was reached, as the inventory has it, and the way to it. */
  public record ReachedVersion(InventoryLine line, Impact.Reached reached) {}

  /** What this dataset reached, on the date of these rulings. */
  public static DatasetImpact of(Export export, Rulings rulings, AskedDataset asked) {
    Impact known =
        new Impact(
            ExportedFacts.of(export),
            rulings.date(),
            rulings.namespaces(),
            key -> isTold(rulings.of(key)));
    AskedDataset.Meant meant = asked.among(known);
    SortedSet<DatasetName> names = new TreeSet<>();
    names.add(meant.dataset());
    known.datasets().stream()
        .filter(name -> known.name(name).equals(known.name(meant.dataset())))
        .forEach(names::add);
    Impact.Extent extent =
        meant.version() == null ? known.of(meant.dataset()) : known.of(meant.version());
    List<InventoryLine> inventory = Inventory.of(export, rulings);
    return new DatasetImpact(
        meant,
        names,
        extent,
        among(inventory, extent.models()),
        among(inventory, extent.maybe()),
        jobs(export));
  }

  private static List<ReachedVersion> among(
      List<InventoryLine> inventory, List<Impact.Reached> reached) {
    Map<ModelKey, Impact.Reached> byKey = new HashMap<>();
    reached.forEach(one -> byKey.put(one.key(), one));
    return inventory.stream()
        .filter(line -> byKey.containsKey(line.key()))
        .map(line -> new ReachedVersion(line, byKey.get(line.key())))
        .toList();
  }

  private static boolean isTold(RowLayout.Cells ruling) {
    return ruling != null && !VersionEvidence.isForeign(ruling);
  }

  private static Map<String, String> jobs(Export export) {
    Map<String, String> jobs = new HashMap<>();
    for (RowLayout.Cells run : export.rows(LineageRun.TABLE)) {
      String name = run.text(LineageRun.JOB_NAME);
      if (name != null) {
        jobs.put(run.text(LineageRun.RUN_ID), run.text(LineageRun.JOB_NAMESPACE) + " " + name);
      }
    }
    return jobs;
  }
}

package dev.plumbline.run.answers;

import dev.plumbline.lineage.Impact;
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
 * @param jobs of each run the job that it is of, where that is known
 */
public record DatasetImpact(
    AskedDataset.Meant meant,
    SortedSet<DatasetName> names,
    Impact.Extent extent,
    List<ReachedVersion> models,
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
            key -> rulings.of(key) != null);
    AskedDataset.Meant meant = asked.among(known);
    SortedSet<DatasetName> names = new TreeSet<>();
    names.add(meant.dataset());
    known.datasets().stream()
        .filter(name -> known.name(name).equals(known.name(meant.dataset())))
        .forEach(names::add);
    Impact.Extent extent =
        meant.version() == null ? known.of(meant.dataset()) : known.of(meant.version());
    Map<ModelKey, Impact.Reached> reached = new HashMap<>();
    extent.models().forEach(one -> reached.put(one.key(), one));
    List<ReachedVersion> models =
        Inventory.of(export, rulings).stream()
            .filter(line -> reached.containsKey(line.key()))
            .map(line -> new ReachedVersion(line, reached.get(line.key())))
            .toList();
    return new DatasetImpact(meant, names, extent, models, jobs(export));
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

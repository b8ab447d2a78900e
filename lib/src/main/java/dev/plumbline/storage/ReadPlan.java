package dev.plumbline.storage;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Which landing files one pass reads, and which of them share a task.
 *
 * @param groups one task each
 * @param sideFolder where tasks put rejects and side rows
 */
public record ReadPlan(List<List<Item>> groups, String sideFolder) implements Serializable {

  /**
   * A file, how it is read and by what.
   *
   * @param file where it lies
   * @param source what its ingester needs to know
   * @param ingester what reads it
   */
  public record Item(LandingFile file, SourceFile source, Ingester ingester)
      implements Serializable {}

  /** Neighbouring files share a task, about the same bytes in each; a file is never split. */
  public static ReadPlan balanced(List<Item> items, int tasks, String sideFolder) {
    long total = items.stream().mapToLong(item -> item.file().bytes() + 1).sum();
    long share = Math.max(1, (total + tasks - 1) / tasks);
    List<List<Item>> groups = new ArrayList<>();
    List<Item> group = new ArrayList<>();
    long bytes = 0;
    for (Item item : items) {
      group.add(item);
      bytes += item.file().bytes() + 1;
      if (bytes >= share) {
        groups.add(group);
        group = new ArrayList<>();
        bytes = 0;
      }
    }
    if (!group.isEmpty()) {
      groups.add(group);
    }
    return new ReadPlan(groups, sideFolder);
  }

  /** Bytes of all files, as they lie there. */
  public long bytes() {
    return groups.stream()
        .flatMap(List::stream)
        .mapToLong(item -> Math.max(0, item.file().bytes()))
        .sum();
  }

  /** One task per file, so that a data file never mixes landing files. */
  public static ReadPlan separate(List<Item> items, String sideFolder) {
    List<List<Item>> groups = new ArrayList<>();
    items.forEach(item -> groups.add(new ArrayList<>(List.of(item))));
    return new ReadPlan(groups, sideFolder);
  }
}

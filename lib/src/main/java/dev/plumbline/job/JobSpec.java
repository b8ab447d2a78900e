package dev.plumbline.job;

import dev.plumbline.policies.Policy;
import dev.plumbline.schema.TableSpec;
import java.util.List;
import java.util.stream.Stream;

/**
 * The declaration of a job, from which order, lineage and documentation come.
 *
 * @param name as on the command line
 * @param stage which part of the night it belongs to
 * @param doc one sentence
 * @param reads inputs with their reach
 * @param writes the tables whose slices it computes
 * @param policies ids of the policies that rule its rows
 * @param carries tables it writes whose closed rows it carries over: read as they were published
 */
public record JobSpec(
    String name,
    NightStage stage,
    String doc,
    List<Input> reads,
    List<TableSpec> writes,
    List<String> policies,
    List<TableSpec> carries) {

  /**
   * One input.
   *
   * @param table what is read
   * @param reach how far beyond the slice's own dates it is read
   */
  public record Input(TableSpec table, Reach reach) {}

  /** A job that reads and writes; add policies with {@link #ruledBy}. */
  public static JobSpec of(
      String name, NightStage stage, String doc, List<Input> reads, TableSpec... writes) {
    return new JobSpec(name, stage, doc, reads, List.of(writes), List.of(), List.of());
  }

  /** True when what it computes is published. */
  public boolean isGold() {
    return writes.stream().anyMatch(table -> table.layer() == TableSpec.Layer.GOLD);
  }

  /** The same job, ruled by these policies. */
  public JobSpec ruledBy(Policy... ruling) {
    List<String> ids = Stream.of(ruling).map(Policy::id).toList();
    return new JobSpec(name, stage, doc, reads, writes, ids, carries);
  }

  /** The same job, which keeps what these tables say of closed billing periods. */
  public JobSpec carrying(TableSpec... closed) {
    return new JobSpec(name, stage, doc, reads, writes, policies, List.of(closed));
  }

  /** True when it may write rows dated tonight about an earlier date. */
  public boolean isCorrecting() {
    return carries.stream().anyMatch(table -> !Partitions.isPeriodic(table));
  }

  /** An input with its reach. */
  public static Input reads(TableSpec table, Reach reach) {
    return new Input(table, reach);
  }
}

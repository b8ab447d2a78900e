package dev.plumbline.jobs;

import static dev.plumbline.jobs.MoneyGiven.segments;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.job.Job;
import dev.plumbline.job.RunContext;
import dev.plumbline.jobs.assess.InvoiceBridgeJob;
import dev.plumbline.jobs.build.ChargeLineJob;
import dev.plumbline.jobs.build.GpuHourCostJob;
import dev.plumbline.jobs.build.PaidCapacityJob;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.CommitmentDaily;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What becomes of the lines of a bill, from its files to the invoice bridge, job by job, with no
 * device seen.
 */
public final class BilledCase {
  private static final Instant NOT_AFTER = Instant.parse("2026-12-31T00:00:00Z");

  /** Files of a format, by their names under {@code cases/} of the test resources. */
  public record Files(String format, List<String> names) {}

  private final Frame lines;
  private final Frame paid;
  private final Frame costs;
  private final Frame bridge;

  private BilledCase(RunContext context, Frame charges, Frame seen) {
    lines = kept(new ChargeLineJob(), context, Map.of(FocusCharge.TABLE, charges));
    paid =
        kept(
            new PaidCapacityJob(),
            context,
            Map.of(ChargeLine.TABLE, lines, GpuSegment.TABLE, seen));
    costs =
        kept(
            new GpuHourCostJob(),
            context,
            Map.of(PaidCapacity.TABLE, paid, GpuSegment.TABLE, seen));
    bridge =
        kept(
            new InvoiceBridgeJob(),
            context,
            Map.of(
                ChargeLine.TABLE,
                lines,
                GpuHourCost.TABLE,
                costs,
                PaidCapacity.TABLE,
                paid,
                GpuSegment.TABLE,
                seen,
                CommitmentDaily.TABLE,
                Given.table(CommitmentDaily.TABLE).frame()));
  }

  /** The rows themselves, so that later jobs do not compute them again. */
  private static Frame kept(Job job, RunContext context, Map<TableSpec, Frame> inputs) {
    Frame rows = OneJob.run(job, context, inputs);
    return Frame.of(
        SharedSpark.session().createDataFrame(rows.rows().collectAsList(), rows.schema()));
  }

  /** The lines of these files. */
  public static BilledCase read(RunContext context, List<Files> files) {
    Given given = Given.table(FocusCharge.TABLE, FocusCharge.TABLE.columns().toArray(Col[]::new));
    for (Files each : files) {
      Ingester ingester = Ingesters.of(each.format()).orElseThrow();
      for (String name : each.names()) {
        SourceFile file = new SourceFile(SourceSettings.of("bill", each.format()), name, NOT_AFTER);
        RecordingSink.read(ingester, file, bytes(name)).rows.forEach(r -> given.row(r.values()));
      }
    }
    return new BilledCase(context, given.frame(), segments().frame());
  }

  /** Lines that a table gives. */
  public static BilledCase of(RunContext context, Given bill) {
    return of(context, bill, segments());
  }

  /** Lines that a table gives, with what was seen. */
  public static BilledCase of(RunContext context, Given bill, Given seen) {
    return new BilledCase(context, bill.frame(), seen.frame());
  }

  private static byte[] bytes(String name) {
    try (InputStream in = BilledCase.class.getResourceAsStream("/cases/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code silver.charge_line}. */
  public Frame lines() {
    return lines;
  }

  /** {@code silver.paid_capacity}. */
  public Frame paid() {
    return paid;
  }

  /** {@code silver.gpu_hour_cost}. */
  public Frame costs() {
    return costs;
  }

  /** What no invoice of the bridge may have: cost that is neither paid nor not yet due. */
  public Frame unaccounted() {
    Frame steps = bridge.where(InvoiceBridge.STEP.of().equalTo("unaccounted"));
    assertThat(steps.rows().isEmpty()).as("no invoice has the step").isFalse();
    return steps.where(InvoiceBridge.AMOUNT.of().notEqual(0));
  }

  /** {@code gold.invoice_bridge}. */
  public Frame bridge() {
    return bridge;
  }
}

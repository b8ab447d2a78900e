package dev.plumbline.cost.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.cost.inventory.GpuTypes;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.focus.FocusIngester;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.terms.ChargeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** The FOCUS 1.0 sample of four providers, which names no meters and no instance types. */
class ChargeRealBillTest {
  private static final Path BILL = Path.of("../../shared/data/billing/focus-1.0/focus_sample.csv");

  @Test
  void gpuHoursAreFoundAndNothingElseIsTakenForThem() throws IOException {
    assumeTrue(Files.exists(BILL), BILL + " is not here");
    List<Charge> charges = read();
    // counted in the file: 8 lines "g5.4xlarge Instance Hour", and no other GPU type the facts list
    assertThat(of(charges, ChargeKind.COMPUTE))
        .hasSize(8)
        .allSatisfy(charge -> assertThat(charge.instanceType()).isEqualTo("g5.4xlarge"));
    // filed under Compute: 392 AWS and 1 Microsoft line in GB, 9 NAT Gateway hours
    assertThat(of(charges, ChargeKind.NETWORK))
        .filteredOn(charge -> charge.is(FocusCharge.SERVICE_CATEGORY, "Compute"))
        .hasSize(392 + 1 + 9);
    // one Credit; 2 Adjustments and 12 lines of negative usage
    assertThat(of(charges, ChargeKind.CREDIT)).hasSize(1);
    assertThat(of(charges, ChargeKind.CORRECTION)).hasSize(2 + 12);
  }

  private static List<Charge> of(List<Charge> charges, ChargeKind kind) {
    return charges.stream().filter(charge -> ChargeRules.kind(charge) == kind).toList();
  }

  private static List<Charge> read() throws IOException {
    List<Charge> charges = new ArrayList<>();
    SourceFile file =
        new SourceFile(
            SourceSettings.of("bill", "focus-csv"),
            "bill.csv",
            Instant.parse("2030-01-01T00:00:00Z"));
    Ingester.Cursor cursor = new FocusIngester(Packing.CSV).open(file, Files.newInputStream(BILL));
    Sink sink = new Charges(charges);
    while (cursor.read(sink)) {
      assertThat(charges).isNotEmpty();
    }
    return charges;
  }

  /** Keeps the rows and forgets the counts. */
  private record Charges(List<Charge> charges) implements Sink {
    @Override
    public void unmapped(String column) {}

    @Override
    public void row(Object[] values, LocalDate from, LocalDate through) {
      Col[] columns = Charge.COLUMNS.columns();
      Object[] chosen = new Object[columns.length];
      for (int i = 0; i < columns.length; i++) {
        Object value = values[FocusCharge.TABLE.position(columns[i])];
        chosen[i] =
            value instanceof Map<?, ?> map
                ? scala.collection.JavaConverters.mapAsScalaMap(map)
                : value;
      }
      charges.add(new Charge(RowFactory.create(chosen), ChargeGiven.NODES, GpuTypes.SHIPPED));
    }

    @Override
    public void sideRow(TableSpec table, Object[] values) {}

    @Override
    public void accepted(long records) {}

    @Override
    public void reject(long lineNumber, String raw, List<String> reasons) {}

    @Override
    public void duplicate() {}

    @Override
    public void ignored(String reason, long records) {}

    @Override
    public void absent(String reason) {}
  }
}

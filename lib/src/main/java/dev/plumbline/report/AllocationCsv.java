package dev.plumbline.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.storage.Placed;
import dev.plumbline.tables.CostAllocation;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The parts of a month's charges as a FOCUS 1.3 file: its columns by their ids, in their order,
 * then Plumbline's own under {@code x_}. Maps are JSON, instants ISO 8601. Text that a spreadsheet
 * would run as a formula starts with an apostrophe, as in every CSV file of Plumbline.
 */
public final class AllocationCsv {
  /** What FOCUS 1.3 does not know yet. */
  private static final Set<Col> LATER =
      Set.of(
          CostAllocation.of(FocusCharge.COMMITMENT_PROGRAM_ELIGIBILITY_DETAILS),
          CostAllocation.of(FocusCharge.INVOICE_DETAIL_ID));

  private static final List<Col> COLUMNS =
      CostAllocation.TABLE.columns().stream()
          .filter(column -> !column.equals(CostAllocation.PERIOD) && !LATER.contains(column))
          .sorted(
              Comparator.comparing((Col column) -> column.name().startsWith("x_"))
                  .thenComparing(Col::name))
          .toList();

  private static final Comparator<Cells> ORDER =
      Comparator.comparing((Cells row) -> row.text(CostAllocation.SOURCE))
          .thenComparing(row -> row.text(CostAllocation.SOURCE_FILE))
          .thenComparing(row -> row.whole(CostAllocation.LINE_NUMBER))
          .thenComparing(row -> row.text(CostAllocation.SHARE_KIND))
          .thenComparing(row -> String.valueOf(row.text(CostAllocation.RESOURCE_ID)));

  private final List<Cells> rows;

  private AllocationCsv(List<Cells> rows) {
    this.rows = rows;
  }

  /** Of these rows of {@code gold.cost_allocation}. */
  public static AllocationCsv of(List<Cells> rows) {
    return new AllocationCsv(rows.stream().sorted(ORDER).toList());
  }

  /** Puts the file in place, whole or not at all. */
  public void writeTo(Path file) throws IOException {
    Placed.file(file, this::write);
  }

  /** The file's text. */
  public String text() {
    StringWriter text = new StringWriter();
    try {
      write(text);
    } catch (IOException e) {
      throw new UncheckedIOException("a FOCUS file cannot be formed", e);
    }
    return text.toString();
  }

  private void write(Writer to) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(to)) {
      csv.writeRecord(COLUMNS.stream().map(Col::name).toList());
      rows.forEach(row -> csv.writeRecord(COLUMNS.stream().map(c -> cell(row, c)).toList()));
    }
  }

  private static String cell(Cells row, Col column) {
    if (column.equals(CostAllocation.of(FocusCharge.SERVICE_PROVIDER_NAME)) && !row.has(column)) {
      return CsvCell.of(row.text(CostAllocation.of(FocusCharge.PROVIDER_NAME)));
    }
    Object value = row.value(column);
    if (value instanceof Map<?, ?> map) {
      ObjectNode pairs = JsonNodeFactory.instance.objectNode();
      new TreeMap<>(map).forEach((key, text) -> pairs.put(String.valueOf(key), (String) text));
      return pairs.toString();
    }
    return CsvCell.of(value);
  }
}

package dev.plumbline.ingest.focus;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.billing.ChargeCursor;
import dev.plumbline.ingest.billing.ChargeDraft;
import dev.plumbline.ingest.billing.ChargeMapping;
import dev.plumbline.ingest.tabular.Records;
import dev.plumbline.schema.Col;
import java.util.List;
import java.util.stream.IntStream;

/** FOCUS columns are taken as they stand; columns FOCUS does not know are kept by name. */
final class FocusMapping implements ChargeMapping {
  private final FocusHeader header;

  private FocusMapping(FocusHeader header) {
    this.header = header;
  }

  /** Reads a file of FOCUS columns, however it is packed. */
  static Ingester.Cursor cursor(SourceFile file, Records records) throws MalformedFile {
    FocusHeader header = FocusHeader.of(file.path(), records.headerLine(), records.columns());
    return new ChargeCursor(file, records, new FocusMapping(header), header.version());
  }

  @Override
  public List<String> unmapped() {
    return IntStream.range(0, header.width())
        .filter(i -> header.columns().get(i) == null)
        .mapToObj(header.names()::get)
        .toList();
  }

  @Override
  public void read(Records record, ChargeDraft draft) {
    List<Col> columns = header.columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i) == null) {
        draft.keep(header.names().get(i), record.text(i));
      } else {
        read(columns.get(i), record.text(i), draft);
      }
    }
    if (Rounding.isRounded(draft)) {
      draft.count("effective_cost_rounded");
    }
  }

  private static void read(Col column, String text, ChargeDraft draft) {
    if (text != null && text.isBlank()) {
      draft.count("blank");
    }
    draft.read(column, text);
  }
}

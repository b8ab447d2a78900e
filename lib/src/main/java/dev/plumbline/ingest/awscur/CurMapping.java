package dev.plumbline.ingest.awscur;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.billing.ChargeCursor;
import dev.plumbline.ingest.billing.ChargeDraft;
import dev.plumbline.ingest.billing.ChargeMapping;
import dev.plumbline.ingest.tabular.Records;
import java.util.BitSet;
import java.util.List;

/**
 * Applies {@link CurTable} to the lines of one report: the first entry that has a text for a FOCUS
 * column fills it. Whatever text went nowhere as it stands is kept under the report's own name.
 *
 * <p>Counted: {@code savings_plan_negation}, {@code split_cost_row} and {@code
 * capacity_reservation} for lines that repeat what other lines carry.
 */
final class CurMapping implements ChargeMapping {
  private final CurHeader header;
  private final CurLine line;
  private final SavingsPlanBalance.Sums sums = new SavingsPlanBalance.Sums();

  private CurMapping(CurHeader header, SourceFile file) {
    this.header = header;
    this.line = new CurLine(header, file.settings().dialect().declaredDecimalMark().orElse(null));
  }

  /** Reads a report, however it is packed. */
  static Ingester.Cursor cursor(SourceFile file, Records records) throws MalformedFile {
    CurHeader header = CurHeader.of(file.path(), records.headerLine(), records.columns());
    CurMapping mapping = new CurMapping(header, file);
    return SavingsPlanBalance.after(
        new ChargeCursor(file, records, mapping, header.version()), mapping);
  }

  SavingsPlanBalance.Sums sums() {
    return sums;
  }

  @Override
  public List<String> unmapped() {
    return header.unmapped().stream().map(header.names()::get).distinct().toList();
  }

  @Override
  public void read(Records record, ChargeDraft draft) {
    line.begin(record);
    BitSet taken = taken(draft);
    for (int i = 0; i < header.names().size(); i++) {
      if (!taken.get(i)) {
        draft.keep(header.names().get(i), record.text(i));
      }
    }
    CurTags.read(header, record, line, draft);
    line.unknownType().ifPresent(draft::refuse);
    CostRules.lacking(line).ifPresent(draft::refuse);
    count(draft);
  }

  /** Fills the FOCUS columns and says which of the report's columns stand there unchanged. */
  private BitSet taken(ChargeDraft draft) {
    BitSet taken = new BitSet();
    BitSet kept = new BitSet();
    for (CurEntry entry : CurTable.ENTRIES) {
      String text = line.text(entry.source());
      if (text == null || !entry.isKept() && draft.value(entry.column()) != null) {
        continue;
      }
      String value = entry.rule().text(line, text);
      if (value == null) {
        continue;
      }
      if (!entry.isKept()) {
        draft.read(entry.column(), value);
      }
      if (entry.isKept() || value.equals(text)) {
        BitSet marked = entry.isKept() ? kept : taken;
        header.positions(entry.source()).stream().limit(1).forEach(marked::set);
      }
    }
    taken.andNot(kept);
    for (int position : header.tags()) {
      taken.set(position);
    }
    return taken;
  }

  private void count(ChargeDraft draft) {
    if (line.is(LineItemType.SAVINGS_PLAN_NEGATION)) {
      draft.count("savings_plan_negation");
    }
    if (line.isSplit()) {
      draft.count("split_cost_row");
    }
    if (line.isReservationItself()) {
      draft.count("capacity_reservation");
    }
    if (line.is(LineItemType.SAVINGS_PLAN_COVERED_USAGE, LineItemType.SAVINGS_PLAN_NEGATION)) {
      sums.add(line);
    }
  }
}

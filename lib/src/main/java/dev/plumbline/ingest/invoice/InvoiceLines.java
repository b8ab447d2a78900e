package dev.plumbline.ingest.invoice;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.billing.ChargeDraft;
import dev.plumbline.ingest.billing.ChargeMapping;
import dev.plumbline.ingest.mapping.FileColumns;
import dev.plumbline.ingest.mapping.SourceColumn;
import dev.plumbline.ingest.tabular.Records;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.terms.reject.ChargeReject;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.DecimalType;

/** Makes charges of one file's lines, as its mapping says. */
final class InvoiceLines implements ChargeMapping {
  private final InvoiceMapping mapping;
  private final Periods billing;
  private final Periods charge;
  private final int[] positions;
  private final List<String> names;
  private final int[] kept;
  private final List<String> unmapped;

  /** Finds the mapping's columns in the header, refusing a file that lacks one of them. */
  InvoiceLines(SourceFile file, Records records, InvoiceMapping mapping) throws MalformedFile {
    this.mapping = mapping;
    FileColumns header = new FileColumns(file.path(), mapping.path(), records);
    this.billing =
        periods(
            header,
            mapping.dates().billingPeriod(),
            FocusCharge.BILLING_PERIOD_START,
            FocusCharge.BILLING_PERIOD_END);
    this.charge =
        periods(
            header,
            mapping.dates().chargePeriod(),
            FocusCharge.CHARGE_PERIOD_START,
            FocusCharge.CHARGE_PERIOD_END);
    this.positions = new int[mapping.columns().size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = header.position(mapping.columns().get(i).from());
    }
    for (SourceColumn column : mapping.known().skipped().keySet()) {
      header.position(column);
    }
    header.assertComplete();
    this.names = header.names();
    this.kept =
        IntStream.range(0, names.size()).filter(i -> !header.isRead(names.get(i))).toArray();
    this.unmapped =
        header.unmentioned().stream()
            .filter(name -> !mapping.known().kept().contains(name))
            .toList();
  }

  private Periods periods(FileColumns header, PeriodRule rule, Col start, Col end)
      throws MalformedFile {
    int first = rule.first() == null ? -1 : header.position(rule.first());
    int second = rule.second() == null ? -1 : header.position(rule.second());
    return new Periods(rule, mapping.dates().written(), first, second, start, end);
  }

  @Override
  public List<String> unmapped() {
    return unmapped;
  }

  @Override
  public void read(Records record, ChargeDraft draft) {
    mapping.constants().forEach(draft::read);
    for (int i = 0; i < positions.length; i++) {
      column(mapping.columns().get(i), positions[i] < 0 ? null : record.text(positions[i]), draft);
    }
    if (mapping.costs().isEffectiveBilled()) {
      draft.put(FocusCharge.EFFECTIVE_COST, draft.value(FocusCharge.BILLED_COST));
    }
    billing.read(record, draft);
    charge.read(record, draft);
    for (int position : kept) {
      draft.keep(names.get(position), record.text(position));
    }
  }

  private static void column(ColumnRule rule, String text, ChargeDraft draft) {
    if (text == null || text.isBlank()) {
      draft.read(rule.to(), rule.blank());
      return;
    }
    String said = text.trim();
    if (!rule.words().isEmpty()) {
      word(rule, said, draft);
    } else if (rule.to().type() instanceof DecimalType) {
      amount(rule, said, draft);
    } else {
      draft.read(rule.to(), said);
    }
  }

  private static void word(ColumnRule rule, String said, ChargeDraft draft) {
    String meant = rule.meaning(said);
    if (meant == null) {
      draft.refuse(
          ChargeReject.HAS_NO_MAPPED_WORD.of(
              rule.to().name(), rule.from().name(), shortened(said)));
    } else {
      draft.read(rule.to(), meant);
    }
  }

  private static void amount(ColumnRule rule, String said, ChargeDraft draft) {
    String plain = rule.amount().plain(said);
    if (plain == null) {
      draft.refuse(
          ChargeReject.IS_NOT_AS_DECLARED.of(
              rule.to().name(), rule.from().name(), shortened(said)));
    } else {
      draft.read(rule.to(), plain);
    }
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}

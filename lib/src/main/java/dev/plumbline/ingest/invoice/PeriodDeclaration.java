package dev.plumbline.ingest.invoice;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.invoice.PeriodRule.Way;
import dev.plumbline.ingest.mapping.DeclaredText;
import dev.plumbline.ingest.mapping.MappingSection;
import dev.plumbline.ingest.mapping.SourceColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what a mapping says of periods. */
final class PeriodDeclaration {
  private static final List<String> BILLING = List.of("month_of", "start", "end", "through");
  private static final List<String> CHARGE =
      List.of("month_of", "day", "start", "end", "through", "hours", "blank", "remove", "decimal");
  private static final String SAME = "billing_period";

  private final MappingSection section;

  private PeriodDeclaration(MappingSection section) {
    this.section = section;
  }

  /** The billing period of a line. */
  static PeriodRule billing(MappingSection root) throws MalformedFile {
    String remedy = "write billing_period: {month_of: COLUMN}, or {start: …, end: …}";
    Optional<MappingSection> section = root.section("billing_period");
    if (section.isEmpty()) {
      throw missing(root, "billing_period", remedy);
    }
    return new PeriodDeclaration(section.get().knows(BILLING)).rule(remedy);
  }

  /** The time that a line is for. */
  static PeriodRule charge(MappingSection root) throws MalformedFile {
    String remedy =
        "write charge_period: {start: …, end: …}, {start: …, through: …}, {start: …, hours: …},"
            + " {day: …}, {month_of: …}, or billing_period";
    if (!root.has("charge_period")) {
      throw missing(root, "charge_period", remedy);
    }
    if (root.isText("charge_period")) {
      DeclaredText word = root.required("charge_period", remedy);
      if (!word.text().equals(SAME)) {
        throw root.at(word.line(), "'" + word.text() + "' is no charge period", "no rule reads it")
            .remedy(remedy);
      }
      return new PeriodRule(Way.BILLING_PERIOD, null, null, AmountText.PLAIN, false);
    }
    MappingSection section = root.section("charge_period").orElseThrow();
    return new PeriodDeclaration(section.knows(CHARGE)).rule(remedy);
  }

  private static MalformedFile missing(MappingSection root, String key, String remedy) {
    return root.error("the mapping lacks '" + key + "'", "no line could be placed in time")
        .remedy(remedy);
  }

  private PeriodRule rule(String remedy) throws MalformedFile {
    List<String> ways = new ArrayList<>();
    for (String key : List.of("month_of", "day", "end", "through", "hours")) {
      if (section.has(key)) {
        ways.add(key);
      }
    }
    boolean isSpan = ways.size() == 1 && !List.of("month_of", "day").contains(ways.get(0));
    if (ways.size() != 1 || isSpan != section.has("start")) {
      throw section
          .error("the period is not said in one way", "these keys are given: " + section.keys())
          .remedy(remedy);
    }
    Way way = Way.valueOf(ways.get(0).toUpperCase(Locale.ROOT));
    SourceColumn only = column(ways.get(0));
    return new PeriodRule(
        way,
        isSpan ? column("start") : only,
        isSpan ? only : null,
        hours(way),
        isBillingWhenBlank());
  }

  private SourceColumn column(String key) throws MalformedFile {
    return SourceColumn.mandatory(section.required(key, "write " + key + ": COLUMN"));
  }

  private AmountText hours(Way way) throws MalformedFile {
    boolean isWritten = section.has("remove") || section.has("decimal");
    if (isWritten && way != Way.HOURS) {
      throw section
          .error("remove and decimal are for hours", "this period has none")
          .remedy("remove them");
    }
    return ColumnDeclarations.amount(section);
  }

  private boolean isBillingWhenBlank() throws MalformedFile {
    Optional<DeclaredText> blank = section.text("blank");
    if (blank.isPresent() && !blank.get().text().equals(SAME)) {
      throw section
          .at(blank.get().line(), "blank can only be billing_period", "it says otherwise")
          .remedy("write blank: billing_period");
    }
    return blank.isPresent();
  }
}

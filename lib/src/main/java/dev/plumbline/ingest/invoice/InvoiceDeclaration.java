package dev.plumbline.ingest.invoice;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.billing.FocusColumns;
import dev.plumbline.ingest.mapping.DeclaredText;
import dev.plumbline.ingest.mapping.DeclaredTime;
import dev.plumbline.ingest.mapping.MappingSection;
import dev.plumbline.ingest.mapping.Separator;
import dev.plumbline.ingest.mapping.SourceColumn;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.FocusCharge;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads and checks the mapping file of an invoice. */
final class InvoiceDeclaration {
  private static final List<String> KEYS =
      List.of(
          "separator",
          "constants",
          "columns",
          "dates",
          "billing_period",
          "charge_period",
          "effective_cost",
          "price_list",
          "skip",
          "keep",
          "cannot_give");

  /** The columns that the periods fill, and no rule of a single column. */
  static final Set<Col> OF_PERIODS =
      Set.of(
          FocusCharge.BILLING_PERIOD_START,
          FocusCharge.BILLING_PERIOD_END,
          FocusCharge.CHARGE_PERIOD_START,
          FocusCharge.CHARGE_PERIOD_END);

  private final SourceSettings settings;
  private final MappingSection root;

  private InvoiceDeclaration(SourceSettings settings, MappingSection root) {
    this.settings = settings;
    this.root = root;
  }

  /** The mapping of a source; every mistake in it names its line. */
  static InvoiceMapping of(SourceSettings settings) throws MalformedFile {
    return new InvoiceDeclaration(settings, MappingSection.of(settings).knows(KEYS)).read();
  }

  private InvoiceMapping read() throws MalformedFile {
    assertLimitsStated();
    ColumnDeclarations columns = new ColumnDeclarations(root);
    InvoiceMapping mapping =
        new InvoiceMapping(
            root.file(),
            Separator.of(root),
            columns.constants(),
            columns.rules(),
            new InvoiceMapping.Dates(
                time(), PeriodDeclaration.billing(root), PeriodDeclaration.charge(root)),
            new InvoiceMapping.Costs(isEffectiveBilled(), root.flag("price_list")),
            new InvoiceMapping.Known(skipped(), kept()));
    assertReachable(mapping);
    assertKept(mapping);
    return mapping;
  }

  private void assertLimitsStated() throws MalformedFile {
    if (root.texts("cannot_give").isEmpty()) {
      throw root.at(
              root.line("cannot_give"),
              "cannot_give is missing or empty",
              "readers of the report must know what this invoice does not say")
          .remedy("write cannot_give: and a list of sentences");
    }
  }

  private DeclaredTime time() throws MalformedFile {
    Optional<MappingSection> dates = root.section("dates");
    ZoneId source = settings.dialect().zone().orElse(null);
    if (dates.isEmpty()) {
      return DeclaredTime.iso(source);
    }
    MappingSection section = dates.get().knows(List.of("as", "format", "zone"));
    Optional<DeclaredText> zone = section.text("zone");
    return DeclaredTime.of(section, zone.isPresent() ? zone(zone.get()) : source);
  }

  private ZoneId zone(DeclaredText text) throws MalformedFile {
    try {
      return ZoneId.of(text.text().trim());
    } catch (DateTimeException e) {
      throw root.at(text.line(), "'" + text.text() + "' is no time zone", e.getMessage())
          .remedy("write one such as UTC or America/New_York");
    }
  }

  private boolean isEffectiveBilled() throws MalformedFile {
    Optional<DeclaredText> word = root.text("effective_cost");
    if (word.isPresent() && !word.get().text().equals("billed")) {
      throw root.at(word.get().line(), "effective_cost can only be billed", "it says otherwise")
          .remedy("write effective_cost: billed, or map a column to EffectiveCost");
    }
    return word.isPresent();
  }

  private Map<SourceColumn, Set<String>> skipped() throws MalformedFile {
    Map<SourceColumn, Set<String>> skipped = new LinkedHashMap<>();
    Optional<MappingSection> section = root.section("skip");
    if (section.isPresent()) {
      for (String column : section.get().keys()) {
        Set<String> words = new HashSet<>();
        for (DeclaredText word : section.get().texts(column)) {
          words.add(word.text().trim().toLowerCase(Locale.ROOT));
        }
        skipped.put(new SourceColumn(column.trim(), section.get().line(column), false), words);
      }
    }
    return skipped;
  }

  private Set<String> kept() throws MalformedFile {
    Set<String> kept = new HashSet<>();
    for (DeclaredText column : root.texts("keep")) {
      kept.add(column.text().trim());
    }
    return Set.copyOf(kept);
  }

  private void assertReachable(InvoiceMapping mapping) throws MalformedFile {
    boolean hasEffective = isFilled(mapping, FocusCharge.EFFECTIVE_COST);
    if (mapping.costs().isEffectiveBilled() && hasEffective) {
      throw root.at(
              root.line("effective_cost"),
              "EffectiveCost is filled twice",
              "by effective_cost: and by a column or constant")
          .remedy("remove one of them");
    }
    for (Col column : FocusColumns.MANDATORY) {
      boolean isReached =
          OF_PERIODS.contains(column)
              || isFilled(mapping, column)
              || column == FocusCharge.BILLED_COST && mapping.costs().isPricedByList()
              || column == FocusCharge.EFFECTIVE_COST && mapping.costs().isEffectiveBilled();
      if (!isReached) {
        throw root.error(
                "nothing fills the mandatory column " + column.name(),
                "neither columns: nor constants: names it")
            .remedy(remedy(column));
      }
    }
    if (!isFilled(mapping, FocusCharge.PROVIDER_NAME)
        && !isFilled(mapping, FocusCharge.SERVICE_PROVIDER_NAME)) {
      throw root.error(
              "nothing fills ProviderName", "the GPUs of an instance type depend on the provider")
          .remedy("add ProviderName: to constants:");
    }
  }

  private static String remedy(Col column) {
    if (column == FocusCharge.EFFECTIVE_COST) {
      return "map a column to it, or write effective_cost: billed if the invoice spreads nothing"
          + " over time";
    }
    if (column == FocusCharge.BILLED_COST) {
      return "map a column to it, or write price_list: true if the file only has usage";
    }
    return "add {from: …, to: %s} to columns:, or %s: … to constants:"
        .formatted(column.name(), column.name());
  }

  static boolean isFilled(InvoiceMapping mapping, Col column) {
    return mapping.constants().containsKey(column)
        || mapping.columns().stream().anyMatch(rule -> rule.to() == column);
  }

  private void assertKept(InvoiceMapping mapping) throws MalformedFile {
    for (ColumnRule rule : mapping.columns()) {
      if (mapping.known().kept().contains(rule.from().name())) {
        throw root.at(
                root.line("keep"), "'" + rule.from().name() + "' is mapped and kept", "both say it")
            .remedy("remove it from keep:");
      }
    }
  }
}

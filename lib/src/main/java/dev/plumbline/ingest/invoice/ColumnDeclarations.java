package dev.plumbline.ingest.invoice;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.billing.Amounts;
import dev.plumbline.ingest.billing.FocusColumns;
import dev.plumbline.ingest.billing.Tags;
import dev.plumbline.ingest.billing.Vocabulary;
import dev.plumbline.ingest.mapping.DeclaredText;
import dev.plumbline.ingest.mapping.MappingSection;
import dev.plumbline.ingest.mapping.NearestWord;
import dev.plumbline.ingest.mapping.SourceColumn;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.FocusCharge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.TimestampType;

/** Reads a mapping's constants and columns. */
final class ColumnDeclarations {
  private static final List<String> KEYS =
      List.of(
          "from",
          "to",
          "optional",
          "remove",
          "decimal",
          "parentheses",
          "words",
          "otherwise",
          "blank");

  private final MappingSection root;
  private final Map<Col, Integer> filled = new HashMap<>();

  ColumnDeclarations(MappingSection root) {
    this.root = root;
  }

  /** Columns that have one value on every line. */
  Map<Col, String> constants() throws MalformedFile {
    Map<Col, String> constants = new LinkedHashMap<>();
    Optional<MappingSection> section = root.section("constants");
    if (section.isPresent()) {
      Map<String, DeclaredText> entries = section.get().entries();
      for (String name : section.get().keys()) {
        DeclaredText value = entries.get(name);
        Col column = focus(new DeclaredText(name, section.get().line(name)));
        assertValue(column, value);
        constants.put(column, value.text().trim());
      }
    }
    return constants;
  }

  /** What becomes of the invoice's columns. */
  List<ColumnRule> rules() throws MalformedFile {
    List<ColumnRule> rules = new ArrayList<>();
    for (MappingSection entry : root.sections("columns")) {
      rules.add(rule(entry.knows(KEYS)));
    }
    if (rules.isEmpty()) {
      throw root.at(root.line("columns"), "no column is mapped", "columns: is missing or empty")
          .remedy("write columns: [{from: …, to: BilledCost}, …]");
    }
    return List.copyOf(rules);
  }

  private ColumnRule rule(MappingSection entry) throws MalformedFile {
    DeclaredText from = entry.required("from", "add from: COLUMN, as the header spells it");
    Col column = focus(entry.required("to", "add to: COLUMN of FOCUS"));
    SourceColumn source = new SourceColumn(from.text().trim(), from.line(), entry.flag("optional"));
    if (source.isOptional() && column.isRequired()) {
      throw entry
          .at(
              from.line(),
              column.name() + " is mandatory, its column cannot be optional",
              "no line could be used")
          .remedy("remove optional:");
    }
    return new ColumnRule(
        source,
        column,
        amount(entry, column),
        words(entry, column),
        value(entry, "otherwise", column),
        value(entry, "blank", column));
  }

  private Col focus(DeclaredText name) throws MalformedFile {
    Col column = FocusColumns.named(name.text());
    if (column == null) {
      List<String> names = FocusColumns.ALL.stream().map(Col::name).toList();
      throw root.at(name.line(), "'" + name.text() + "' is no column of FOCUS", "no line has it")
          .remedy(
              "did you mean '%s'? Columns to keep by name stand under keep:"
                  .formatted(NearestWord.of(name.text(), names).orElse("")));
    }
    if (InvoiceDeclaration.OF_PERIODS.contains(column)) {
      throw root.at(name.line(), column.name() + " is filled by a period", "not by one column")
          .remedy("write billing_period: or charge_period:");
    }
    if (column.type() instanceof TimestampType) {
      throw root.at(name.line(), column.name() + " cannot be mapped", "it is a time")
          .remedy("remove it");
    }
    Integer before = filled.put(column, name.line());
    if (before != null) {
      throw root.at(name.line(), column.name() + " is filled twice", "line " + before + " fills it")
          .remedy("remove one of them");
    }
    return column;
  }

  private AmountText amount(MappingSection entry, Col column) throws MalformedFile {
    boolean isDecimal = column.type() instanceof DecimalType;
    if (isDecimal && entry.has("blank")) {
      throw entry
          .at(entry.line("blank"), "an empty amount cannot become one", "what is absent is unknown")
          .remedy("remove blank:");
    }
    for (String key : List.of("remove", "decimal", "parentheses")) {
      if (entry.has(key) && !isDecimal) {
        throw entry
            .at(entry.line(key), key + " is for decimals", column.name() + " is none")
            .remedy("remove it");
      }
    }
    return isDecimal ? amount(entry) : AmountText.PLAIN;
  }

  /** How decimals are written, by the keys {@code remove}, {@code decimal}, {@code parentheses}. */
  static AmountText amount(MappingSection entry) throws MalformedFile {
    String removed = entry.text("remove").map(DeclaredText::text).orElse("");
    if (removed.chars().anyMatch(c -> c >= '0' && c <= '9' || c == '-')) {
      throw entry
          .at(entry.line("remove"), "digits and signs cannot be removed", "they are the number")
          .remedy("remove only what is written around it");
    }
    String point = entry.text("decimal").map(DeclaredText::text).orElse(".");
    if (!List.of(".", ",").contains(point) || removed.contains(point)) {
      throw entry
          .at(
              entry.line("decimal"),
              "the decimal character cannot be '" + point + "'",
              "it is a point or a comma that is not removed")
          .remedy("write decimal: \",\" and remove: \".\", or leave both out");
    }
    Optional<DeclaredText> parentheses = entry.text("parentheses");
    if (parentheses.isPresent() && !parentheses.get().text().equals("negative")) {
      throw entry
          .at(parentheses.get().line(), "parentheses can only be negative", "it says otherwise")
          .remedy("write parentheses: negative");
    }
    return new AmountText(removed, point.charAt(0), parentheses.isPresent());
  }

  private Map<String, String> words(MappingSection entry, Col column) throws MalformedFile {
    Map<String, String> words = new HashMap<>();
    Optional<MappingSection> section = entry.section("words");
    if (section.isPresent()) {
      for (Map.Entry<String, DeclaredText> word : section.get().entries().entrySet()) {
        assertValue(column, word.getValue());
        words.put(word.getKey().trim().toLowerCase(Locale.ROOT), word.getValue().text().trim());
      }
    } else if (entry.has("otherwise")) {
      throw entry
          .at(entry.line("otherwise"), "otherwise stands without words", "it would fill every line")
          .remedy("write a constant, or add words:");
    }
    return Map.copyOf(words);
  }

  private String value(MappingSection entry, String key, Col column) throws MalformedFile {
    Optional<DeclaredText> value = entry.text(key);
    if (value.isPresent()) {
      assertValue(column, value.get());
    }
    return value.map(text -> text.text().trim()).orElse(null);
  }

  private void assertValue(Col column, DeclaredText value) throws MalformedFile {
    String text = value.text().trim();
    boolean isReadable =
        column.type() instanceof DecimalType
            ? Amounts.of(text).amount() != null
            : column == FocusCharge.TAGS
                ? Tags.of(text) != null
                : !Vocabulary.rules(column) || Vocabulary.spelling(column, text) != null;
    if (text.isEmpty() || !isReadable) {
      throw root.at(
              value.line(),
              "'%s' is no value of %s".formatted(text, column.name()),
              "FOCUS does not know it")
          .remedy("write " + column.meaning());
    }
  }
}

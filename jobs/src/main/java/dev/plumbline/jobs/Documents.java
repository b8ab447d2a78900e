package dev.plumbline.jobs;

import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.metrics.Metric;
import dev.plumbline.metrics.Metrics;
import dev.plumbline.policies.Policies;
import dev.plumbline.policies.Policy;
import dev.plumbline.policies.PolicyValues;
import dev.plumbline.schema.Check;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.Tables;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The documents that are derived from the declarations, by file name under {@code docs/}. */
public final class Documents {
  private static final String NOTE =
      "Generated from the declarations by `./plumbline docs`; do not edit.\n\n";

  private Documents() {}

  /** File name → content. */
  public static Map<String, String> all() {
    Map<String, String> documents = new LinkedHashMap<>();
    documents.put("TABLES.md", tables());
    documents.put("JOBS.md", jobs());
    documents.put("METRICS.md", metrics());
    documents.put("POLICIES.md", policies());
    documents.put("REJECTS.md", RejectDocument.of(NOTE));
    documents.put("FORMATS.md", FormatDocuments.all(NOTE));
    documents.put("submit.md", SubmitDocument.of(NOTE));
    documents.put("jobs.json", SchedulerDocument.text());
    documents.put("man/plumbline.1", ManPage.of(Main.commandLine()));
    return documents;
  }

  private static String tables() {
    StringBuilder text = new StringBuilder("# Tables\n\n").append(NOTE);
    text.append("| layer | table | one row is | sliced by |\n|---|---|---|---|\n");
    Tables.ALL.forEach(table -> text.append(indexed(table)));
    text.append("\nWhy records are refused, and what to do: [REJECTS.md](REJECTS.md).\n\n");
    for (TableSpec table : Tables.ALL) {
      text.append("## ").append(table.fullName()).append("\n\n").append(table.doc());
      text.append("\n\nOne row: ").append(table.grain());
      table.partition().ifPresent(c -> text.append(". Sliced by `").append(c.name()).append("`"));
      text.append(". At `LAKE/").append(table.path()).append("`.\n\n");
      text.append("| column | type | unit | always | meaning |\n|---|---|---|---|---|\n");
      for (Col column : table.columns()) {
        text.append(
            "| `%s` | %s | %s | %s | %s |%n"
                .formatted(
                    column.name(),
                    column.type().simpleString(),
                    column.unit().symbol(),
                    column.isRequired() ? "yes" : "",
                    cell(meaning(column))));
      }
      text.append("\nChecks:\n\n");
      table.checks().forEach(check -> text.append(check(check)));
      text.append('\n');
    }
    return text.toString();
  }

  /** A table's line of the index; the link is the anchor that GitHub makes of its heading. */
  private static String indexed(TableSpec table) {
    String layer = table.layer().name().toLowerCase(Locale.ROOT);
    String anchor = table.fullName().replace(".", "");
    String slice = table.partition().map(column -> "`" + column.name() + "`").orElse("");
    return "| %s | [`%s`](#%s) | %s | %s |%n"
        .formatted(layer, table.name(), anchor, cell(table.grain()), slice);
  }

  private static String meaning(Col column) {
    return column.source().isEmpty()
        ? column.meaning()
        : column.meaning() + " (from " + column.source() + ")";
  }

  private static String check(Check check) {
    String severity = check.severity().name().toLowerCase(Locale.ROOT);
    return "- " + severity + ": " + cell(check.name()) + "\n";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static String jobs() {
    StringBuilder text = new StringBuilder("# Jobs\n\n").append(NOTE);
    text.append("In the order they run; the order follows from what they read.\n\n");
    text.append("| job | stage | reads | writes | ruled by | what it does |\n");
    text.append("|---|---|---|---|---|---|\n");
    for (Job job : JobCatalog.ALL) {
      JobSpec spec = job.spec();
      text.append(
          "| `%s` | %s | %s | %s | %s | %s |%n"
              .formatted(
                  spec.name(),
                  spec.stage().text(),
                  join(spec.reads().stream().map(Documents::input).toList()),
                  join(spec.writes().stream().map(t -> "`" + t.fullName() + "`").toList()),
                  join(spec.policies()),
                  cell(spec.doc())));
    }
    return text.toString();
  }

  private static String input(JobSpec.Input input) {
    return "`" + input.table().fullName() + "` (" + input.reach().words() + ")";
  }

  private static String join(java.util.List<String> parts) {
    return String.join(", ", parts);
  }

  private static String metrics() {
    StringBuilder text = new StringBuilder("# Metrics\n\n").append(NOTE);
    text.append("| metric | unit | grain | formula | meaning |\n|---|---|---|---|---|\n");
    for (Metric metric : Metrics.ALL) {
      text.append(
          "| `%s` | %s | %s | %s | %s |%n"
              .formatted(
                  metric.name(),
                  metric.unit().symbol(),
                  cell(metric.grain()),
                  cell(metric.formula()),
                  cell(metric.doc())));
    }
    return text.toString();
  }

  private static String policies() {
    StringBuilder text = new StringBuilder("# Policies\n\n").append(NOTE);
    for (Policy policy : Policies.DEFAULT.all()) {
      text.append("## ").append(policy.id()).append(" v").append(policy.version());
      text.append("\n\n").append(policy.description());
      text.append(" Effective from ").append(policy.effectiveFrom()).append(".\n\n");
      text.append("| value | default |\n|---|---|\n");
      for (PolicyValues.Value value : PolicyValues.of(policy)) {
        Object shown = value.value() instanceof Duration d ? d.toSeconds() : value.value();
        text.append("| `%s` | %s |%n".formatted(value.key(), shown));
      }
      text.append('\n');
    }
    return text.toString();
  }
}

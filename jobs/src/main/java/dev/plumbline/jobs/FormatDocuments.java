package dev.plumbline.jobs;

import static java.util.stream.Collectors.joining;

import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatFamily.Kind;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.UnreadFormat;

/** What is generated of the formats: a document, and the lines of the README. */
final class FormatDocuments {
  private FormatDocuments() {}

  /** A line for each kind, whose ids lead to their formats in this document. */
  static String index(String document) {
    StringBuilder text = new StringBuilder();
    for (Kind kind : Kind.values()) {
      String ids =
          Ingesters.ALL.stream()
              .filter(ingester -> ingester.family().kind() == kind)
              .map(
                  ingester ->
                      "[`%s`](%s#%s)"
                          .formatted(ingester.format(), document, ingester.family().name()))
              .collect(joining(", "));
      text.append("- ").append(kind.title()).append(": ").append(ids).append(".\n");
    }
    return text.toString();
  }

  /** Every format in full. */
  static String all(String note) {
    StringBuilder text = new StringBuilder("# Formats\n\n").append(note);
    text.append("A source names one of these as its `format`, or says `auto`.\n\n");
    text.append(index("")).append('\n');
    Ingesters.families().forEach(family -> one(family, text));
    text.append("## Known and not read\n\n| files | what to deliver instead |\n|---|---|\n");
    for (UnreadFormat unread : UnreadFormat.values()) {
      text.append("| %s | %s |%n".formatted(cell(unread.title()), cell(unread.remedy())));
    }
    return text.toString();
  }

  private static void one(FormatFamily family, StringBuilder text) {
    FormatGuide guide = Ingesters.of(family).get(0).guide();
    text.append("## ").append(family.name()).append("\n\n").append(family.description());
    text.append(" `format`: ").append(ids(family)).append('.');
    text.append("\n\n```\n").append(guide.example().stripTrailing()).append("\n```\n\n");
    text.append("Rows of `").append(family.rows().fullName()).append("`.\n\n");
    text.append("| field | column | rule |\n|---|---|---|\n");
    for (Reads reads : guide.reads()) {
      text.append(
          "| %s | %s | %s |%n"
              .formatted(cell(reads.field()), cell(reads.column()), cell(reads.rule())));
    }
    text.append("\nIt cannot give:\n\n");
    guide.cannotGive().forEach(line -> text.append("- ").append(line).append('\n'));
    if (!guide.settings().isEmpty()) {
      text.append("\nKeys of its source: `");
      text.append(String.join("`, `", guide.settings())).append("`.\n");
    }
    text.append('\n');
  }

  private static String ids(FormatFamily family) {
    return Ingesters.of(family).stream().map(Ingester::format).collect(joining("`, `", "`", "`"));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}

package dev.plumbline.jobs;

import static java.util.stream.Collectors.joining;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.UnreadFormat;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code plumbline formats}: the formats that are read, or one of them in full. */
@Command(
    name = "formats",
    description = {
      "Lists the formats that are read; with a FORMAT, an example, the fields that are read,",
      "and what files of it cannot give."
    })
final class FormatsCommand implements OfflineCommand {
  @Parameters(arity = "0..1", paramLabel = "FORMAT", description = "Id of a format.")
  private String format;

  @Override
  public Integer call() {
    if (format == null) {
      list();
    } else {
      show(Ingesters.of(format).orElseThrow(() -> unknown(format)));
    }
    return 0;
  }

  private static Failure unknown(String format) {
    List<String> formats = Ingesters.ALL.stream().map(Ingester::format).toList();
    return new Failure(
        Category.CONFIGURATION,
        "the format " + format + " is not read",
        "it is none of those listed",
        "use one of: " + String.join(", ", formats));
  }

  private static void list() {
    for (FormatFamily family : Ingesters.families()) {
      System.out.printf("%s%n  %s%n", ids(family), family.description());
    }
    System.out.println();
    System.out.println("A source may say format: auto. These are known and refused by name:");
    for (UnreadFormat unread : UnreadFormat.values()) {
      System.out.printf("  %s: %s%n", unread.title(), unread.remedy());
    }
  }

  private static String ids(FormatFamily family) {
    return Ingesters.of(family).stream().map(Ingester::format).collect(joining(", "));
  }

  private static void show(Ingester ingester) {
    FormatGuide guide = ingester.guide();
    System.out.printf("%s: %s%n%n", ids(ingester.family()), ingester.family().description());
    System.out.println("For example:");
    guide.example().lines().forEach(line -> System.out.println("  " + line));
    System.out.printf("%nRead into %s:%n", ingester.rows().fullName());
    for (Reads reads : guide.reads()) {
      String rule = reads.rule().isEmpty() ? "" : " (" + reads.rule() + ")";
      System.out.printf("  %s → %s%s%n", reads.field(), reads.column(), rule);
    }
    System.out.printf("%nIt cannot give:%n");
    guide.cannotGive().forEach(line -> System.out.println("  - " + line));
    if (!guide.settings().isEmpty()) {
      System.out.printf("%nKeys of its source: %s%n", String.join(", ", guide.settings()));
    }
    System.out.printf(
        "%nA record that cannot be used stands in bronze.reject with its reasons and what to do;%n"
            + "docs/REJECTS.md has all reasons.%n");
  }
}

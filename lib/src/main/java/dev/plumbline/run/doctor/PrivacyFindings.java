package dev.plumbline.run.doctor;

import dev.plumbline.config.Configuration.Source;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.secrets.Privacy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Whether what is declared as personal data is something that files have. */
final class PrivacyFindings {
  private static final int MOST_NEAR = 3;

  private PrivacyFindings() {}

  static List<Finding> of(Examination examination) {
    Privacy privacy =
        examination.configuration().sources().stream()
            .map(source -> source.settings().privacy())
            .findFirst()
            .orElse(Privacy.NONE);
    if (!privacy.isDeclared() || examination.sources().isEmpty()) {
      return List.of();
    }
    Set<String> unseen = new TreeSet<>(privacy.names());
    unseen.removeAll(examination.fleet().personal());
    if (unseen.isEmpty()) {
      return List.of(
          Finding.ok("every name under privacy: stands in some file" + examination.inSample(), ""));
    }
    NavigableSet<String> candidates = new TreeSet<>(examination.fleet().personal());
    candidates.addAll(columns(examination));
    candidates.removeAll(privacy.names());
    List<String> told = unseen.stream().map(name -> name + near(name, candidates)).toList();
    return List.of(
        Finding.warning(
            "names under privacy: of which no file had a value%s: %s; they are likely misspelt, and"
                    .formatted(examination.inSample(), Examination.names(told))
                + " what was meant stands in the tables in clear",
            examination.file(),
            "correct them, letter by letter, to the name of the label, column or field of JSON that"
                + " holds it; keep those that are still to come"));
  }

  /** Columns of the rows and label sets that the configured sources make. */
  private static Set<String> columns(Examination examination) {
    Set<String> columns = new TreeSet<>();
    for (Source source : examination.configuration().sources()) {
      Stream<Ingester> ingesters =
          Ingesters.of(source.settings().format()).map(Stream::of).orElseGet(Ingesters.ALL::stream);
      ingesters
          .flatMap(each -> Stream.concat(Stream.of(each.rows()), each.sideRows().stream()))
          .flatMap(table -> table.columns().stream())
          .forEach(column -> columns.add(column.name()));
    }
    return columns;
  }

  /** The few names that could have been meant: a third of the letters differ at most. */
  private static String near(String name, Set<String> candidates) {
    LevenshteinDistance distance = new LevenshteinDistance(Math.max(1, name.length() / 3));
    List<String> near = new ArrayList<>(candidates);
    near.removeIf(candidate -> distance.apply(name, candidate) < 0);
    near.sort(Comparator.comparing(candidate -> distance.apply(name, candidate)));
    return near.isEmpty()
        ? ""
        : " (near: " + String.join(", ", near.subList(0, Math.min(MOST_NEAR, near.size()))) + ")";
  }
}

package dev.plumbline.jobs;

import dev.plumbline.run.answers.Compared;
import dev.plumbline.run.answers.ComparedPart;
import dev.plumbline.run.answers.VersionDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** In what two versions of a model differ, for a person: what is equal stands in one line. */
final class DiffText {
  private static final int NAMED = 3;

  private final VersionDiff diff;
  private final List<String> lines = new ArrayList<>();

  DiffText(VersionDiff diff) {
    this.diff = diff;
  }

  /**
   * All lines.
   *
   * @param from which publication it is from
   */
  List<String> lines(String from) {
    lines.add("%s → %s".formatted(diff.first().key(), diff.second().key()));
    lines.add(from);
    lines.add("");
    diff.parts().forEach(this::part);
    together("equal: ", ComparedPart::equal);
    together("not known of either: ", ComparedPart::unknown);
    return lines;
  }

  private void part(ComparedPart part) {
    List<Compared> different = part.different();
    if (different.isEmpty()) {
      return;
    }
    lines.add(part.name());
    for (Compared one : different) {
      lines.add(
          "  %s: %s → %s%s"
              .formatted(
                  one.what(),
                  one.first().text(),
                  one.second().text(),
                  one.change() == null ? "" : " (" + one.change() + ")"));
    }
    lines.add("");
  }

  private void together(String head, Function<ComparedPart, List<Compared>> which) {
    String parts =
        diff.parts().stream()
            .filter(part -> !which.apply(part).isEmpty())
            .map(part -> named(part, which.apply(part)))
            .collect(Collectors.joining(", "));
    if (!parts.isEmpty()) {
      lines.add(head + parts);
    }
  }

  /** The whole part, or what of it. */
  private static String named(ComparedPart part, List<Compared> things) {
    if (things.size() == part.things().size()) {
      return part.name();
    }
    return things.size() > NAMED
        ? "%s (%d of %d)".formatted(part.name(), things.size(), part.things().size())
        : "%s (%s)"
            .formatted(
                part.name(), things.stream().map(Compared::what).collect(Collectors.joining(", ")));
  }
}

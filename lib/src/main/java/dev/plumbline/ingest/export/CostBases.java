package dev.plumbline.ingest.export;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Refuses actual costs beside amortized costs: each is the whole bill. */
final class CostBases {
  private static final Pattern ACTUAL = word("actual");
  private static final Pattern AMORTIZED = word("amorti[sz]ed");

  private CostBases() {}

  private static Pattern word(String word) {
    return Pattern.compile("(?<![a-z])" + word + "(?:[-_ ]?costs?)?(?![a-z])");
  }

  static void check(
      String source, LocalDate period, List<BillFile> files, Collection<Manifest> manifests) {
    for (BillFile actual : files) {
      for (BillFile amortized : files) {
        if (says(ACTUAL, actual, manifests)
            && says(AMORTIZED, amortized, manifests)
            && areOfOneAccount(actual, amortized)) {
          throw new Failure(
              Category.CONFIGURATION,
              "source %s reads actual and amortized costs of billing period %s: each is the whole"
                      .formatted(source, period)
                  + " bill",
              actual.path() + " and " + amortized.path(),
              "let path: match one of them: amortized costs spread reservations over their use,"
                  + " actual costs are the invoice");
        }
      }
    }
  }

  private static boolean says(Pattern word, BillFile file, Collection<Manifest> manifests) {
    return Stream.concat(
            Stream.of(file.path()),
            manifests.stream().filter(m -> m.names(file.path())).map(Manifest::kind))
        .anyMatch(text -> word.matcher(text.toLowerCase(Locale.ROOT)).find());
  }

  private static boolean areOfOneAccount(BillFile one, BillFile other) {
    return one.accounts().isEmpty()
        || other.accounts().isEmpty()
        || !Collections.disjoint(one.accounts(), other.accounts());
  }
}

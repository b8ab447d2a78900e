package dev.plumbline.cost.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.terms.DocumentKind;
import dev.plumbline.terms.ShareKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is charged and corrected, the documents come to what is charged, line by line. */
class DocumentsDuePropertiesTest {
  private static final YearMonth JULY = YearMonth.of(2026, 7);
  private static final String[] TEAMS = {null, "a", "b", "B", "a/b"};
  private static final String[] PROJECTS = {null, "p", "q"};
  private static final ShareKind[] KINDS = {ShareKind.HELD, ShareKind.TAX, ShareKind.EMPTY};

  @Property(tries = 300)
  void theDocumentsOfAnAccountComeToWhatItIsCharged(@ForAll long seed) {
    Random random = new Random(seed);
    List<StatementDocument> issued = new ArrayList<>();
    for (int close = 0; close < 4; close++) {
      ChargedLines now = new ChargedLines();
      Map<Account, Map<LineKey, BigDecimal>> expected = new TreeMap<>();
      int rows = random.nextInt(12);
      for (int row = 0; row < rows; row++) {
        Account account = new Account(any(random, TEAMS), random.nextBoolean() ? "EUR" : "USD");
        LineKey key =
            new LineKey(
                LineKind.of(any(random, KINDS)),
                any(random, PROJECTS),
                LocalDate.of(2026, 7, 1),
                "I-" + random.nextInt(2));
        BigDecimal cost = BigDecimal.valueOf(random.nextInt(7) - 3, 2);
        now.add(account, key, new Amounts(cost, cost, BigDecimal.ZERO, null, null));
        expected.computeIfAbsent(account, a -> new TreeMap<>()).merge(key, cost, BigDecimal::add);
      }
      List<StatementDocument> due = DocumentsDue.of(JULY, now, issued);
      issued.addAll(due);
      assertThat(DocumentsDue.of(JULY, now, issued)).isEmpty();
      assertThat(summed(issued)).isEqualTo(withoutNothing(expected));
    }
    Set<String> numbers = new HashSet<>();
    for (StatementDocument document : issued) {
      assertThat(document.lines()).isNotEmpty();
      boolean isFirst = document.kind() == DocumentKind.STATEMENT;
      assertThat(document.corrects() == null).isEqualTo(isFirst);
      assertThat(isFirst || numbers.contains(document.corrects())).isTrue();
      assertThat(numbers.add(document.number())).isTrue();
    }
  }

  private static <T> T any(Random random, T[] all) {
    return all[random.nextInt(all.length)];
  }

  private static Map<Account, Map<LineKey, BigDecimal>> summed(List<StatementDocument> issued) {
    Map<Account, Map<LineKey, BigDecimal>> sums = new TreeMap<>();
    for (StatementDocument document : issued) {
      Map<LineKey, BigDecimal> lines =
          sums.computeIfAbsent(document.account(), a -> new TreeMap<>());
      document
          .lines()
          .forEach(line -> lines.merge(line.key(), line.amounts().billed(), BigDecimal::add));
    }
    return withoutNothing(sums);
  }

  private static Map<Account, Map<LineKey, BigDecimal>> withoutNothing(
      Map<Account, Map<LineKey, BigDecimal>> sums) {
    Map<Account, Map<LineKey, BigDecimal>> left = new TreeMap<>();
    sums.forEach(
        (account, lines) -> {
          Map<LineKey, BigDecimal> some = new TreeMap<>(lines);
          some.values().removeIf(cost -> cost.signum() == 0);
          if (!some.isEmpty()) {
            left.put(account, some);
          }
        });
    return left;
  }
}

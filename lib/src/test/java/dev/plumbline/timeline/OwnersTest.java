package dev.plumbline.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.terms.HoldOutcome;
import dev.plumbline.terms.OwnerKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of the entries that mean a holder on a date, the first says who pays. */
class OwnersTest {
  private static final Owners OWNERS =
      new Owners(
          List.of(
              entry("canaries", "serve-*", "*-canary-*", null, "release"),
              dated("namespace=chat", "chat", "2026-07-01", null, "assistants"),
              dated("namespace=chat", "chat", null, "2026-06-15", "chat"),
              entry(null, null, null, "debug", "platform")));

  private static Owner entry(
      String rule, String namespace, String pod, String partition, String team) {
    Holders holders =
        new Holders(
            TextPattern.of(namespace),
            TextPattern.of(pod),
            null,
            null,
            TextPattern.of(partition),
            null);
    return new Owner(rule, holders, null, null, team, null);
  }

  private static Owner dated(String rule, String namespace, String from, String to, String team) {
    return new Owner(rule, Holders.ofNamespace(namespace), date(from), date(to), team, null);
  }

  private static LocalDate date(String text) {
    return text == null ? null : LocalDate.parse(text);
  }

  private static Holder holder(String namespace, String pod, String partition) {
    Workload workload =
        partition == null
            ? null
            : new Workload(
                "slurm:1", OwnerKind.SLURM_JOB, "ana", "lab", partition, null, HoldOutcome.RUNNING);
    return new Holder(namespace, pod, null, null, workload);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "serve-chat, parrot-canary-7, -,     2026-07-14, release,    canaries",
        "serve-chat, parrot-7,        -,     2026-07-14, -,          -",
        "other,      a-canary-1,      -,     2026-07-14, -,          -",
        "chat,       p,               -,     2026-07-01, assistants, namespace=chat",
        "chat,       p,               -,     2026-06-30, -,          -",
        "chat,       p,               -,     2026-06-15, chat,       namespace=chat",
        "-,          -,               debug, 2026-07-14, platform,   partition=debug",
        "-,          -,               train, 2026-07-14, -,          -",
        "-,          p,               -,     2026-07-14, -,          -"
      })
  void theFirstEntryThatMeansAHolderOnADateIsItsOwner(
      String namespace, String pod, String partition, LocalDate date, String team, String rule) {
    Owner owner = OWNERS.of(holder(namespace, pod, partition), date);
    assertThat(owner == null ? null : owner.team()).isEqualTo(team);
    assertThat(owner == null ? null : owner.rule()).isEqualTo(rule);
  }

  /** Against a plain second way: regular expressions of the whole name, sorted by place. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anyRulesGiveWhatTheFirstOfThemGives(long seed) {
    Random dice = new Random(seed);
    List<String> texts = Arrays.asList(null, "a", "ab", "a*", "*b", "*a*", "b.");
    List<Owner> entries = new ArrayList<>();
    while (entries.size() < 12) {
      String namespace = texts.get(dice.nextInt(texts.size()));
      String pod = texts.get(dice.nextInt(texts.size()));
      if (namespace != null || pod != null) {
        LocalDate from = dice.nextBoolean() ? null : LocalDate.of(2026, 7, 1 + dice.nextInt(20));
        Holders holders =
            new Holders(TextPattern.of(namespace), TextPattern.of(pod), null, null, null, null);
        entries.add(new Owner("rule" + entries.size(), holders, from, null, "t", null));
      }
    }
    for (int i = 0; i < 300; i++) {
      String namespace = List.of("a", "ab", "b", "aab", "bx", "b.").get(dice.nextInt(6));
      String pod = List.of("a", "b", "xab", "ba").get(dice.nextInt(4));
      LocalDate date = LocalDate.of(2026, 7, 1 + dice.nextInt(28));
      String expected =
          entries.stream()
              .filter(e -> e.from() == null || e.from().compareTo(date) <= 0)
              .filter(e -> is(e.holders().namespace(), namespace) && is(e.holders().pod(), pod))
              .map(Owner::rule)
              .findFirst()
              .orElse(null);
      Owner found = new Owners(entries).of(new Holder(namespace, pod, null), date);
      assertThat(found == null ? null : found.rule()).isEqualTo(expected);
    }
  }

  private static boolean is(TextPattern asked, String text) {
    return asked == null || text.matches(asked.text().replace(".", "[.]").replace("*", ".*"));
  }
}

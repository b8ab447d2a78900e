package dev.plumbline.config;

import dev.plumbline.ingest.secrets.Privacy;
import dev.plumbline.timeline.Holders;
import dev.plumbline.timeline.Owner;
import dev.plumbline.timeline.TextPattern;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the entries under {@code owners:}, of which the first that means a holder counts. */
final class OwnerEntries {
  private static final String[] KEYS = {
    "name",
    "namespace",
    "pod",
    "account",
    "user",
    "partition",
    "queue",
    "from",
    "to",
    "team",
    "project"
  };

  private OwnerEntries() {}

  /** Owners as rows name them: by a pseudonym where what they go by is personal data. */
  static Function<YamlSection, Owner> read(Privacy privacy) {
    Map<Holders, List<Entry>> known = new HashMap<>();
    return section -> {
      section.knows(KEYS);
      Owner owner = section.checked(() -> owner(section, privacy));
      List<Entry> before = known.computeIfAbsent(owner.holders(), h -> new ArrayList<>());
      for (Entry entry : before) {
        refuse(section, entry, owner);
      }
      before.add(new Entry(owner, section.line()));
      return owner;
    };
  }

  /** An entry and its line. */
  private record Entry(Owner owner, int line) {}

  private static void refuse(YamlSection section, Entry before, Owner owner) {
    boolean isBegunBefore =
        before.owner().from() == null
            || owner.from() != null && !owner.from().isBefore(before.owner().from());
    boolean isEndedAfter =
        before.owner().to() == null
            || owner.to() != null && !owner.to().isAfter(before.owner().to());
    if (isBegunBefore && isEndedAfter) {
      throw section.error(
          "%s stands twice, first in line %d, which has all dates of this one"
              .formatted(owner.holders(), before.line()),
          "keep one of them, or say from: and to:, the newest entry first");
    }
  }

  private static Owner owner(YamlSection s, Privacy privacy) {
    Holders holders =
        new Holders(
            text(s, privacy, "namespace", "namespace"),
            text(s, privacy, "pod", "pod"),
            text(s, privacy, "account", "account"),
            text(s, privacy, "user", "owner_user"),
            TextPattern.of(s.text("partition").orElse(null)),
            TextPattern.of(s.text("queue").orElse(null)));
    LocalDate from = s.date("from").orElse(null);
    LocalDate to = s.date("to").orElse(null);
    return new Owner(
        s.text("name").orElse(null),
        holders,
        from,
        to,
        s.text("team").orElse(null),
        s.text("project").orElse(null));
  }

  /** A pattern finds nobody where rows have pseudonyms. */
  private static TextPattern text(YamlSection s, Privacy privacy, String key, String column) {
    String text = s.text(key).orElse(null);
    if (text != null
        && text.indexOf('*') >= 0
        && (privacy.names().contains(column) || privacy.names().contains(key))) {
      throw s.error(
          "owners by a pattern find nobody where " + key + " is personal data",
          "write " + key + ": without *");
    }
    return TextPattern.of(privacy.kept(column, text));
  }
}

package dev.plumbline.jobs.idle;

import dev.plumbline.report.PriceBasis;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.idle.Freeing;
import dev.plumbline.run.idle.IdleAsked;
import dev.plumbline.run.idle.IdleCost;
import dev.plumbline.run.idle.IdleLine;
import dev.plumbline.run.idle.IdleNight;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.terms.OwnerKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The answer in lines. Money of different bases of the price stands apart, the dearest GPU of each
 * first.
 *
 * @param night what idled
 * @param strip how days are drawn
 * @param shown how many GPUs of each basis are listed
 */
public record IdleText(IdleNight night, ActivityStrip strip, int shown) {
  private static final String INDENT = "    ";
  private static final String MIDNIGHT = "24:00";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

  /** The lines, of which the first says it all. */
  public List<String> lines(Export export) {
    List<String> lines = new ArrayList<>();
    lines.add(sentence());
    lines.addAll(besides());
    lines.addAll(new NotMeasuredText(night.notMeasured()).lines());
    lines.add("from publication %d (run %s)".formatted(export.publication(), export.night()));
    byBasis().forEach((basis, some) -> lines.addAll(section(basis, some)));
    if (!night.devices().isEmpty()) {
      lines.add("");
      lines.add(strip.legend());
      lines.add(
          "commands are printed, never run; a pod that a controller made comes back: scale that");
    }
    return lines;
  }

  private String sentence() {
    String of = narrowed(night.asked());
    boolean isStill = night.asked().isStill();
    if (night.devices().isEmpty()) {
      return isStill
          ? "no GPU%s was still idle at the end of what was observed on %s"
              .formatted(of, night.date())
          : "no GPU%s idled on %s".formatted(of, night.date());
    }
    String gpus = "%d GPU%s%s".formatted(night.gpus(), night.gpus() == 1 ? "" : "s", of);
    String hours = Amounts.hours(night.seconds());
    return isStill
        ? "%s still idle at the end of what was observed on %s, after %s idle GPU-hours: %s"
            .formatted(gpus, night.date(), hours, cost())
        : "%s idled for %s GPU-hours on %s: %s; still idle at the end: %d"
            .formatted(gpus, hours, night.date(), cost(), night.stillIdle());
  }

  private String cost() {
    String cost =
        IdleCost.of(night.devices()).stream()
            .map(sum -> Amounts.named(sum.basis(), sum.cost()) + label(sum))
            .collect(Collectors.joining(" and "));
    return cost.isEmpty() ? "not priced" : cost + unpriced();
  }

  private String unpriced() {
    return night.unpricedSeconds().signum() == 0
        ? ""
        : ", and %s GPU-hours that are not priced"
            .formatted(Amounts.hours(night.unpricedSeconds()));
  }

  /** The basis is named where one currency has several. */
  private String label(IdleCost sum) {
    long bases =
        IdleCost.of(night.devices()).stream()
            .filter(other -> other.basis().currency().equals(sum.basis().currency()))
            .count();
    return bases == 1 ? "" : " (" + sum.basis().label() + ")";
  }

  private static String narrowed(IdleAsked asked) {
    StringBuilder of = new StringBuilder();
    append(of, "node", asked.node());
    append(of, "team", asked.team());
    append(of, "owner", asked.owner());
    return of.toString();
  }

  private static void append(StringBuilder of, String what, String name) {
    if (name != null) {
      of.append(of.isEmpty() ? " of " : ", ").append(what).append(' ').append(name);
    }
  }

  /** Unused commitments, which are no GPUs. */
  private List<String> besides() {
    List<IdleLine> commitments = night.commitments();
    if (commitments.isEmpty()) {
      return List.of();
    }
    String cost =
        IdleCost.of(commitments).stream()
            .map(sum -> Amounts.named(sum.basis(), sum.cost()))
            .collect(Collectors.joining(" and "));
    boolean isUnknown =
        commitments.stream()
            .anyMatch(l -> l.seconds() == null || l.row().has(IdleWasteDaily.UNQUANTIFIED_COST));
    return List.of(
        "apart from them, unused commitments, which are no GPUs: %s, %s%s GPU-hours"
            .formatted(
                cost.isEmpty() ? "not priced" : cost,
                isUnknown ? "at least " : "",
                Amounts.hours(IdleNight.seconds(commitments))));
  }

  private TreeMap<PriceBasis, List<IdleLine>> byBasis() {
    return night.devices().stream()
        .collect(Collectors.groupingBy(IdleLine::basis, TreeMap::new, Collectors.toList()));
  }

  private List<String> section(PriceBasis basis, List<IdleLine> some) {
    List<String> lines = new ArrayList<>(List.of("", heading(basis, some)));
    some.stream().limit(shown).forEach(line -> lines.addAll(block(line)));
    if (some.size() > shown) {
      List<IdleLine> left = some.subList(shown, some.size());
      lines.add(
          "  and %d more of %s GPU-hours%s: --all lists them"
              .formatted(
                  left.size(),
                  Amounts.hours(IdleNight.seconds(left)),
                  IdleCost.of(left).stream()
                      .map(sum -> ", " + Amounts.named(sum.basis(), sum.cost()))
                      .collect(Collectors.joining())));
    }
    return lines;
  }

  private static String heading(PriceBasis basis, List<IdleLine> some) {
    return IdleCost.of(some).stream()
        .findFirst()
        .map(
            sum ->
                "%s: %s; %d nights like it %s"
                    .formatted(
                        basis.title(),
                        Amounts.money(basis, sum.cost()),
                        IdleLine.NIGHTS,
                        Amounts.money(basis, sum.monthly())))
        .orElse("not priced: nothing is known that these hours cost");
  }

  private List<String> block(IdleLine line) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  %s  %s  %s%s"
            .formatted(gpu(line), money(line), name(line, IdleWasteDaily.OWNER), team(line)));
    lines.add(
        INDENT
            + "%s  %s, %s GPU-hours"
                .formatted(
                    strip.of(line.activity()), stretch(line), Amounts.hours(line.seconds())));
    lines.add(
        INDENT
            + "%s since %s, %s%s"
                .formatted(
                    name(line, IdleWasteDaily.CAUSE),
                    line.row().date(IdleWasteDaily.FIRST_SEEN_DATE),
                    name(line, IdleWasteDaily.DEVICE_ID),
                    line.row().has(IdleWasteDaily.CLUSTER)
                        ? ", cluster " + name(line, IdleWasteDaily.CLUSTER)
                        : ""));
    lines.addAll(freeing(line));
    return lines;
  }

  private static String team(IdleLine line) {
    if (line.row().has(IdleWasteDaily.TEAM)) {
      return ", team " + name(line, IdleWasteDaily.TEAM);
    }
    boolean isHeld = !OwnerKind.UNALLOCATED.text().equals(line.row().text(IdleWasteDaily.OWNER));
    return isHeld ? ", no team" : "";
  }

  private static String gpu(IdleLine line) {
    String index = line.row().text(IdleWasteDaily.GPU_INDEX);
    return name(line, IdleWasteDaily.NODE) + (index == null ? "" : " GPU " + index);
  }

  private static String money(IdleLine line) {
    return line.cost() == null
        ? "not priced"
        : "%s, a month %s"
            .formatted(
                Amounts.named(line.basis(), line.cost()),
                Amounts.money(line.basis(), new IdleCost(line.basis(), line.cost()).monthly()));
  }

  private static String name(IdleLine line, Col column) {
    String name = line.row().text(column);
    return name == null ? "not known" : name;
  }

  private String stretch(IdleLine line) {
    if (!line.row().has(IdleWasteDaily.LONGEST_FROM)) {
      return "from-to not known";
    }
    Instant from = line.row().instant(IdleWasteDaily.LONGEST_FROM);
    Instant lastFrom = line.row().instant(IdleWasteDaily.LAST_FROM);
    String longest = span(from, line.row().instant(IdleWasteDaily.LONGEST_TO));
    String last = span(lastFrom, line.row().instant(IdleWasteDaily.LAST_TO));
    if (line.isStill()) {
      String still =
          lastFrom.equals(from) ? longest + " and still idle" : "longest %s, still idle %s";
      return still.formatted(longest, last)
          + (last.endsWith(MIDNIGHT) ? "" : " when its data ended");
    }
    return lastFrom.equals(from) ? longest : "longest %s, last %s".formatted(longest, last);
  }

  private String span(Instant from, Instant to) {
    LocalDate next = night.date().plusDays(1);
    boolean isMidnight = to.equals(next.atStartOfDay().toInstant(ZoneOffset.UTC));
    return TIME.format(from) + "-" + (isMidnight ? MIDNIGHT : TIME.format(to));
  }

  /** A command that ends work stands behind a sign, so that nobody pastes it unread. */
  private static List<String> freeing(IdleLine line) {
    Freeing freeing = line.freeing();
    List<String> lines = new ArrayList<>();
    if (freeing.note() != null) {
      lines.add(INDENT + "# " + freeing.note());
    }
    if (freeing.command() != null) {
      lines.add(INDENT + (line.isStill() ? "" : "# ") + freeing.command());
    }
    return lines;
  }
}

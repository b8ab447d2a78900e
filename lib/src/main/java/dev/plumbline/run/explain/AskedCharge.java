package dev.plumbline.run.explain;

import dev.plumbline.failure.Failure;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.CostAllocation;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.terms.ShareKind;
import dev.plumbline.terms.Term;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A figure of a month's sheet that somebody asks about.
 *
 * @param kinds whose parts are summed
 * @param name what they are called in the id
 * @param narrowed what it is narrowed to
 */
public record AskedCharge(YearMonth month, List<ShareKind> kinds, String name, Narrowed narrowed) {
  /** What all that is charged is called. */
  public static final String ALL = "charged";

  private static final String EXAMPLE = "2026-07/charged, 2026-07/held/USD or 2026-07/tax/EUR";

  /** True where the id is that of a month. */
  public static boolean isAsked(String id) {
    return id.matches("\\d{4}-\\d{2}/.*");
  }

  /**
   * Reads an id, {@code MONTH/KIND} or {@code MONTH/KIND/CURRENCY}.
   *
   * @throws Failure {@code CONFIGURATION} where it is no such
   */
  public static AskedCharge of(String id, String team, boolean withoutTeam) {
    String[] parts = id.split("/", -1);
    if (parts.length > 3) {
      throw unknown(id, "it is not written MONTH/KIND or MONTH/KIND/CURRENCY");
    }
    Narrowed narrowed = new Narrowed(parts.length == 3 ? parts[2] : null, team, withoutTeam);
    if (narrowed.problem() != null) {
      throw unknown(id, narrowed.problem());
    }
    YearMonth month;
    try {
      month = YearMonth.parse(parts[0]);
    } catch (DateTimeException e) {
      throw unknown(id, "'" + parts[0] + "' is no month");
    }
    List<ShareKind> kinds =
        Stream.of(ShareKind.values())
            .filter(kind -> parts[1].equals(ALL) || kind.text().equals(parts[1]))
            .toList();
    if (kinds.isEmpty()) {
      String known = String.join(", ", Term.texts(ShareKind.class));
      throw unknown(id, "'" + parts[1] + "' is neither " + ALL + " nor any of " + known);
    }
    return new AskedCharge(month, kinds, parts[1], narrowed);
  }

  private static Failure unknown(String id, String because) {
    return new Failure(
        Failure.Category.CONFIGURATION,
        "there is no figure " + id,
        because,
        "name one like " + EXAMPLE + "; plumbline month shows them");
  }

  /** As it is written. */
  public String id() {
    return month + "/" + name + narrowed.ending();
  }

  /** Its rows of the sheet. */
  Picked sheet(Collection<LocalDate> periods) {
    Picked picked =
        Picked.of(ChargebackMonthly.TABLE)
            .with(ChargebackMonthly.PERIOD, periods)
            .with(ChargebackMonthly.SEEN_DATE, List.of());
    return narrowed(
        picked, ChargebackMonthly.SHARE_KIND, ChargebackMonthly.CURRENCY, ChargebackMonthly.TEAM);
  }

  /** Its parts of charges. */
  Picked parts(Collection<LocalDate> periods) {
    Picked picked =
        Picked.of(CostAllocation.TABLE)
            .with(CostAllocation.PERIOD, periods)
            .with(CostAllocation.SEEN_DATE, List.of());
    Col currency = CostAllocation.of(FocusCharge.BILLING_CURRENCY);
    return narrowed(picked, CostAllocation.SHARE_KIND, currency, CostAllocation.TEAM);
  }

  private Picked narrowed(Picked all, Col kind, Col money, Col payer) {
    return narrowed.of(name.equals(ALL) ? all : all.with(kind, kinds), money, payer);
  }

  /** The billing periods of a table that start in the month. */
  List<LocalDate> periods(Collection<LocalDate> slices, TableSpec table) {
    List<LocalDate> periods =
        slices.stream().filter(date -> YearMonth.from(date).equals(month)).sorted().toList();
    if (periods.isEmpty()) {
      throw new Failure(
          Failure.Category.CONFIGURATION,
          "no published billing period starts in " + month,
          table + " has periods of " + slices.stream().map(YearMonth::from).distinct().toList(),
          "ask for one of these");
    }
    return periods;
  }
}

package dev.plumbline.run.explain;

import dev.plumbline.schema.Col;
import java.util.List;

/**
 * What a figure is narrowed to.
 *
 * @param currency only its money in this currency; null for all of it
 * @param team only what this team held or is charged with; null for everybody
 * @param isWithoutTeam only what is no team's
 */
public record Narrowed(String currency, String team, boolean isWithoutTeam) {
  /** Why it cannot be; null where it can. */
  String problem() {
    return team != null && isWithoutTeam ? "--team and --no-team exclude each other" : null;
  }

  /** Of these rows those that it is narrowed to. */
  Picked of(Picked all, Col money, Col payer) {
    Picked picked = currency == null ? all : all.with(money, List.of(currency));
    if (isWithoutTeam) {
      return picked.with(payer, List.of());
    }
    return team == null ? picked : picked.with(payer, List.of(team));
  }

  /** What an id ends with. */
  String ending() {
    return currency == null ? "" : "/" + currency;
  }

  /** Whose it is, behind the id; empty for everybody. */
  public String whose() {
    if (isWithoutTeam) {
      return ", of no team";
    }
    return team == null ? "" : ", of team " + team;
  }
}

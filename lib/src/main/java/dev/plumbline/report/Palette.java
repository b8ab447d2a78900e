package dev.plumbline.report;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every colour of the report, by what it means; each meaning has one, and no two share one. Text
 * stands off every surface by at least 4.5 : 1, marks of charts by at least 3 : 1 (WCAG 2.2, 1.4.3
 * and 1.4.11), in light and in dark; marks that would touch are parted by a line of the surface.
 */
enum Palette {
  PAPER(Role.SURFACE, "#f5f6f8", "#11161c"),
  CARD(Role.SURFACE, "#ffffff", "#1a2129"),
  HEAD(Role.SURFACE, "#eef1f5", "#222b35"),
  POOR_BACK(Role.TINT, "#fdecea", "#3a1d1b"),
  FAIR_BACK(Role.TINT, "#fff6e0", "#352a12"),
  LINE(Role.RULE, "#dde2e8", "#313b47"),

  INK(Role.TEXT, "#17202b", "#e6eaef"),
  SOFT(Role.TEXT, "#55606e", "#a3adb9"),
  ACCENT(Role.TEXT, "#1f5fa8", "#7db4ee"),
  GOOD(Role.TEXT, "#17743a", "#62c489"),
  FAIR(Role.TEXT, "#8a5a00", "#e5b457"),
  POOR(Role.TEXT, "#b3261e", "#ff8a7d"),

  TOTAL(Role.MARK, "#2c3749", "#dde4ef"),
  PLUS(Role.MARK, "#6178a8", "#a3b7dc"),
  MINUS(Role.MARK, "#1f6a73", "#36848f"),
  WASTE(Role.MARK, "#d4500f", "#ee7233"),
  UNMEASURED(Role.MARK, "#848b95", "#868d97"),
  UNRESOLVED(Role.MARK, "#8257a8", "#c29be0"),
  GAP(Role.MARK, "#2168bd", "#4a9be8"),
  DELIVERED(Role.MARK, "#178a48", "#2fb46b"),
  /** Delivered, efficiency gap and all else that is no idle waste, undivided. */
  IN_USE(Role.MARK, "#1a9a8e", "#5ed0c0"),
  CAUSE_0(Role.MARK, "#8a0700", "#d93f61"),
  CAUSE_1(Role.MARK, "#50038f", "#ad52c8"),
  CAUSE_2(Role.MARK, "#b72164", "#fb69ad"),
  CAUSE_3(Role.MARK, "#cf55b7", "#ffb0cf"),
  CAUSE_4(Role.MARK, "#846048", "#ffbc64"),
  CAUSE_5(Role.MARK, "#1f5521", "#a7f161"),
  CAUSE_6(Role.MARK, "#7e77fa", "#656eef"),
  CAUSE_7(Role.MARK, "#73235b", "#ac678b"),
  CAUSE_8(Role.MARK, "#183d9c", "#7778ba"),
  CAUSE_9(Role.MARK, "#c17275", "#c7988b"),
  SERIES_0(Role.MARK, "#7e2499", "#ac77fa"),
  SERIES_1(Role.MARK, "#513f00", "#a57636"),
  SERIES_2(Role.MARK, "#0090e1", "#e285fe"),
  SERIES_3(Role.MARK, "#5a9900", "#bcb815"),
  SERIES_4(Role.MARK, "#ea5163", "#ebea9b"),
  /** Idle by declaration: a cost with a name. */
  STANDBY(Role.MARK, "#000484", "#49f9c3");

  /** What a colour is for. */
  enum Role {
    /** What text and marks stand on. */
    SURFACE,
    /** What only text stands on. */
    TINT,
    /** A line that parts things and says nothing. */
    RULE,
    /** Letters. */
    TEXT,
    /** Bars, lines and areas that say something. */
    MARK
  }

  private final Role role;
  private final String light;
  private final String dark;

  Palette(Role role, String light, String dark) {
    this.role = role;
    this.light = light;
    this.dark = dark;
  }

  Role role() {
    return role;
  }

  /** On a light screen and in print, as {@code #rrggbb}. */
  String light() {
    return light;
  }

  /** On a dark screen. */
  String dark() {
    return dark;
  }

  /** Its name in the style sheet, in charts and in class names. */
  String tone() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The style sheet's variables, and a class for the swatch of each mark. */
  static String styles() {
    String swatches =
        Stream.of(values())
            .filter(colour -> colour.role == Role.MARK)
            .map(
                colour ->
                    ".tone-%1$s { background: var(--%1$s); fill: var(--%1$s); }"
                        .formatted(colour.tone()))
            .collect(Collectors.joining("\n"));
    return ":root { %s }\n@media screen and (prefers-color-scheme: dark) { :root { %s } }\n%s\n"
        .formatted(variables(false), variables(true), swatches);
  }

  private static String variables(boolean isDark) {
    return Stream.of(values())
        .map(colour -> "--" + colour.tone() + ": " + (isDark ? colour.dark : colour.light) + ";")
        .collect(Collectors.joining(" "));
  }
}

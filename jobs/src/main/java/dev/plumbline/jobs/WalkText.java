package dev.plumbline.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.run.month.PriceWalk;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What list price became, in two sentences for a terminal, and exact for a machine. */
final class WalkText {
  private WalkText() {}

  static List<String> lines(PriceWalk walk) {
    List<String> lines = new ArrayList<>();
    String currency = walk.currency();
    if (walk.list() != null) {
      lines.add(
          "%s at list price %s - negotiated %s - saved by commitments %s = cost %s"
              .formatted(
                  currency,
                  money(walk.list()),
                  money(walk.negotiated()),
                  money(walk.commitments()),
                  money(walk.cost())));
    }
    if (walk.unused() != null) {
      lines.add(
          "  beside it: %s of commitments that nothing used; net of it they saved %s"
              .formatted(
                  money(walk.unused()),
                  walk.commitments() == null
                      ? "what nobody can tell"
                      : money(walk.commitments().subtract(walk.unused()))));
    }
    if (walk.unpriced().lines() > 0) {
      lines.add(
          "  not in it: %s of %,d charges that state no list or contracted price"
              .formatted(money(walk.unpriced().cost()), walk.unpriced().lines()));
    }
    walk.covered()
        .ratio()
        .ifPresent(
            ratio ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "  commitments paid for %.1f %% of the billed GPU time that was used",
                        ratio * 100)));
    return lines;
  }

  static void add(List<PriceWalk> walks, ArrayNode list) {
    for (PriceWalk walk : walks) {
      ObjectNode one = list.addObject().put("billing_currency", walk.currency());
      one.put("list_cost", text(walk.list())).put("negotiated_saving", text(walk.negotiated()));
      one.put("commitment_saving", text(walk.commitments())).put("cost", text(walk.cost()));
      one.put("unused_commitment_cost", text(walk.unused()));
      one.put("unpriced_effective_cost", text(walk.unpriced().cost()));
      one.put("unpriced_lines", walk.unpriced().lines());
      one.put("gpu_seconds", text(walk.covered().seconds()));
      one.put("covered_gpu_seconds", text(walk.covered().byCommitments()));
    }
  }

  private static String text(BigDecimal amount) {
    return amount == null ? null : amount.stripTrailingZeros().toPlainString();
  }

  private static String money(BigDecimal amount) {
    return amount == null
        ? "an unknown amount"
        : String.format(Locale.ROOT, "%,.2f", amount.setScale(2, RoundingMode.HALF_UP));
  }
}

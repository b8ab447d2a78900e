package dev.plumbline.cost.recommendation;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.RecommendationDaily;

/**
 * What money is compared and added within.
 *
 * @param currency billing currency
 * @param source what priced it
 * @param state how final the price is
 */
record Basis(String currency, String source, String state) {
  static Basis of(Cells row) {
    return new Basis(
        row.text(RecommendationDaily.CURRENCY),
        row.text(RecommendationDaily.PRICE_SOURCE),
        row.text(RecommendationDaily.PRICE_STATE));
  }
}

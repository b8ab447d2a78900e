package dev.plumbline.cost.recommendation;

import dev.plumbline.terms.RecommendationRule;
import java.math.BigDecimal;

/**
 * How work could cost less.
 *
 * @param rule by which rule
 * @param target what it moves to; null where the rule says it all
 * @param saved of the cost of the date
 */
record Move(RecommendationRule rule, String target, BigDecimal saved) {}

/**
 * What would cost less, what that would save, and what was saved: of idle waste by its cause, of
 * work by what was measured of it. Start with {@link
 * dev.plumbline.cost.recommendation.Recommendations}.
 */
package dev.plumbline.cost.recommendation;

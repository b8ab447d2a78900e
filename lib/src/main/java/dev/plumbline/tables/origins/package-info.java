/**
 * Of which columns of their inputs the columns of silver and gold tables are made: one class per
 * table, all of them in {@link dev.plumbline.tables.origins.TableOrigins}. The night's own lineage
 * says what they say. Start with {@link dev.plumbline.tables.origins.WaterfallOrigins}.
 */
package dev.plumbline.tables.origins;

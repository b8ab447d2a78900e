/**
 * What the lineage tables say, as records of plain Java: runs, edges, registry entries, costs of
 * runs. No rule is applied here. Start with {@link dev.plumbline.lineage.known.LineageFacts}.
 */
package dev.plumbline.lineage.known;

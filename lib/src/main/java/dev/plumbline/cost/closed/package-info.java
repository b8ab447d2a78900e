/**
 * Closed is closed: rows of a closed billing period are carried over unchanged, and what differs
 * from them is dated the night that saw it. Start with {@link
 * dev.plumbline.cost.closed.ClosedRows}.
 */
package dev.plumbline.cost.closed;

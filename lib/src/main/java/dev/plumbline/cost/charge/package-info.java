/**
 * What one charge line is: its kind, its meter, its quantity of time, the resource and invoice it
 * belongs to. The rules are pure functions of the line; every later room reads their result in
 * {@code silver.charge_line}. Start with {@link dev.plumbline.cost.charge.ChargeRules}.
 */
package dev.plumbline.cost.charge;

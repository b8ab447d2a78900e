/**
 * From charge lines to what each billing resource is charged in each UTC hour, and for how many
 * GPU-seconds. Start with {@link dev.plumbline.cost.capacity.PaidHours}, whose rules are numbered.
 */
package dev.plumbline.cost.capacity;

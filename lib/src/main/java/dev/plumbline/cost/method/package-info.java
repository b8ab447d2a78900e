/**
 * What holders of machines would bear if their cost was split as others split it. {@link
 * dev.plumbline.cost.method.MethodSpread} brings the hours of a machine and the requests of its
 * holders together, {@link dev.plumbline.cost.method.MachineDay} makes the rows, and {@link
 * dev.plumbline.cost.method.HourSplit} divides the cost of one hour; the weights of each method
 * stand in {@link dev.plumbline.cost.method.MachineSize}. All but the first is plain Java. Here
 * nothing is charged: what is charged stands in the hours.
 */
package dev.plumbline.cost.method;

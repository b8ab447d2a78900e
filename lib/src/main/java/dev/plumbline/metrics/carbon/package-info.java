/**
 * What the energy of GPUs emitted: where a cluster gets its electricity, what that emits, and how
 * much more than its computers a data centre needs. Start with {@link
 * dev.plumbline.metrics.carbon.Electricity}.
 */
package dev.plumbline.metrics.carbon;

/**
 * Dated thresholds as validated records, each found by its class in {@link
 * dev.plumbline.policies.Policies}. A policy's components are its keys in the configuration. Start
 * with {@link dev.plumbline.policies.GpuStatePolicy}.
 */
package dev.plumbline.policies;

/**
 * Looked-up figures that ship with the program, each with its source in the file: fields of DCGM
 * and nvidia-smi, GPUs of instance types, peaks, clocks, MIG profiles. Read once, never written.
 * Start with {@link dev.plumbline.facts.GpuPeaks}.
 */
package dev.plumbline.facts;

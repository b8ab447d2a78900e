/**
 * Who a process is, told by what no wall clock moves, so that another process can tell whether it
 * is still there.
 */
package dev.plumbline.storage.process;

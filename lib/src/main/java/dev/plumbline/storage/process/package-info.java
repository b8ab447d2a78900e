/** Who a process is, so that another can tell whether it is still there. */
package dev.plumbline.storage.process;

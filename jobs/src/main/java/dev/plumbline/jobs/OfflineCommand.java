package dev.plumbline.jobs;

import java.util.concurrent.Callable;

/** A command that needs no session and no lake: it answers within a second. */
interface OfflineCommand extends Callable<Integer> {}

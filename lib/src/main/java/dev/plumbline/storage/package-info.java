/**
 * The only reader and writer of Delta tables, of landing files and of our own files beside the
 * tables; the only place that knows Spark's session, Hadoop's file systems and Delta's
 * transactions. Start with {@link dev.plumbline.storage.Lake} and {@link
 * dev.plumbline.storage.SliceStorage}.
 */
package dev.plumbline.storage;

/**
 * S3 and what speaks its language: conditional puts, by which of several processes one is the first
 * to put a file, the logs of tables that are written by them, and listings of landings. A module of
 * its own, which nothing needs that does not say {@code s3a://}.
 */
package dev.plumbline.storage.s3;

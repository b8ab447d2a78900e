package dev.plumbline.storage.waiting;

/**
 * Storage that is asked as one: a bucket, a disk.
 *
 * @param where what it is and where, for a person, without anything secret
 * @param end how long it is asked when it does not answer, in words
 */
public record Store(String where, String end) {}
